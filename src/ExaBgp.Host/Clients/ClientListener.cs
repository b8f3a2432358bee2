using ExaBgp.Host.Epoll;
using ExaBgp.Host.Native;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Host.Clients;

/// <summary>The unix socket of the command-line channel.</summary>
internal sealed unsafe class ClientListener : EpollSource, IDisposable
{
    private readonly EpollPoller _poller;
    private readonly string _path;
    private readonly int _limit;
    private readonly SpareDescriptor _spare = new();
    private EpollWatch _watch;
    private int _clients;

    internal ClientListener(EpollPoller poller, int fd, string path, int limit)
    {
        _poller = poller;
        _path = path;
        _limit = limit;
        poller.Register(this);
        _watch = new EpollWatch(poller, fd, Handle, 0);
        _watch.Set(EpollMask.In);
    }

    /// <inheritdoc/>
    internal override void Ready(int role, EpollMask events)
    {
        var fd = Libc.Accept(_watch.Fd, null, null, FileDescriptor.CloseOnExec | FileDescriptor.NonBlocking);
        if (fd < 0)
        {
            if (SpareDescriptor.IsWanted) _spare.Refuse(_watch.Fd);
            return;
        }

        if (_clients >= _limit)
        {
            _ = FileDescriptor.Write(fd, "error: maximum concurrent clients reached\ndone\n"u8);
            _ = Libc.Close(fd);
            return;
        }

        _clients++;
        var client = new SocketClient(_poller, fd, this);
        _poller.Post(client, CompletionKind.ClientConnected, client.Handle);
    }

    /// <summary>A client has gone.</summary>
    internal void Left() => _clients--;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_watch.IsOpen) return;
        _watch.Close();
        _spare.Dispose();
        File.Delete(_path);
    }
}
