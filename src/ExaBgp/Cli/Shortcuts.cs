using ExaBgp.Protocol;

namespace ExaBgp.Cli;

/// <summary>
/// One- and two-letter words of <c>run</c> and <c>cli</c>, by where they stand: <c>s n summary</c> is <c>show neighbor summary</c>. Other orders of words are
/// put right: <c>neighbor IP show …</c>, <c>adj-rib in show …</c>.
/// </summary>
internal static class Shortcuts
{
    private static readonly Shortcut[] Rows =
    [
        new("announce", static before => before.IsFirst || before.IsAfterAddress),
        new("attributes", static before => before.IsAfter("announce") || before.IsAfter("withdraw")),
        new("adj-rib", static before => before.IsAfter("clear") || before.IsAfter("flush") || before.IsAfter("show")),
        new("ack", static before => before.IsAfter("session")),
        new("configuration", static _ => true),
        new("daemon", static before => before.IsFirst),
        new("eor", static before => before.IsAfter("announce")),
        new("extensive", static before => before.Has("show")),
        new("flow", static before => before.IsAfter("announce") || before.IsAfter("withdraw")),
        new("flush", static before => before.IsFirst || before.IsAfterAddress),
        new("help", static before => before.IsFirst),
        new("in", static before => before.IsAfter("adj-rib")),
        new("router-id", static before => before.Has("neighbor"), "id"),
        new("neighbor", static before => before.IsFirst || before.IsAfter("show")),
        new("operational", static before => before.IsAfter("announce")),
        new("out", static before => before.IsAfter("adj-rib")),
        new("route", static before => before.IsAfter("announce") || before.IsAfter("withdraw")),
        new("show", static before => before.IsFirst),
        new("summary", static before => before.Has("show")),
        new("session", static before => before.IsFirst, "ses"),
        new("sync", static before => before.IsAfter("session"), "sy"),
        new("teardown", static before => before.IsFirst || before.IsAfterAddress),
        new("vpls", static before => before.IsAfter("announce") || before.IsAfter("withdraw")),
        new("withdraw", static before => before.IsFirst || before.IsAfterAddress),
        new("watchdog", static before => before.IsAfter("announce") || before.IsAfter("withdraw")),
    ];

    /// <summary>The command meant.</summary>
    public static string Expand(string command)
    {
        var words = command.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var full = new List<string>(words.Length);
        foreach (var word in words) full.Add(Expand(word, full));
        return string.Join(' ', Reorder(full));
    }

    private static string Expand(string word, List<string> before)
    {
        if (word is "neighbour" or "neigbour" or "neigbor") return "neighbor";
        if (word.Length > 3) return word;
        var place = new ShortcutPlace(before);
        foreach (var row in Rows)
        {
            if (row.Means(word) && row.Fits(place)) return row.Full;
        }

        return word;
    }

    private static IEnumerable<string> Reorder(List<string> words) => words switch
    {
        ["neighbor", var peer, "show", .. var rest] when IpAddress.TryParse(peer, out _) => ["show", "neighbor", peer, .. rest],
        ["adj-rib", "in" or "out", "show", .. var rest] => ["show", "adj-rib", words[1], .. rest],
        ["adj-rib", "in" or "out", "clear" or "flush"] => [words[2], "adj-rib", words[1]],
        _ => words,
    };
}
