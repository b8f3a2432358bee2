using System.Text.RegularExpressions;
using ExaBgp.Qa.Functional.Commands;
using ExaBgp.Qa.Functional.Corpus;

namespace ExaBgp.Qa.Functional.Run;

/// <summary>A folder which lives as long as a case: a copy of the configuration files, with a stand-in for each helper program beside them.</summary>
public sealed partial class Scratch : IDisposable
{
    private const UnixFileMode Executable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Makes the folder.</summary>
    public Scratch(CorpusFolder corpus)
    {
        Folder = Directory.CreateTempSubdirectory("exabgp-qa-").FullName;
        File.SetUnixFileMode(Folder, Executable);
        Directory.CreateDirectory(Path.Combine(Etc, "run"), Executable);
        foreach (var file in corpus.Configurations)
            File.Copy(file, Path.Combine(Etc, Path.GetFileName(file)));
        foreach (var scenario in corpus.Scenarios)
            WriteProgram(Path.Combine(Etc, "run", Path.GetFileNameWithoutExtension(scenario) + ".run"), Play(scenario));
        foreach (var file in corpus.Configurations)
            StandIn(File.ReadAllText(file));
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The copy of <c>etc/</c>.</summary>
    public string Etc => Path.Combine(Folder, "etc");

    /// <summary>Where the daemon's output goes.</summary>
    public string Log => Path.Combine(Folder, "log");

    /// <summary>The numbers of the helper processes started, one a line.</summary>
    public string HelperIds => Path.Combine(Folder, "helpers");

    /// <summary>There once the first session of the case is up.</summary>
    public string Session => Path.Combine(Folder, "session");

    /// <summary>Programs which the cases need along PATH, and which this machine may not have.</summary>
    public string Bin => Path.Combine(Folder, "bin");

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        {
            // A process which is just ending may still have written into it: what is left is small and in the temporary folder.
        }
    }

    private string Play(string scenario) =>
        $"""
        #!/bin/sh
        echo $$ >> {Player.Quote(HelperIds)}
        DOTNET_ROOT={Player.Quote(Player.RuntimeRoot)} DOTNET_TieredPGO=0 DOTNET_gcServer=0 {PlayCommand.SessionVariable}={Player.Quote(Session)}
        export {PlayCommand.SessionVariable} DOTNET_ROOT DOTNET_TieredPGO DOTNET_gcServer
        exec {Player.Command} play {Player.Quote(scenario)}

        """;

    /// <summary>Something executable for each program a configuration names without there being a scenario for it.</summary>
    private void StandIn(string configuration)
    {
        const string Sleeper = "#!/bin/sh\nexec cat > /dev/null\n";
        foreach (Match match in RunStatement().Matches(configuration))
        {
            var name = match.Groups["program"].Value;
            if (name.Contains('/'))
            {
                var file = Path.GetFullPath(Path.Combine(Etc, name));
                if (file.StartsWith(Folder, StringComparison.Ordinal) && !File.Exists(file))
                    WriteProgram(file, Sleeper);
            }
            else if (!OnPath(name))
            {
                WriteProgram(Path.Combine(Bin, name), Sleeper);
            }
        }
    }

    private static bool OnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, name)));

    private static void WriteProgram(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        File.SetUnixFileMode(file, Executable);
    }

    [GeneratedRegex(@"^\s*run\s+(?<program>[^\s;]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RunStatement();
}
