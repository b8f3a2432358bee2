namespace ExaBgp.CommandLine;

/// <summary>The command line of version 4, which had options where there are commands now: the same words in today's form.</summary>
internal static class LegacyForms
{
    private static readonly Dictionary<string, string[]> Commands = new(StringComparer.Ordinal)
    {
        ["--version"] = ["version"],
        ["--test"] = ["validate"],
        ["-t"] = ["validate"],
        ["--validate"] = ["validate"],
        ["--full-ini"] = ["env"],
        ["--fi"] = ["env"],
        ["--diff-ini"] = ["env", "-d"],
        ["--di"] = ["env", "-d"],
        ["--full-env"] = ["env", "-e"],
        ["--fe"] = ["env", "-e"],
        ["--diff-env"] = ["env", "-d", "-e"],
        ["--de"] = ["env", "-d", "-e"],
    };

    /// <summary>Writes words that begin with an option, and so name no command, in today's form. Anything else stays as it is.</summary>
    /// <param name="words">The words; those that hold for all commands are taken out.</param>
    /// <param name="root">Of <c>--root</c>.</param>
    /// <param name="environmentFile">Of <c>--env</c>.</param>
    public static List<string> Translate(IReadOnlyList<string> words, out string? root, out string? environmentFile)
    {
        root = null;
        environmentFile = null;
        if (words.Count == 0 || !words[0].StartsWith('-')) return [.. words];
        var command = new List<string>();
        var rest = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            var (name, value) = Split(words[i]);
            var next = value ?? (i + 1 < words.Count ? words[i + 1] : null);
            var takes = true;
            if (name == "--run" && next is not null) command.Insert(0, next);
            else if (name is "--root" or "-f" && next is not null) root = next;
            else if (name is "--env" or "-e" && next is not null) environmentFile = next;
            else if (name is "--decode" or "-x" && next is not null) command.AddRange(["decode", next]);
            else takes = false;
            if (takes) i += value is null ? 1 : 0;
            else if (Commands.TryGetValue(words[i], out var today)) command.AddRange(today);
            else rest.Add(words[i]);
        }

        if (command.Count == 0) return rest;
        // A file after --decode is the configuration whose sessions the message is read with.
        if (command[0] == "decode") rest = [.. rest.SelectMany(word => word.StartsWith('-') ? (string[])[word] : ["-c", word])];
        return [command[0], .. command[1..], .. rest];
    }

    private static (string Name, string? Value) Split(string word)
    {
        var end = word.StartsWith("--", StringComparison.Ordinal) ? word.IndexOf('=', StringComparison.Ordinal) : -1;
        return end < 0 ? (word, null) : (word[..end], word[(end + 1)..]);
    }
}
