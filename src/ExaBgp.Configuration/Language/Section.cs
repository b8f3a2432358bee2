using System.Text;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language;

/// <summary>Reads a section whose header was just read up to its closing brace.</summary>
internal delegate void SectionReader<in T>(in TokenReader header, T parent, FileReader file);

/// <summary>The keywords and sections that may stand in one kind of section. What they say goes into a <typeparamref name="T"/>.</summary>
internal sealed class Section<T>(string name, string syntax, string help) : SectionInfo(name, syntax, help)
{
    private readonly Dictionary<string, Keyword<T>> _keywords = [];
    private readonly Dictionary<string, SectionReader<T>> _sections = [];

    /// <summary>Adds a keyword with a statement of its own form.</summary>
    public Section<T> Statement(string name, string syntax, string help, StatementReader<T> read, string schema = "\"type\": \"string\"") =>
        Add(new KeywordInfo(name, syntax, schema, null, help), read);

    /// <summary>Adds a keyword.</summary>
    public Section<T> Add(KeywordInfo info, StatementReader<T> read)
    {
        _keywords.Add(info.Name, new Keyword<T>(info, read));
        Describe(info);
        return this;
    }

    /// <summary>Adds another spelling of a keyword.</summary>
    public Section<T> Alias(string alias, string name)
    {
        _keywords.Add(alias, _keywords[name]);
        return this;
    }

    /// <summary>Adds a section inside this one.</summary>
    public Section<T> Inner(SectionInfo section, SectionReader<T> read)
    {
        _sections.Add(section.Name, read);
        Describe(section);
        return this;
    }

    /// <summary>Says what to write instead of a word that is not valid any more.</summary>
    public Section<T> Without(string word, string instead)
    {
        Gone.Add(word, instead);
        return this;
    }

    public bool TryGet(ReadOnlySpan<byte> word, out Keyword<T> keyword) => Lookup(_keywords, word, out keyword!);

    public bool TryGetSection(ReadOnlySpan<byte> word, out SectionReader<T> section) => Lookup(_sections, word, out section!);

    public IEnumerable<string> KeywordNames => _keywords.Keys;

    public IEnumerable<string> SectionNames => _sections.Keys;

    private static bool Lookup<TValue>(Dictionary<string, TValue> table, ReadOnlySpan<byte> word, out TValue? value)
    {
        value = default;
        if (word.Length > 64) return false;
        Span<char> name = stackalloc char[64];
        return Ascii.ToUtf16(word, name, out var length) == System.Buffers.OperationStatus.Done
            && table.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name[..length], out value);
    }
}
