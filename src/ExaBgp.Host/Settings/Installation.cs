using System.Collections;

namespace ExaBgp.Host.Settings;

/// <summary>Where this program is installed, and what stands relative to that.</summary>
/// <param name="Root">Folder that holds <c>etc</c>, <c>run</c> and <c>bin</c>.</param>
public sealed record Installation(string Root)
{
    /// <summary>From <c>EXABGP_ROOT</c>, else from the program's folder without its <c>bin</c> or <c>sbin</c>. A program of the system has the system's root.</summary>
    public static Installation From(IDictionary environment, string programFolder)
    {
        var root = environment["EXABGP_ROOT"] as string is { Length: > 0 } given ? given : programFolder;
        root = Path.GetFullPath(root).TrimEnd('/');
        if (root.EndsWith("/bin", StringComparison.Ordinal) || root.EndsWith("/sbin", StringComparison.Ordinal)) root = root[..root.LastIndexOf('/')];
        return new Installation(root is "" or "/usr" ? "/" : root);
    }

    /// <summary>A path inside the root.</summary>
    public string Inside(string path) => $"{Root.TrimEnd('/')}/{path}";

    /// <summary>The settings file when nobody names one: of the installation, else of the system.</summary>
    public string SettingsFile => FirstExisting(Inside("etc/exabgp/exabgp.env"), "/etc/exabgp/exabgp.env");

    /// <summary>A configuration file: <c>etc/exabgp/X</c> is the installation's where it has one; anything else is as given. The result is absolute.</summary>
    public string ConfigurationFile(string name) =>
        name.StartsWith("etc/exabgp/", StringComparison.Ordinal) && File.Exists(Inside(name)) ? Inside(name) : Path.GetFullPath(name);

    private static string FirstExisting(string first, string second) => !File.Exists(first) && File.Exists(second) ? second : first;
}
