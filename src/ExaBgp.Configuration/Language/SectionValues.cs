using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language;

/// <summary>What the scalar keywords of one section say: the last one of a name wins.</summary>
internal sealed class SectionValues
{
    private static readonly object Unreadable = new();
    private readonly Dictionary<string, (object Value, Token Place)> _values = [];

    public bool IsEmpty => _values.Count == 0;

    public void Set(string keyword, object value, Token place) => _values[keyword] = (value, place);

    /// <summary>Remembers that the keyword was written, with a value that could not be read.</summary>
    public void SetWrong(string keyword, Token place) => _values.TryAdd(keyword, (Unreadable, place));

    public bool Has(string keyword) => _values.ContainsKey(keyword);

    /// <summary>The value of a keyword, or <paramref name="absent"/> when it was not written or says <c>auto</c>.</summary>
    public T Get<T>(string keyword, T absent) => _values.TryGetValue(keyword, out var entry) && entry.Value is T value ? value : absent;

    /// <summary>Where the first of all values stands.</summary>
    public Token FirstPlace => _values.Values.Select(static entry => entry.Place).OrderBy(static place => place.Line).ThenBy(static place => place.Column).FirstOrDefault();

    /// <summary>The value as an integer.</summary>
    public int Number(string keyword, int absent) => (int)Get(keyword, (long)absent);

    /// <summary>The value as a truth.</summary>
    public bool Flag(string keyword, bool absent) => Get(keyword, absent);

    /// <summary>Where the value stands.</summary>
    public Token PlaceOf(string keyword) => _values.TryGetValue(keyword, out var entry) ? entry.Place : default;

    /// <summary>
    /// Takes over what <paramref name="template"/> says, over what was said here. Gives the keyword that cannot be taken over, or null:
    /// a template's <c>auto</c> does not replace a value.
    /// </summary>
    public string? Merge(SectionValues template)
    {
        foreach (var (keyword, entry) in template._values)
        {
            if (entry.Value is Auto && _values.ContainsKey(keyword)) return keyword;
            _values[keyword] = entry;
        }

        return null;
    }
}
