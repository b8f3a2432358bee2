using ExaBgp.Host.Settings;

namespace ExaBgp.CommandLine;

/// <summary>What holds for whatever command runs.</summary>
internal static class Invocation
{
    /// <summary>What <c>--env-file</c> said, or null.</summary>
    public static string? EnvironmentFile { get; set; }

    /// <summary>Where this program is.</summary>
    public static string ProgramFolder => AppContext.BaseDirectory;

    /// <summary>Reads the settings; when something cannot be, says it in one line on standard error.</summary>
    public static bool TryReadSettings(out HostSettings settings)
    {
        if (SettingsReader.TryRead(Environment.GetEnvironmentVariables(), EnvironmentFile, ProgramFolder, out settings, out var error)) return true;
        Console.Error.WriteLine($"error: {error}");
        return false;
    }
}
