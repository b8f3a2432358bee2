using ExaBgp.Host.Native;

namespace ExaBgp.Host.Processes;

/// <summary>How child processes end.</summary>
internal static unsafe class ChildStatus
{
    private const int ById = 1;
    private const int NoHang = 1;
    private const int Exited = 4;
    private const int KeepWaiting = 0x01000000;
    private const int StatusByExit = 1;
    private const nint OpenProcess = 434;

    /// <summary>A descriptor that can be read when the process has ended.</summary>
    internal static int OpenDescriptor(int process) => (int)Libc.SystemCall(OpenProcess, process, 0);

    /// <summary>
    /// Looks whether a child has ended, without reaping it: while it is not reaped its number, and so its group's, belongs to nobody else.
    /// The status is the exit status, or 256 + the signal.
    /// </summary>
    internal static bool TryPeek(int process, out int status)
    {
        // siginfo_t: signo, errno, code, padding, pid, uid, status.
        var information = stackalloc int[32];
        information[4] = 0;
        status = 0;
        int result;
        do result = Libc.WaitFor(ById, process, information, NoHang | Exited | KeepWaiting);
        while (result < 0 && Errno.Last == Errno.Interrupted);
        if (result < 0) return true;
        if (information[4] == 0) return false;
        status = information[2] == StatusByExit ? information[6] : 256 + information[6];
        return true;
    }

    /// <summary>Waits for a child and reaps it; its exit status, or 256 + the signal.</summary>
    internal static int Wait(int process)
    {
        const int ExitedMask = 0x7F;
        int status, result;
        do result = Libc.Reap(process, &status, 0);
        while (result < 0 && Errno.Last == Errno.Interrupted);
        if (result < 0) return 1;
        return (status & ExitedMask) == 0 ? (status >> 8) & 0xFF : 256 + (status & ExitedMask);
    }

    /// <summary>Reaps a child that has ended.</summary>
    internal static void Reap(int process)
    {
        int status, result;
        do result = Libc.Reap(process, &status, NoHang);
        while (result < 0 && Errno.Last == Errno.Interrupted);
    }
}
