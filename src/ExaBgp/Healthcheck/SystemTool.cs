namespace ExaBgp.Healthcheck;

/// <summary>Where a program of the system is.</summary>
internal static class SystemTool
{
    /// <summary>Its path: one of PATH, or of the folders that PATH of a plain user lacks.</summary>
    public static string Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Concat(["/usr/sbin", "/sbin", "/usr/bin", "/bin"])
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists, "/sbin/" + name);
}
