namespace ExaBgp.Configuration.Migration;

/// <summary>Rewrites the command lines of a helper, action first, as the commands with the target first. What it does not know stays as it is.</summary>
public static class CommandMigration
{
    private static readonly (string Old, string New)[] Beginnings =
    [
        ("show neighbor", "peer show"), ("show adj-rib", "rib show"), ("flush adj-rib", "rib flush"), ("clear adj-rib", "rib clear"),
        ("create neighbor", "peer create"), ("delete neighbor", "peer delete"),
        ("enable-ack", "session ack enable"), ("disable-ack", "session ack disable"), ("silence-ack", "session ack silence"),
        ("enable-sync", "session sync enable"), ("disable-sync", "session sync disable"), ("ping", "session ping"), ("bye", "session bye"), ("reset", "session reset"),
        ("shutdown", "daemon shutdown"), ("reload", "daemon reload"), ("restart", "daemon restart"), ("status", "daemon status"),
        ("version", "system version"), ("help", "system help"), ("queue-status", "system queue-status"), ("api version", "system api version"), ("crash", "system crash"),
    ];

    /// <summary>The line with the target first.</summary>
    public static string Migrate(string line)
    {
        var words = line.Trim();
        if (words.Length == 0 || words[0] == '#') return line;
        var first = words.Split(' ', 2)[0];
        if (first is "announce" or "withdraw" or "teardown") return $"peer * {words}";
        if (first == "neighbor") return Selected(words);
        foreach (var (old, replacement) in Beginnings)
        {
            if (words.StartsWith(old, StringComparison.Ordinal) && (words.Length == old.Length || words[old.Length] == ' '))
                return replacement + words[old.Length..];
        }

        return line;
    }

    /// <summary><c>neighbor A local-as 1, neighbor B announce …</c>: the selectors up to the action become one list.</summary>
    private static string Selected(string words)
    {
        var selectors = new List<string>();
        var rest = words;
        while (rest.StartsWith("neighbor ", StringComparison.Ordinal))
        {
            rest = rest["neighbor ".Length..].TrimStart();
            var comma = rest.IndexOf(',', StringComparison.Ordinal);
            var action = Action(rest);
            if (comma < 0 || (action >= 0 && action < comma) || !rest[(comma + 1)..].TrimStart().StartsWith("neighbor ", StringComparison.Ordinal))
            {
                if (action < 0) return words;
                selectors.Add(rest[..action].TrimEnd());
                rest = rest[action..];
                break;
            }

            selectors.Add(rest[..comma].TrimEnd());
            rest = rest[(comma + 1)..].TrimStart();
        }

        if (rest.StartsWith("show adj-rib", StringComparison.Ordinal) || rest.StartsWith("flush adj-rib", StringComparison.Ordinal) || rest.StartsWith("clear adj-rib", StringComparison.Ordinal))
            return words;
        return selectors.Count == 1 ? $"peer {selectors[0]} {rest}" : $"peer [{string.Join(", ", selectors)}] {rest}";
    }

    private static int Action(string words)
    {
        var first = -1;
        foreach (var action in new[] { "announce", "withdraw", "teardown", "show", "flush", "clear" })
        {
            var at = $" {words} ".IndexOf($" {action} ", StringComparison.Ordinal);
            if (at >= 0 && (first < 0 || at < first)) first = at;
        }

        return first;
    }
}
