namespace ExaBgp.CommandLine;

/// <summary>The name the program was started by, when it is a link whose name says which command is meant.</summary>
internal static class ProgramNames
{
    /// <summary>The names, and the command of each.</summary>
    public static readonly IReadOnlyDictionary<string, string> Links = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["exabgp-cli"] = "cli",
        ["exabgpcli"] = "cli",
        ["exabgp-healthcheck"] = "healthcheck",
        ["healthcheck"] = "healthcheck",
    };

    /// <summary>The words with the command in front: <c>exabgp-healthcheck …</c> is <c>healthcheck …</c>.</summary>
    /// <param name="program">Path or name the program was started by.</param>
    /// <param name="words">What followed it.</param>
    public static IReadOnlyList<string> Apply(string program, IReadOnlyList<string> words) =>
        Links.TryGetValue(Path.GetFileName(program), out var command) ? [command, .. words] : words;

    /// <summary>The name this process was started by: the runtime tells the path of what it loaded, whatever link led there.</summary>
    public static string Own()
    {
        try
        {
            var line = File.ReadAllBytes("/proc/self/cmdline");
            return System.Text.Encoding.UTF8.GetString(line.AsSpan(0, Math.Max(0, line.AsSpan().IndexOf((byte)0))));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Environment.GetCommandLineArgs()[0];
        }
    }
}
