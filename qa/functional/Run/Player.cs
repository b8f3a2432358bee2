namespace ExaBgp.Qa.Functional.Run;

/// <summary>How this program is started again to play a helper.</summary>
public static class Player
{
    /// <summary>The shell words which start this program, up to its arguments.</summary>
    public static string Command
    {
        get
        {
            var self = Environment.ProcessPath ?? "dotnet";
            var assembly = typeof(Player).Assembly.Location;
            return Path.GetFileNameWithoutExtension(self) == "dotnet" ? $"{Quote(self)} {Quote(assembly)}" : Quote(self);
        }
    }

    /// <summary>The folder of the runtime, for programs that look it up in their environment.</summary>
    public static string RuntimeRoot =>
        Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root
            ? root
            : Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>A word which the shell takes as it is.</summary>
    public static string Quote(string word) => "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
