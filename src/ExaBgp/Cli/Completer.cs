using ExaBgp.Api;

namespace ExaBgp.Cli;

/// <summary>Words that may complete what is typed: those that begin like it, else (unless switched off) those that have its letters in order.</summary>
internal sealed class Completer(WordUsage usage, bool isFuzzy)
{
    private static readonly string[] Builtins = ["exit", "quit", "clear", "history", "set display json", "set display text", "set sync on", "set sync off"];

    /// <summary>Addresses of the daemon's peers.</summary>
    public IReadOnlyList<string> Peers { get; set; } = [];

    /// <summary>The candidates for the word at the end of <paramref name="text"/>, those used most first; <paramref name="typed"/> is what of it is there.</summary>
    public IReadOnlyList<string> Complete(string text, out string typed)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        typed = text.Length == 0 || text[^1] == ' ' ? string.Empty : words[^1];
        if (typed.Length > 0) words.RemoveAt(words.Count - 1);
        if (words is ["json" or "text", ..]) words.RemoveAt(0);
        var expanded = words.Count == 0 ? [] : Shortcuts.Expand(string.Join(' ', words)).Split(' ').ToList();
        var known = CommandCompletion.Next(expanded, Peers).Concat(Own(expanded)).Distinct().ToList();
        var begin = typed;
        var found = known.Where(word => word.StartsWith(begin, StringComparison.Ordinal)).ToList();
        if (found.Count == 0 && isFuzzy) found = known.Where(word => HasLetters(word, begin)).ToList();
        return [.. found.OrderByDescending(word => usage.Of(expanded, word)).ThenBy(static word => word, StringComparer.Ordinal)];
    }

    /// <summary>The longest text all candidates begin with.</summary>
    public static string Common(IReadOnlyList<string> candidates)
    {
        if (candidates.Count == 0) return string.Empty;
        var common = candidates[0];
        foreach (var candidate in candidates)
        {
            while (!candidate.StartsWith(common, StringComparison.Ordinal)) common = common[..^1];
        }

        return common;
    }

    private static IEnumerable<string> Own(List<string> before) => Builtins
        .Select(static builtin => builtin.Split(' '))
        .Where(words => words.Length > before.Count && words.Take(before.Count).SequenceEqual(before))
        .Select(words => words[before.Count]);

    private static bool HasLetters(string word, string letters)
    {
        var at = 0;
        foreach (var c in word)
        {
            if (at < letters.Length && c == letters[at]) at++;
        }

        return at == letters.Length;
    }
}
