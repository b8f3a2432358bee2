namespace ExaBgp.CommandLine;

/// <summary>A line of version 4.2 in today's form.</summary>
/// <param name="Words">Command and words.</param>
/// <param name="Root">Of <c>--root</c>, or null.</param>
/// <param name="EnvironmentFile">Of <c>--env</c>, or null.</param>
internal sealed record LegacyLine(List<string> Words, string? Root, string? EnvironmentFile)
{
    /// <summary>Version 4.2 looked for the settings file in the folder of configurations.</summary>
    public static string Locate(string file, string? root)
    {
        if (Path.IsPathRooted(file)) return file;
        var there = Path.Combine(root is null or "" or "/" or "/usr" ? "/" : root, "etc/exabgp", file);
        return File.Exists(there) ? there : file;
    }
}
