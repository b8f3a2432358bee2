using ExaBgp.Host.Native;

namespace ExaBgp.Host.Epoll;

/// <summary>
/// A descriptor kept for the moment when the process has no more: with it a connection is taken off a listener's queue and closed. Left in the queue it
/// would keep the loop awake.
/// </summary>
internal sealed unsafe class SpareDescriptor : IDisposable
{
    private int _fd = Open();

    /// <summary>True when the last accept failed for want of descriptors.</summary>
    internal static bool IsWanted => Errno.Last is Errno.TooManyFiles or Errno.TooManyFilesInSystem;

    /// <summary>Takes one connection off the queue of a listening socket and closes it.</summary>
    internal void Refuse(int listener)
    {
        Dispose();
        var fd = Libc.Accept(listener, null, null, FileDescriptor.CloseOnExec);
        if (fd >= 0) _ = Libc.Close(fd);
        _fd = Open();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_fd >= 0) _ = Libc.Close(_fd);
        _fd = -1;
    }

    private static int Open() => Libc.Open("/dev/null", FileDescriptor.CloseOnExec, 0);
}
