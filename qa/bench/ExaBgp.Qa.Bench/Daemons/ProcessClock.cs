using System.Runtime.InteropServices;

namespace ExaBgp.Qa.Bench.Daemons;

/// <summary>The CPU time of another process, in nanoseconds where proc(5) has ticks of 10 ms.</summary>
internal static partial class ProcessClock
{
    /// <summary>User and system time of all its threads so far, in seconds; 0 when it has ended.</summary>
    public static double Seconds(int process)
    {
        // The clock of a process is its number inverted, behind it 2 for "all that was scheduled" (clock_getcpuclockid(3)).
        return ClockGetTime((~process << 3) | 2, out var time) == 0 ? time.Seconds + (time.Nanoseconds / 1e9) : 0;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
