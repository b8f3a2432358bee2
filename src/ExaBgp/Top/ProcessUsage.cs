using System.Globalization;

namespace ExaBgp.Top;

/// <summary>What a process uses.</summary>
/// <param name="Processor">Time of processors since its start.</param>
/// <param name="Memory">Octets of resident memory.</param>
internal readonly record struct ProcessUsage(TimeSpan Processor, long Memory)
{
    private const double TicksPerSecond = 100;

    /// <summary>Of a process of this machine; null when there is none of the number to be seen.</summary>
    public static ProcessUsage? Of(int process)
    {
        try
        {
            return Read(File.ReadAllText($"/proc/{process}/stat"), Environment.SystemPageSize);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads proc_pid_stat(5): fields 14 and 15 are ticks in user and kernel mode, 24 is the number of resident pages.</summary>
    public static ProcessUsage? Read(string stat, int pageSize)
    {
        // The name of the program, field 2, may have blanks and parentheses in it.
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 21
            && long.TryParse(fields[11], CultureInfo.InvariantCulture, out var user) && long.TryParse(fields[12], CultureInfo.InvariantCulture, out var kernel)
            && long.TryParse(fields[21], CultureInfo.InvariantCulture, out var pages)
            ? new ProcessUsage(TimeSpan.FromSeconds((user + kernel) / TicksPerSecond), pages * pageSize) : null;
    }
}
