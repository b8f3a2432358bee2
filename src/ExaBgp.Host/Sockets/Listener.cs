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
    private const int CloseOnExec = 0x80000;
    private const int NonBlocking = 0x800;

    private readonly EpollPoller _poller;
    private EpollWatch _watch;
    private int _spare = OpenSpare();

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
            var fd = Libc.Accept(_watch.Fd, null, null, CloseOnExec | NonBlocking);
            if (fd < 0)
            {
                switch (Errno.Last)
                {
                    case Errno.Again:
                        return;
                    case Errno.TooManyFiles or Errno.TooManyFilesInSystem:
                        RefuseOne();
                        return;
                    default:
                        continue;
                }
            }

            SocketOptions.SetNoDelay(fd);
            _poller.Post(this, CompletionKind.Accepted, new Connection(_poller, fd, connecting: false).Handle);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watch.Close();
        if (_spare >= 0) _ = Libc.Close(_spare);
        _spare = -1;
    }

    private static int OpenSpare() => Libc.Open("/dev/null", CloseOnExec, 0);

    /// <summary>Out of descriptors: one kept for this moment takes the connection off the queue, which would keep the loop awake.</summary>
    private void RefuseOne()
    {
        if (_spare >= 0) _ = Libc.Close(_spare);
        var fd = Libc.Accept(_watch.Fd, null, null, CloseOnExec);
        if (fd >= 0) _ = Libc.Close(fd);
        _spare = OpenSpare();
    }
}
