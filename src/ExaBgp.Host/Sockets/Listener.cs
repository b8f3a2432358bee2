using ExaBgp.Host.Epoll;
using ExaBgp.Host.Native;
using ExaBgp.Protocol;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Host.Sockets;

/// <summary>A listening socket: each connection it accepts becomes a <see cref="Connection"/>.</summary>
internal sealed unsafe class Listener : EpollSource, IDisposable
{
    /// <summary>Connections accepted before others have their turn.</summary>
    private const int Batch = 64;

    private readonly EpollPoller _poller;
    private EpollWatch _watch;
    private readonly SpareDescriptor _spare = new();

    internal Listener(EpollPoller poller, int fd)
    {
        _poller = poller;
        poller.Register(this);
        _watch = new EpollWatch(poller, fd, Handle, 0);
        _watch.Set(EpollMask.In);
    }

    internal int Fd => _watch.Fd;

    /// <summary>Address and port it is bound to.</summary>
    internal (IpAddress Address, int Port) Local => SocketAddress.LocalOf(_watch.Fd);

    /// <inheritdoc/>
    internal override void Ready(int role, EpollMask events)
    {
        for (var i = 0; i < Batch; i++)
        {
            var fd = Libc.Accept(_watch.Fd, null, null, FileDescriptor.CloseOnExec | FileDescriptor.NonBlocking);
            if (fd < 0)
            {
                if (Errno.Last == Errno.Again) return;
                if (!SpareDescriptor.IsWanted) continue;
                _spare.Refuse(_watch.Fd);
                return;
            }

            SocketOptions.SetSending(fd);
            _poller.Post(this, CompletionKind.Accepted, new Connection(_poller, fd, connecting: false).Handle);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watch.Close();
        _spare.Dispose();
    }
}
