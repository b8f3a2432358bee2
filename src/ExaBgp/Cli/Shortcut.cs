namespace ExaBgp.Cli;

/// <summary>A word that may be shortened, and where.</summary>
/// <param name="Full">The word.</param>
/// <param name="Fits">Where it may stand.</param>
/// <param name="Short">Its own short form, when that is not its beginning.</param>
internal sealed record Shortcut(string Full, Func<ShortcutPlace, bool> Fits, string? Short = null)
{
    /// <summary>True when the letters stand for the word: its short form, or its first one or two.</summary>
    public bool Means(string letters) =>
        letters == Short || (letters.Length is 1 or 2 && letters.Length < Full.Length && Full.StartsWith(letters, StringComparison.Ordinal));
}
