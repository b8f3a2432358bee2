using ExaBgp.Host.Epoll;
using ExaBgp.Host.Native;
using ExaBgp.Protocol;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Host.Sockets;

/// <summary>One TCP connection, being made or made.</summary>
internal sealed class Connection : StreamSocket
{
    /// <summary>Owns the descriptor, or none (-1) for an attempt that failed before there was one.</summary>
    internal Connection(EpollPoller poller, int fd, bool connecting)
        : base(poller, fd, CompletionKind.Readable, CompletionKind.Writable)
    {
        Connecting = connecting;
        if (!connecting) Establish();
    }

    internal (IpAddress Address, int Port) Local { get; private set; }

    internal (IpAddress Address, int Port) Remote { get; private set; }

    /// <summary>The attempt is under way.</summary>
    internal void AwaitConnect() => WatchConnecting();

    /// <summary>The attempt is over.</summary>
    internal void Fail(int errno)
    {
        Dispose();
        Connecting = false;
        Poller.Post(this, CompletionKind.ConnectFailed, errno);
    }

    /// <inheritdoc/>
    internal override void Ready(int role, EpollMask events)
    {
        if (!Connecting)
        {
            base.Ready(role, events);
            return;
        }

        var errno = SocketOptions.TakeError(Fd);
        if (errno == 0)
        {
            Establish();
            // With both ports in the ephemeral range TCP can connect a socket to itself.
            if (Local == Remote) errno = Errno.ConnectionRefused;
        }

        if (errno == 0) Poller.Post(this, CompletionKind.Connected);
        else Fail(errno);
    }

    private void Establish()
    {
        Connecting = false;
        Local = SocketAddress.LocalOf(Fd);
        Remote = SocketAddress.RemoteOf(Fd);
        Watch();
    }
}
