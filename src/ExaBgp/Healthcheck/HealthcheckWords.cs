namespace ExaBgp.Healthcheck;

/// <summary>From words to options: long ones may be shortened, short ones grouped, and values joined.</summary>
internal static class HealthcheckWords
{
    /// <summary>Reads the words; those of the options file, when one is named, come before them.</summary>
    /// <param name="words">The words after the command.</param>
    /// <param name="readFile">Gives the text of a file, or null when it cannot.</param>
    public static bool TryRead(IReadOnlyList<string> words, Func<string, string?> readFile, out HealthcheckOptions options, out string error)
    {
        if (!TryApply(words, out options, out error) || options.Config is null || options.Help) return error.Length == 0;
        if (readFile(options.Config) is not { } text)
        {
            error = $"argument --config: '{options.Config}' cannot be read";
            return false;
        }

        return TryApply([.. OptionsFile.Words(text), .. words], out options, out error);
    }

    private static bool TryApply(IReadOnlyList<string> words, out HealthcheckOptions options, out string error)
    {
        options = new HealthcheckOptions();
        error = string.Empty;
        string? target = null;
        for (var i = 0; i < words.Count; i++)
        {
            // A group of short ones is taken apart one by one.
            for (var word = words[i]; word.Length > 0;)
            {
                if (!TryFind(word, out var option, out var value, out var rest, out error)) return false;
                if (option.TakesValue && value is null)
                {
                    if (i + 1 < words.Count && IsValue(words[i + 1])) value = words[++i];
                    else value = option.Bare;
                }

                if (option.TakesValue && value is null) error = $"argument {option.Name}: it needs a value";
                else if (option.IsLogTarget && target is not null && target != option.Name) error = $"argument {option.Name}: not allowed with argument {target}";
                else if (option.Apply(options, value ?? string.Empty) is { } reason) error = $"argument {option.Name}: {reason}";
                if (error.Length > 0) return false;
                if (option.IsLogTarget) target = option.Name;
                word = rest;
            }
        }

        return true;
    }

    /// <summary>What looks like an option is none, unless it has a blank or is a number.</summary>
    private static bool IsValue(string word) =>
        word.Length < 2 || word[0] != '-' || char.IsAsciiDigit(word[1]) || (word[1] == '.' && word.Length > 2 && char.IsAsciiDigit(word[2])) || word.Contains(' ', StringComparison.Ordinal);

    private static bool TryFind(string word, out HealthcheckOption option, out string? value, out string rest, out string error)
    {
        option = null!;
        value = null;
        rest = error = string.Empty;
        var found = word.StartsWith("--", StringComparison.Ordinal) ? FindLong(word, out value, out error) : FindShort(word, out value, out rest);
        if (found is null)
        {
            if (error.Length == 0) error = $"'{word}' is not understood{Hint(word)}";
            return false;
        }

        option = found;
        return true;
    }

    private static HealthcheckOption? FindLong(string word, out string? value, out string error)
    {
        error = string.Empty;
        var end = word.IndexOf('=', StringComparison.Ordinal);
        var name = end < 0 ? word : word[..end];
        value = end < 0 ? null : word[(end + 1)..];
        var names = HealthcheckOptionTable.All.SelectMany(option => option.Names, (option, known) => (Option: option, Name: known)).ToList();
        var matches = names.Where(known => known.Name == name).ToList();
        if (matches.Count == 0) matches = [.. names.Where(known => name.Length > 2 && known.Name.StartsWith(name, StringComparison.Ordinal))];
        if (matches.Count > 1) error = $"{name} may be {string.Join(" or ", matches.Select(known => known.Name))}";
        if (matches.Count != 1) return null;
        var option = matches[0].Option;
        if (value is null || option.TakesValue) return option;
        error = $"argument {option.Name}: it takes no value";
        return null;
    }

    private static HealthcheckOption? FindShort(string word, out string? value, out string rest)
    {
        (value, rest) = (null, string.Empty);
        if (word.Length < 2 || word[0] != '-') return null;
        var option = HealthcheckOptionTable.All
            .Where(known => known.Names[0][1] != '-' && word.StartsWith(known.Names[0], StringComparison.Ordinal))
            .MaxBy(known => known.Names[0].Length);
        if (option is null) return null;
        var tail = word[option.Names[0].Length..];
        if (tail.Length == 0) return option;
        if (option.TakesValue) value = tail.TrimStart('=');
        else rest = "-" + tail;
        return option;
    }

    private static string Hint(string word) =>
        Host.Settings.Suggestion.Nearest(word.Split('=')[0], HealthcheckOptionTable.All.SelectMany(option => option.Names)) is { } near ? $", did you mean {near}?" : string.Empty;
}
