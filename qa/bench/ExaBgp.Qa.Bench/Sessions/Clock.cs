using System.Diagnostics;

namespace ExaBgp.Qa.Bench.Sessions;

/// <summary>The clock which all processes of a machine share (CLOCK_MONOTONIC), in seconds.</summary>
public static class Clock
{
    /// <summary>Now.</summary>
    public static double Now => (double)Stopwatch.GetTimestamp() / Stopwatch.Frequency;
}
