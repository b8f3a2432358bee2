using ExaBgp.Host.Native;

namespace ExaBgp.Host.Daemon;

/// <summary>This process as the system sees it.</summary>
public static class HostProcess
{
    public static int ParentId => Libc.ParentId();

    /// <summary>True when nobody but init waits for us.</summary>
    public static bool IsChildOfInit => Libc.ParentId() == 1;

    /// <summary>True when standard input is a socket, as a super-server gives it.</summary>
    public static bool IsInputSocket => FileStatus.IsSocket("/proc/self/fd/0");

    /// <summary>Permissions that new files do not get.</summary>
    public static void SetUmask(int mask) => _ = Libc.Umask(mask);
}
