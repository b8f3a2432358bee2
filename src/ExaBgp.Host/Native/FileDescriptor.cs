namespace ExaBgp.Host.Native;

/// <summary>What is done to any file descriptor.</summary>
internal static unsafe class FileDescriptor
{
    internal const int CloseOnExec = 0x80000;
    internal const int NonBlocking = 0x800;
    private const int SetFlags = 4;
    private const int GetFlags = 3;
    private const int SetPipeSize = 1031;
    private const nuint WaitingOctets = 0x541B;

    /// <summary>Makes reads and writes of this end never block.</summary>
    internal static void SetNonBlocking(int fd) => Libc.FileControl(fd, SetFlags, Libc.FileControl(fd, GetFlags, 0) | NonBlocking);

    /// <summary>Asks for a larger pipe; the system may say no, which does no harm.</summary>
    internal static void EnlargePipe(int fd, int size) => Libc.FileControl(fd, SetPipeSize, size);

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
