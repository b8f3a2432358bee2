using System.Runtime.InteropServices;

namespace ExaBgp.Qa.Functional.Run;

/// <summary>The few system calls which the base library does not have.</summary>
public static partial class Posix
{
    private static readonly Dictionary<string, int> Signals = new(StringComparer.OrdinalIgnoreCase)
    {
        ["SIGHUP"] = 1,
        ["SIGINT"] = 2,
        ["SIGKILL"] = 9,
        ["SIGUSR1"] = 10,
        ["SIGUSR2"] = 12,
        ["SIGALRM"] = 14,
        ["SIGTERM"] = 15,
    };

    /// <summary>Sends a signal to a process, or with a negative number to a process group. Whoever is gone already is not an error.</summary>
    /// <exception cref="FormatException">There is no signal of that name.</exception>
    public static void Signal(int process, string name)
    {
        if (!Signals.TryGetValue(name, out var number))
            throw new FormatException($"unknown signal: {name}");
        _ = Kill(process, number);
    }

    /// <summary>Whether a process, or with a negative number any of a process group, is there.</summary>
    public static bool Exists(int process) => Kill(process, 0) == 0;

    /// <summary>The number of the parent process.</summary>
    public static int ParentId() => GetParentId();

    /// <summary>Octets that wait unread in a pipe, seen from either end; 0 for anything else.</summary>
    public static int Waiting(int descriptor) => Control(descriptor, BytesToRead, out var count) == 0 ? count : 0;

    private const nuint BytesToRead = 0x541B;

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Control(int descriptor, nuint request, out int count);

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParentId();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
