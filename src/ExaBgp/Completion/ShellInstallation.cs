namespace ExaBgp.Completion;

/// <summary>Completion put into a home folder, and taken away.</summary>
internal static class ShellInstallation
{
    private const int Failed = 1;

    /// <summary>Writes the script; the exit status.</summary>
    public static int Install(CompletionShell shell, string home, TextWriter output, TextWriter error)
    {
        var path = Path.Combine(home, shell.File);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, shell.Script());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"error: cannot write {path}: {exception.Message}");
            return Failed;
        }

        output.WriteLine($"✓ Installed {shell.Name} completion to: {path}");
        output.WriteLine($"\nTo activate completion, {shell.Activation}");
        output.WriteLine("\nVerify by running: exabgp <TAB>");
        return 0;
    }

    /// <summary>Removes it, and its folder when nothing else is there; the exit status.</summary>
    public static int Uninstall(CompletionShell shell, string home, TextWriter output, TextWriter error)
    {
        var path = Path.Combine(home, shell.File);
        if (!File.Exists(path))
        {
            output.WriteLine($"✓ {char.ToUpperInvariant(shell.Name[0])}{shell.Name[1..]} completion is not installed at: {path}");
            return 0;
        }

        try
        {
            File.Delete(path);
            output.WriteLine($"✓ Removed {shell.Name} completion from: {path}");
            var folder = Path.GetDirectoryName(path)!;
            if (!Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
                output.WriteLine($"✓ Removed empty directory: {folder}");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"error: cannot remove {path}: {exception.Message}");
            return Failed;
        }

        output.WriteLine("\nCompletion removed. Restart your shell for changes to take effect.");
        return 0;
    }
}
