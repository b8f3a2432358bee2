namespace ExaBgp.Qa.Functional.Corpus;

/// <summary>Finds the conformance data, which is no part of the repository.</summary>
public static class SharedCorpus
{
    /// <summary>The corpus in the folder of an option, else of <c>EXABGP_SHARED</c>, else of <c>shared</c> beside the checkout; null when there is none.</summary>
    public static CorpusFolder? Find(string? option)
    {
        var shared = option ?? Environment.GetEnvironmentVariable("EXABGP_SHARED");
        if (string.IsNullOrEmpty(shared))
            shared = Checkout.Root is { } root ? Path.Combine(root, "..", "shared") : null;
        if (shared is null)
            return null;
        var folder = Path.Combine(shared, "conformance");
        return Directory.Exists(folder) ? new CorpusFolder(Path.GetFullPath(folder)) : null;
    }
}
