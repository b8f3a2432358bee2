using System.CommandLine;

namespace ExaBgp.CommandLine;

/// <summary>Long options may be shortened as long as it is clear which one is meant.</summary>
internal static class LongOptions
{
    /// <summary>Writes shortened options in full, for the command and the subcommands its words lead to.</summary>
    public static bool TryExpand(Command command, IReadOnlyList<string> words, out List<string> expanded, out string error)
    {
        expanded = [];
        error = string.Empty;
        var literal = false;
        foreach (var word in words)
        {
            literal |= word == "--";
            if (literal || !word.StartsWith("--", StringComparison.Ordinal))
            {
                expanded.Add(word);
                command = command.Subcommands.FirstOrDefault(sub => sub.Name == word || sub.Aliases.Contains(word)) ?? command;
                continue;
            }

            var end = word.IndexOf('=', StringComparison.Ordinal);
            var name = end < 0 ? word : word[..end];
            if (!TryFind(command, name, out var full, out error)) return false;
            expanded.Add(full + word[name.Length..]);
        }

        return true;
    }

    private static bool TryFind(Command command, string name, out string full, out string error)
    {
        error = string.Empty;
        full = name;
        var all = command.Options.SelectMany(option => option.Aliases.Append(option.Name)).Append("--help").Distinct().ToList();
        if (all.Contains(name)) return true;
        var matches = all.Where(candidate => candidate.StartsWith(name, StringComparison.Ordinal)).ToList();
        if (matches.Count == 1) full = matches[0];
        if (matches.Count < 2) return true;
        error = $"{name} may be {string.Join(" or ", matches)}";
        return false;
    }
}
