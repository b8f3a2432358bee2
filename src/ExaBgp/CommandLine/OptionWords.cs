using System.CommandLine;
using ExaBgp.Host.Settings;

namespace ExaBgp.CommandLine;

/// <summary>Puts the options of a command line in their full form, and finds those nobody knows: else they would be taken for files or other arguments.</summary>
internal static class OptionWords
{
    private static readonly string[] Help = ["--help", "-h", "-?"];

    /// <summary>Writes shortened long options in full, for the command and the subcommands its words lead to.</summary>
    public static bool TryExpand(Command command, IReadOnlyList<string> words, out List<string> expanded, out string error)
    {
        expanded = [];
        error = string.Empty;
        Option? rest = null;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (rest is not null)
            {
                expanded.Add($"{rest.Name}={word}");
                continue;
            }

            if (word == "--")
            {
                expanded.AddRange(words.Skip(i));
                break;
            }

            if (!IsOption(word))
            {
                expanded.Add(word);
                command = Inner(command, word) ?? command;
                continue;
            }

            if (!TryExpand(command, word, out var full, out var option, out var hasValue, out error)) return false;
            if (option is { AllowMultipleArgumentsPerToken: true })
            {
                rest = option;
                if (hasValue) expanded.Add(full);
                continue;
            }

            expanded.Add(full);
            if (option is not null && TakesValue(option) && !hasValue && i + 1 < words.Count) expanded.Add(words[++i]);
        }

        return true;
    }

    /// <summary>The subcommand a word names.</summary>
    public static Command? Inner(Command command, string word) => command.Subcommands.FirstOrDefault(sub => sub.Name == word || sub.Aliases.Contains(word));

    /// <summary>True when an option wants a value.</summary>
    public static bool TakesValue(Option option) => option.ValueType != typeof(bool);

    private static bool IsOption(string word) => word.Length > 1 && word[0] == '-';

    private static bool TryExpand(Command command, string word, out string full, out Option? option, out bool hasValue, out string error) =>
        word.StartsWith("--", StringComparison.Ordinal)
            ? TryExpandLong(command, word, out full, out option, out hasValue, out error)
            : TryReadShort(command, word, out full, out option, out hasValue, out error);

    private static bool TryExpandLong(Command command, string word, out string full, out Option? option, out bool hasValue, out string error)
    {
        var end = word.IndexOf('=', StringComparison.Ordinal);
        var name = end < 0 ? word : word[..end];
        hasValue = end >= 0;
        (full, error, option) = (word, string.Empty, null);
        var all = Names(command).Where(static known => known.StartsWith("--", StringComparison.Ordinal)).ToList();
        var matches = all.Contains(name) ? [name] : all.Where(known => known.StartsWith(name, StringComparison.Ordinal)).ToList();
        if (matches.Count == 0) error = Unknown(name, all);
        else if (matches.Count > 1) error = $"{name} may be {string.Join(" or ", matches)}";
        if (error.Length > 0) return false;
        full = matches[0] + word[name.Length..];
        option = Find(command, matches[0]);
        if (!hasValue || (option is not null && TakesValue(option))) return true;
        error = $"{matches[0]} takes no value";
        return false;
    }

    /// <summary>A group: each letter is an option, up to the first that wants a value, which may follow at once.</summary>
    private static bool TryReadShort(Command command, string word, out string full, out Option? option, out bool hasValue, out string error)
    {
        (full, option, hasValue, error) = (word, null, false, string.Empty);
        for (var i = 1; i < word.Length; i++)
        {
            var name = $"-{word[i]}";
            option = Find(command, name);
            if (option is not null && TakesValue(option))
            {
                hasValue = i + 1 < word.Length;
                return true;
            }

            if (option is not null || Help.Contains(name)) continue;
            error = Unknown(name, word.Length == 2 ? Names(command) : []);
            return false;
        }

        return true;
    }

    private static Option? Find(Command command, string name) => command.Options.FirstOrDefault(option => option.Name == name || option.Aliases.Contains(name));

    private static List<string> Names(Command command) => [.. command.Options.SelectMany(static option => option.Aliases.Append(option.Name)).Concat(Help).Distinct()];

    private static string Unknown(string name, IEnumerable<string> known)
    {
        // One letter is near to every other; a capital in place of a small one is the slip that can be told.
        var near = name.Length == 2 ? known.FirstOrDefault(other => other != name && other.Equals(name, StringComparison.OrdinalIgnoreCase)) : Suggestion.Nearest(name, known);
        return $"there is no option {name}{(near is null ? string.Empty : $", did you mean {near}?")}";
    }
}
