namespace ExaBgp.Tests.Packaging;

/// <summary>The checkout the tests were built from.</summary>
internal static class ProjectFolder
{
    /// <summary>The text of a file of it.</summary>
    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Find(), .. path]));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ExaBgp.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
