namespace ExaBgp.Configuration.Language;

/// <summary>What a section looks like, for schema, examples and errors.</summary>
/// <param name="name">The word it starts with.</param>
/// <param name="syntax">What stands between that word and its brace.</param>
/// <param name="help">What it is for, one sentence.</param>
internal abstract class SectionInfo(string name, string syntax, string help)
{
    private readonly List<KeywordInfo> _keywords = [];
    private readonly List<SectionInfo> _sections = [];

    public string Name { get; } = name;

    public string Syntax { get; } = syntax;

    public string Help { get; } = help;

    /// <summary>True when the section may appear several times with different names.</summary>
    public bool IsNamed => Syntax.Length > 0;

    public IReadOnlyList<KeywordInfo> Keywords => _keywords;

    public IReadOnlyList<SectionInfo> Sections => _sections;

    /// <summary>Words that were valid once, and what to write instead.</summary>
    public Dictionary<string, string> Gone { get; } = [];

    protected void Describe(KeywordInfo keyword) => _keywords.Add(keyword);

    protected void Describe(SectionInfo section) => _sections.Add(section);
}
