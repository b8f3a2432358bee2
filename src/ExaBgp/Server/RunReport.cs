using System.Diagnostics;
using System.Globalization;

namespace ExaBgp.Server;

/// <summary>What a run has used.</summary>
internal static class RunReport
{
    private static readonly long Start = TimeProvider.System.GetTimestamp();

    /// <summary>Begins to count.</summary>
    public static void Begin() => _ = Start;

    public static string Text()
    {
        using var process = Process.GetCurrentProcess();
        var collections = GC.GetGCMemoryInfo();
        return string.Create(CultureInfo.InvariantCulture, $"""
            run time            {TimeProvider.System.GetElapsedTime(Start).TotalSeconds:F1} s
            processor time      {process.TotalProcessorTime.TotalSeconds:F2} s (system {process.PrivilegedProcessorTime.TotalSeconds:F2} s)
            largest memory      {process.PeakWorkingSet64 / 1024 / 1024} MiB
            memory now          {process.WorkingSet64 / 1024 / 1024} MiB, of which objects {GC.GetTotalMemory(false) / 1024 / 1024} MiB
            allocated           {GC.GetTotalAllocatedBytes() / 1024 / 1024} MiB
            collections         {GC.CollectionCount(0)} {GC.CollectionCount(1)} {GC.CollectionCount(2)}, pauses {GC.GetTotalPauseDuration().TotalMilliseconds:F0} ms, {collections.PauseTimePercentage:F2} % of the time

            """);
    }

    /// <summary>Writes the report to a file, or to standard output; false with the reason when that is not possible.</summary>
    public static bool TryWrite(string file, out string reason)
    {
        reason = string.Empty;
        try
        {
            if (file.Length == 0 || file == "stdout") Console.Out.Write(Text());
            else File.WriteAllText(file, Text());
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            reason = $"cannot write the report to {file}: {exception.Message}";
            return false;
        }
    }
}
