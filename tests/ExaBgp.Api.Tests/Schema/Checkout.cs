namespace ExaBgp.Api.Tests.Schema;

/// <summary>Folders of the checkout the tests run in.</summary>
internal static class Checkout
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ExaBgp.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("no ExaBgp.sln above the tests");
    }
}
