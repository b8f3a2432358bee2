namespace ExaBgp.Qa.Functional.Corpus;

/// <summary>The checkout this runner was built in.</summary>
public static class Checkout
{
    /// <summary>Its top folder, which holds the solution: searched from the working folder upward, then from this program's; null when there is none.</summary>
    public static string? Root { get; } = Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory);

    /// <summary>The cases which belong to the repository.</summary>
    public static CorpusFolder? OwnCases => Root is { } root ? new CorpusFolder(Path.Combine(root, "qa")) : null;

    private static string? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "ExaBgp.sln")))
                return at.FullName;
        }

        return null;
    }
}
