using ExaBgp.Host.Epoll;
using ExaBgp.Host.Sockets;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Host.Clients;

/// <summary>A client on the unix socket.</summary>
internal sealed class SocketClient : StreamSocket
{
    private readonly ClientListener _listener;

    internal SocketClient(EpollPoller poller, int fd, ClientListener listener)
        : base(poller, fd, CompletionKind.ClientReadable, CompletionKind.ClientWritable)
    {
        _listener = listener;
        Watch();
    }

    /// <summary>Makes room for another.</summary>
    internal void Leave() => _listener.Left();
}
