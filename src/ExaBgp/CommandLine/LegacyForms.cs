namespace ExaBgp.CommandLine;

/// <summary>The command line of version 4.2: the same words in today's form.</summary>
internal static class LegacyForms
{
    private static readonly LegacyOption[] Options =
    [
        new("--version"), new("--root", 'f', TakesValue: true), new("--env", 'e', TakesValue: true),
        new("--full-ini"), new("--diff-ini"), new("--full-env"), new("--diff-env"), new("--fi"), new("--di"), new("--fe"), new("--de"),
        new("--test", 't'), new("--validate"), new("--run", TakesValue: true), new("--decode", 'x', TakesValue: true),
        new("--debug", 'd', IsToday: true), new("--pdb", 'p', IsToday: true), new("--once", '1', IsToday: true), new("--memory", 'm', IsToday: true),
        new("--signal", 's', TakesValue: true, IsToday: true), new("--profile", TakesValue: true, IsToday: true), new("--help", 'h', IsToday: true),
        new("--verbose", 'v', IsToday: true), new("--passive", 'P', IsToday: true),
    ];

    private static readonly LegacyOption Memory = new("--memory");

    /// <summary>
    /// Writes a line without a command which has options of 4.2 in today's form; any other stays as it is. False when such an option lacks what it needs.
    /// </summary>
    /// <param name="words">The words; those that hold for all commands are taken out.</param>
    /// <param name="line">The words of today.</param>
    /// <param name="error">What is missing.</param>
    public static bool TryTranslate(IReadOnlyList<string> words, out LegacyLine line, out string error)
    {
        line = new LegacyLine([.. words], null, null);
        error = string.Empty;
        // -v was the version; so it is where nothing follows that could be verbose.
        if (words is ["-v"]) line = line with { Words = ["version"] };
        if (words is ["-v"] || !TryRead(words, out var given, out var files, out error)) return error.Length == 0;
        if (given.TrueForAll(static pair => pair.Option.IsToday)) return true;
        line = new LegacyLine([.. Today(given, files, ref error)], Value(given, "--root"), Value(given, "--env"));
        return error.Length == 0;
    }

    /// <summary>Takes the options apart. False when there is one that 4.2 did not have, or (with an error) one that has no value.</summary>
    private static bool TryRead(IReadOnlyList<string> words, out List<(LegacyOption Option, string? Value)> given, out List<string> rest, out string error)
    {
        given = [];
        rest = [];
        error = string.Empty;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word.Length < 2 || word[0] != '-')
            {
                rest.Add(word);
                continue;
            }

            if (!TrySplit(word, out var options, out var value)) return false;
            foreach (var option in options)
            {
                var takes = option.TakesValue && option == options[^1];
                // -s was the report on memory, without a number.
                if (option.Letter == 's' && takes && word[1] != '-' && !int.TryParse(value ?? (i + 1 < words.Count ? words[i + 1] : null), out _))
                {
                    given.Add((Memory, null));
                    continue;
                }

                if (takes && value is null && i + 1 < words.Count) value = words[++i];
                if (takes && value is null && !option.IsToday) error = $"{option.Name} needs a value";
                if (takes && value is null) return false;
                given.Add((option, takes ? value : null));
                if (option.Name != "--run") continue;
                rest = [.. words.Skip(i + 1)];
                return true;
            }
        }

        return true;
    }

    /// <summary>A long option, perhaps shortened, or a group of short ones; a value that is joined to it.</summary>
    private static bool TrySplit(string word, out List<LegacyOption> options, out string? value)
    {
        options = [];
        value = null;
        if (word.StartsWith("--", StringComparison.Ordinal))
        {
            var end = word.IndexOf('=', StringComparison.Ordinal);
            var name = end < 0 ? word : word[..end];
            value = end < 0 ? null : word[(end + 1)..];
            options = [.. Options.Where(known => known.Name == name)];
            if (options.Count == 0) options = [.. Options.Where(known => known.Name.StartsWith(name, StringComparison.Ordinal))];
            return options.Count == 1 && (value is null || options[0].TakesValue);
        }

        for (var i = 1; i < word.Length; i++)
        {
            if (Array.Find(Options, known => known.Letter == word[i]) is not { } option) return false;
            options.Add(option);
            if (!option.TakesValue) continue;
            value = i + 1 < word.Length ? word[(i + 1)..].TrimStart('=') : null;
            break;
        }

        return true;
    }

    private static IEnumerable<string> Today(List<(LegacyOption Option, string? Value)> given, List<string> files, ref string error)
    {
        bool Has(string name) => given.Exists(pair => pair.Option.Name == name);
        string[] verbose = Has("--debug") || Has("--verbose") ? ["-v"] : [];
        if (Has("--run"))
        {
            var helper = Value(given, "--run")!;
            if (helper is "healthcheck" or "cli") return [helper, .. files];
            error = $"--run knows healthcheck and cli, not '{helper}'";
            return [];
        }

        if (Has("--version")) return ["version"];
        if (Has("--full-ini") || Has("--fi")) return ["env"];
        if (Has("--diff-ini") || Has("--di")) return ["env", "-d"];
        if (Has("--full-env") || Has("--fe")) return ["env", "-e"];
        if (Has("--diff-env") || Has("--de")) return ["env", "-d", "-e"];
        // A file after --decode is the configuration whose sessions the message is read with.
        if (Has("--decode")) return ["decode", .. given.Where(static pair => pair.Option.Name == "--decode").Select(static pair => pair.Value!), .. files.Take(1).SelectMany(static file => (string[])["-c", file])];
        if (Has("--test")) return ["validate", "-n", "-r", .. verbose, .. files];
        if (Has("--validate")) return ["validate", .. verbose, .. files];
        return [.. given.Where(static pair => pair.Option.IsToday || pair.Option == Memory).SelectMany(static pair => pair.Value is null ? (string[])[pair.Option.Name] : [pair.Option.Name, pair.Value]), .. files];
    }

    private static string? Value(List<(LegacyOption Option, string? Value)> given, string name) => given.FindLast(pair => pair.Option.Name == name).Value;
}
