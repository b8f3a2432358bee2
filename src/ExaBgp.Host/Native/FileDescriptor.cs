namespace ExaBgp.Host.Native;

/// <summary>What is done to any file descriptor.</summary>
internal static unsafe class FileDescriptor
{
    internal const int CloseOnExec = 0x80000;
    internal const int NonBlocking = 0x800;
    private const int SetFlags = 4;
    private const int GetFlags = 3;
    private const int SetLock = 37;
    private const int LockSize = 32;
    private const short WriteLock = 1;
    private const int SetPipeSize = 1031;
    private const nuint WaitingOctets = 0x541B;

    /// <summary>Makes reads and writes of this end never block.</summary>
    internal static void SetNonBlocking(int fd) => Libc.FileControl(fd, SetFlags, Libc.FileControl(fd, GetFlags, 0) | NonBlocking);

    /// <summary>Asks for a larger pipe; the system may say no, which does no harm.</summary>
    internal static void EnlargePipe(int fd, int size) => Libc.FileControl(fd, SetPipeSize, size);

    /// <summary>Locks a file for writing until the descriptor is closed (an open file description lock: others who read the file see nothing of it).</summary>
    internal static bool TryLock(int fd)
    {
        // struct flock: type i16, whence i16, start i64, length i64 (0: all), process i32.
        var description = stackalloc byte[LockSize];
        new Span<byte>(description, LockSize).Clear();
        *(short*)description = WriteLock;
        return Libc.FileControl(fd, SetLock, (nint)description) == 0;
    }

    /// <summary>Makes the octets all there is in a file.</summary>
    internal static bool TryReplace(int fd, ReadOnlySpan<byte> bytes) =>
        Libc.Truncate(fd, 0) == 0 && Libc.Seek(fd, 0, 0) == 0 && Write(fd, bytes) == bytes.Length;

    /// <summary>Octets that wait to be read.</summary>
    internal static int Waiting(int fd)
    {
        int count;
        return Libc.IoControl(fd, WaitingOctets, &count) == 0 ? count : 0;
    }

    /// <summary>Reads; -1 with errno when nothing was read.</summary>
    internal static nint Read(int fd, Span<byte> into)
    {
        fixed (byte* p = into)
        {
            nint n;
            do n = Libc.Read(fd, p, into.Length);
            while (n < 0 && Errno.Last == Errno.Interrupted);
            return n;
        }
    }

    /// <summary>Writes; -1 with errno when nothing was written.</summary>
    internal static nint Write(int fd, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* p = bytes)
        {
            nint n;
            do n = Libc.Write(fd, p, bytes.Length);
            while (n < 0 && Errno.Last == Errno.Interrupted);
            return n;
        }
    }
}
