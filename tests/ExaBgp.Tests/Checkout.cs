namespace ExaBgp.Tests;

/// <summary>The checkout the tests were built from.</summary>
internal static class Checkout
{
    public static readonly string Root = Find();

    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder!.FullName, "ExaBgp.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
