using ExaBgp.Protocol;

namespace ExaBgp.Cli;

/// <summary>The words before the one at hand, already in full.</summary>
internal readonly record struct ShortcutPlace(IReadOnlyList<string> Before)
{
    public bool IsFirst => Before.Count == 0;

    public bool IsAfterAddress => Before.Count > 0 && IpAddress.TryParse(Before[^1], out _);

    public bool IsAfter(string word) => Before.Count > 0 && Before[^1] == word;

    public bool Has(string word) => Before.Contains(word);
}
