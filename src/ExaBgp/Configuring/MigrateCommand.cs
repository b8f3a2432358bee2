using System.Globalization;
using System.Text;
using ExaBgp.Configuration.Migration;

namespace ExaBgp.Configuring;

/// <summary><c>exabgp migrate conf</c> and <c>exabgp migrate api</c>: older files and commands as this program reads them best.</summary>
internal static class MigrateCommand
{
    /// <summary>Rewrites a configuration file.</summary>
    public static int RunConf(string file, MigrateOptions options, TimeProvider clock, TextWriter output, TextWriter error)
    {
        if (!TryVersions(options, error, out var from, out var to)) return 1;
        string text;
        try
        {
            text = File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"error: cannot read {file}: {e.Message}");
            return 1;
        }

        var migrated = ConfigurationMigration.Migrate(text, from, to, options.KeepEvents);
        if (options.DryRun)
        {
            output.WriteLine($"Migration: {options.From} -> {options.To}");
            WriteChanges(migrated, output);
            return 0;
        }

        if (options.Verbose) WriteChanges(migrated, error);
        try
        {
            if (options.InPlace) Replace(file, migrated.Text, clock);
            else if (options.Output is { } path) File.WriteAllText(path, migrated.Text);
            else output.Write(migrated.Text);
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"error: cannot write {options.Output ?? file}: {e.Message}");
            return 1;
        }
    }

    /// <summary>Rewrites commands and JSON events, line by line, as they come.</summary>
    public static int RunApi(MigrateOptions options, TextReader input, TextWriter output, TextWriter error)
    {
        if (!TryVersions(options, error, out var from, out var to)) return 1;
        var bridge = new MigrateBridge(from, to);
        while (input.ReadLine() is { } line)
        {
            var migrated = bridge.Command(line);
            if (options.Verbose && migrated != line) error.WriteLine($"{line} -> {migrated}");
            output.WriteLine(migrated);
            output.Flush();
        }

        return 0;
    }

    /// <summary>Runs a helper of the older version, its lines rewritten both ways.</summary>
    public static int RunExec(string[] program, MigrateOptions options, TextReader events, TextWriter commands, TextWriter error) =>
        TryVersions(options, error, out var from, out var to) ? new MigrateBridge(from, to).Run(program, events, commands, error) : 1;

    private static bool TryVersions(MigrateOptions options, TextWriter error, out ConfigurationVersion from, out ConfigurationVersion to)
    {
        from = default;
        to = default;
        if (!ConfigurationVersions.TryParse(options.From, out var first)) return Unknown(options.From, error);
        if (!ConfigurationVersions.TryParse(options.To, out var last)) return Unknown(options.To, error);
        from = first!.Value;
        to = last!.Value;
        if (from < to) return true;
        error.WriteLine($"error: cannot migrate from {options.From} to {options.To}: the target has to be newer");
        return false;
    }

    private static bool Unknown(string word, TextWriter error)
    {
        error.WriteLine($"error: unknown version {word} (expected {string.Join(", ", ConfigurationVersions.Words)})");
        return false;
    }

    private static void WriteChanges(MigratedText migrated, TextWriter output)
    {
        if (migrated.Changes.Count == 0) output.WriteLine("No changes needed.");
        foreach (var change in migrated.Changes) output.WriteLine($"  - {change}");
    }

    /// <summary>Writes beside the file and moves over it: it is never half written.</summary>
    private static void Replace(string file, string text, TimeProvider clock)
    {
        var stamp = clock.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        File.Copy(file, $"{file}.{stamp}.bak", overwrite: true);
        var written = $"{file}.{stamp}.new";
        File.WriteAllText(written, text, new UTF8Encoding(false));
        File.SetUnixFileMode(written, File.GetUnixFileMode(file));
        File.Move(written, file, overwrite: true);
    }
}
