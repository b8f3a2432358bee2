namespace ExaBgp.Configuration.Migration;

/// <summary>
/// Renames the keys of JSON events that changed from one version to the next. A quote inside a JSON string has a backslash before it, so <c>"name":</c> is a
/// key wherever it stands.
/// </summary>
public static class EventMigration
{
    private static readonly (string Old, string New, ConfigurationVersion Since)[] Keys =
    [
        ("\"sr_capability_flags\":", "\"sr-capability-flags\":", ConfigurationVersion.Five),
        ("\"interface-address\":", "\"interface-addresses\":", ConfigurationVersion.Five),
        ("\"neighbor-address\":", "\"neighbor-addresses\":", ConfigurationVersion.Five),
        ("\"local-te-router-ids\":", "\"local-router-ids\":", ConfigurationVersion.Main),
    ];

    /// <summary>An event of version <paramref name="to"/> as a helper of version <paramref name="from"/> knows it. A line that is no event stays as it is.</summary>
    public static string Back(string line, ConfigurationVersion from, ConfigurationVersion to) => Rename(line, from, to, isBack: true);

    /// <summary>An event of version <paramref name="from"/> as version <paramref name="to"/> writes it.</summary>
    public static string Forward(string line, ConfigurationVersion from, ConfigurationVersion to) => Rename(line, from, to, isBack: false);

    private static string Rename(string line, ConfigurationVersion from, ConfigurationVersion to, bool isBack)
    {
        if (!line.StartsWith('{')) return line;
        foreach (var (old, replacement, since) in Keys)
        {
            if (from < since && to >= since) line = isBack ? line.Replace(replacement, old, StringComparison.Ordinal) : line.Replace(old, replacement, StringComparison.Ordinal);
        }

        return line;
    }
}
