namespace ExaBgp.Configuration.Tests;

/// <summary>The configuration files of the reference's stable branch, where they are at hand: <c>EXABGP_SHARED</c>, or <c>shared</c> beside the checkout.</summary>
internal static class SharedCorpus
{
    /// <summary>Stands for the files where they are not at hand.</summary>
    public const string NotPresent = "not present";

    /// <summary>Paths of the files, or <see cref="NotPresent"/>.</summary>
    public static IEnumerable<string> Files()
    {
        var folder = Environment.GetEnvironmentVariable("EXABGP_SHARED") ?? Path.Combine(Checkout.Root, "..", "shared");
        var etc = Path.Combine(folder, "conformance", "etc");
        return Directory.Exists(etc) ? Directory.GetFiles(etc, "*.conf").Order(StringComparer.Ordinal) : [NotPresent];
    }
}
