namespace ExaBgp.Qa.Functional.Corpus;

/// <summary>A folder of cases: <c>encoding/ etc/ scenarios/ decoding/</c>, each of which may be missing.</summary>
/// <param name="Path">The folder.</param>
public sealed record CorpusFolder(string Path)
{
    /// <summary>The names of the encoding cases.</summary>
    public IReadOnlyList<string> EncodingNames => [.. Files("encoding", "*.ci").Select(f => System.IO.Path.GetFileNameWithoutExtension(f))];

    /// <summary>The configuration files.</summary>
    public IReadOnlyList<string> Configurations => Files("etc", "*.conf");

    /// <summary>The decoding cases.</summary>
    public IReadOnlyList<string> Decoding => [.. Files("decoding", "*").Where(f => !f.EndsWith(".md", StringComparison.Ordinal))];

    /// <summary>The steps of each helper program, by the program's name.</summary>
    public IReadOnlyList<string> Scenarios => Files("scenarios", "*.steps");

    /// <summary>A folder inside this one.</summary>
    public string Folder(string name) => System.IO.Path.Combine(Path, name);

    private IReadOnlyList<string> Files(string folder, string pattern) =>
        Directory.Exists(Folder(folder)) ? [.. Directory.EnumerateFiles(Folder(folder), pattern).Order(StringComparer.Ordinal)] : [];
}
