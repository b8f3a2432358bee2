using ExaBgp.Host.Native;

namespace ExaBgp.Host.Epoll;

/// <summary>
/// One descriptor's place in the epoll set, level-triggered. Without interest it leaves the set: hang-ups are reported whatever the mask,
/// and a paused descriptor must not keep the loop awake. It leaves before it is closed too, as a process just being started may hold a copy.
/// </summary>
internal struct EpollWatch(EpollPoller poller, int fd, int handle, int role)
{
    private EpollMask _mask;

    /// <summary>The descriptor, -1 when closed.</summary>
    internal int Fd { get; private set; } = fd;

    internal readonly bool IsOpen => Fd >= 0;

    /// <summary>Sets what to be told of.</summary>
    internal void Set(EpollMask mask)
    {
        if (mask == _mask || Fd < 0) return;
        poller.Control(Fd, _mask, mask, handle, role);
        _mask = mask;
    }

    /// <summary>Leaves the set and closes the descriptor.</summary>
    internal void Close()
    {
        if (Fd < 0) return;
        Set(EpollMask.None);
        _ = Libc.Close(Fd);
        Fd = -1;
    }
}
