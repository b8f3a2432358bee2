using System.Text;
using System.Text.RegularExpressions;

namespace ExaBgp.Configuration.Migration;

/// <summary>Rewrites a configuration file of an older version. Comments, quoted text and layout stay as they are.</summary>
public static partial class ConfigurationMigration
{
    private static readonly (ConfigurationVersion To, Regex Find, string Replace)[] Rules =
    [
        (ConfigurationVersion.Four, RouteRefresh(), "${before}route-refresh enable;"),
        (ConfigurationVersion.Four, InnerProcess(), "${before}api { processes [ ${name} ]; }"),
        (ConfigurationVersion.Five, SplitRouteRefresh(), "route-refresh"),
        (ConfigurationVersion.Five, NotAFragment(), "!is-fragment"),
        (ConfigurationVersion.Five, VpnSid(), "( l3-service "),
        (ConfigurationVersion.Five, OnceTrue(), "tcp.attempts = 1"),
        (ConfigurationVersion.Five, OnceFalse(), "tcp.attempts = 0"),
        (ConfigurationVersion.Five, SyslogFacility(), "facility daemon"),
        (ConfigurationVersion.Main, LabeledUnicast(), "labeled-unicast"),
    ];

    /// <summary>
    /// The text as version <paramref name="to"/> reads it. With <paramref name="keepEvents"/> each process is given the events and answers of
    /// version 4 (<c>api-version 4</c>), so that helpers written for it need no change.
    /// </summary>
    public static MigratedText Migrate(string text, ConfigurationVersion from, ConfigurationVersion to, bool keepEvents = false)
    {
        var changes = new List<string>();
        var lines = text.Split('\n').ToList();
        if (from < ConfigurationVersion.Four && to >= ConfigurationVersion.Four) AddEncoders(lines, changes);
        if (keepEvents && to == ConfigurationVersion.Main) KeepEvents(lines, changes);
        for (var i = 0; i < lines.Count; i++)
        {
            foreach (var (step, find, replace) in Rules)
            {
                if (step <= from || step > to) continue;
                var changed = OutsideText(lines[i], code => find.Replace(code, replace));
                if (changed == lines[i]) continue;
                changes.Add($"line {i + 1}: {lines[i].Trim()} -> {changed.Trim()}");
                lines[i] = changed;
            }
        }

        return new MigratedText(string.Join('\n', lines), changes);
    }

    /// <summary>A process without <c>encoder</c> had text events.</summary>
    private static void AddEncoders(List<string> lines, List<string> changes) => AddToProcesses("encoder text;", EncoderWord(), lines, changes);

    /// <summary>A helper that runs behind <c>migrate api</c> has its events rewritten already.</summary>
    private static void KeepEvents(List<string> lines, List<string> changes) => AddToProcesses("api-version 4;", VersionWord(), lines, changes);

    /// <summary>Puts a statement into each process section that does not have it.</summary>
    private static void AddToProcesses(string statement, Regex isThere, List<string> lines, List<string> changes)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (!ProcessStart().IsMatch(OutsideText(lines[i], static code => code))) continue;
            var end = i;
            var hasIt = false;
            for (; end < lines.Count; end++)
            {
                hasIt |= isThere.IsMatch(lines[end]);
                if (lines[end].Contains('}', StringComparison.Ordinal)) break;
            }

            if (hasIt) continue;
            var brace = lines[i].IndexOf('{', StringComparison.Ordinal);
            changes.Add($"line {i + 1}: {statement} added to {lines[i][..brace].Trim()}");
            lines[i] = lines[i].Insert(brace + 1, $" {statement}");
        }
    }

    /// <summary>Changes the parts of a line that are neither quoted nor a comment.</summary>
    private static string OutsideText(string line, Func<string, string> change)
    {
        var result = new StringBuilder();
        var start = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '#')
            {
                return result.Append(change(line[start..i])).Append(line, i, line.Length - i).ToString();
            }

            if (c is not ('"' or '\'')) continue;
            var end = line.IndexOf(c, i + 1);
            if (end < 0) end = line.Length - 1;
            result.Append(change(line[start..i])).Append(line, i, end - i + 1);
            i = end;
            start = end + 1;
        }

        return result.Append(change(line[start..])).ToString();
    }

    [GeneratedRegex(@"(?<before>^|[\s{;])route-refresh\s*;", RegexOptions.None, 1000)]
    private static partial Regex RouteRefresh();

    [GeneratedRegex(@"^(?<before>\s+)process\s+(?<name>[A-Za-z0-9._-]+)\s*;", RegexOptions.None, 1000)]
    private static partial Regex InnerProcess();

    [GeneratedRegex(@"\broute\s+refresh\b", RegexOptions.None, 1000)]
    private static partial Regex SplitRouteRefresh();

    [GeneratedRegex(@"\bnot-a-fragment\b", RegexOptions.None, 1000)]
    private static partial Regex NotAFragment();

    [GeneratedRegex(@"\(\s*(?:l3)?vpn\s+", RegexOptions.None, 1000)]
    private static partial Regex VpnSid();

    [GeneratedRegex(@"\btcp\.once\s*=?\s*true\b", RegexOptions.None, 1000)]
    private static partial Regex OnceTrue();

    [GeneratedRegex(@"\btcp\.once\s*=?\s*false\b", RegexOptions.None, 1000)]
    private static partial Regex OnceFalse();

    [GeneratedRegex(@"\bfacility\s+syslog\b", RegexOptions.None, 1000)]
    private static partial Regex SyslogFacility();

    [GeneratedRegex(@"(?<![\w-])nlri-mpls(?![\w-])", RegexOptions.None, 1000)]
    private static partial Regex LabeledUnicast();

    [GeneratedRegex(@"^\s*process\s+\S+\s*\{", RegexOptions.None, 1000)]
    private static partial Regex ProcessStart();

    [GeneratedRegex(@"\bencoder\b", RegexOptions.None, 1000)]
    private static partial Regex EncoderWord();

    [GeneratedRegex(@"\bapi-version\b|\bmigrate\s+api\b", RegexOptions.None, 1000)]
    private static partial Regex VersionWord();
}
