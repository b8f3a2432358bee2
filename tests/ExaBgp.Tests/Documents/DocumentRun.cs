using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ExaBgp.Tests.Documents;

/// <summary>
/// Follows a document as a reader would: writes its files, runs the commands of its blocks in order in one folder, and compares what is shown with what comes.
/// <list type="bullet">
/// <item><c>sh</c>: commands, each must end with 0. A block that begins with <c>#!</c> is a script.</item>
/// <item><c>console</c>: <c>$ command</c> and the lines it prints; <c>…</c> stands for anything in a line, a line of <c>…</c> for any lines.</item>
/// <item><c>exabgp server</c> runs on in the background until the document ends; what is shown of it must come in its log.</item>
/// <item>Marks above a block: <c>file: NAME</c> (its text is that file), <c>status: N</c> (how its last command ends), <c>not run: REASON</c> (its syntax is
/// checked, and no more).</item>
/// <item>Programs of the repository (<c>dotnet</c>, <c>qa/</c>, <c>.ci/</c>) are what CI runs: that they are there is checked. Through
/// <c>dotnet run --project src/ExaBgp</c> the program under test is run.</item>
/// </list>
/// Addresses 127.0.0.x are others while it runs, so that documents can be followed at the same time.
/// </summary>
internal sealed partial class DocumentRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exabgp-document").FullName;
    private readonly string _network = Loopback.TakeNetwork();
    private readonly List<(Process Process, string Log)> _daemons = [];

    /// <summary>Commands that were run.</summary>
    public int Count { get; private set; }

    public void Follow(string document)
    {
        var blocks = DocumentBlock.Of(document);
        // The files of README are there for all documents.
        foreach (var block in DocumentBlock.Of("README.md").Where(static block => block.FileName is not null)) Write(block.FileName!, block.Text);
        foreach (var block in blocks)
        {
            if (block.FileName is { } name) Write(name, block.Text);
            else if (block.Language is not ("sh" or "console")) continue;
            else if (block.NotRun is not null || block.Text.StartsWith("#!", StringComparison.Ordinal)) CheckSyntax(block);
            else Run(block);
        }

        EndDaemons();
    }

    public void Dispose()
    {
        foreach (var (process, _) in _daemons)
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private void Run(DocumentBlock block)
    {
        var steps = block.Language == "sh"
            ? [.. Commands(block.Text).Select(static command => (Command: command, Shown: string.Empty))]
            : Transcript(block.Text).ToList();
        steps.Should().NotBeEmpty(block.Place);
        for (var i = 0; i < steps.Count; i++)
        {
            var (command, shown) = steps[i];
            var status = i == steps.Count - 1 && block.Marks.TryGetValue("status", out var marked) ? int.Parse(marked) : 0;
            var said = Run(command.Replace("dotnet run --project src/ExaBgp -c Release --", "exabgp", StringComparison.Ordinal), status, shown, block.Place);
            if (said is not null && block.Language == "console") Matches(said, shown).Should().BeTrue($"{block.Place}: '{command}' shows\n{shown}\nand printed\n{said}");
            Count++;
        }
    }

    /// <summary>Runs a command to its end; null when it was one of those that are looked at otherwise.</summary>
    private string? Run(string command, int status, string shown, string place)
    {
        if (OfRepository().Match(command) is { Success: true } tool)
        {
            foreach (var path in tool.Groups["path"].Captures.Select(static capture => capture.Value))
                (File.Exists(Checkout.File(path)) || Directory.Exists(Checkout.File(path))).Should().BeTrue($"{place} names {path}");
            return null;
        }

        if (Server().IsMatch(command) && status == 0)
        {
            StartDaemon(command, shown, place);
            return null;
        }

        using var process = Start(command, redirect: true);
        var output = process.StandardOutput.ReadToEndAsync();
        process.WaitForExitAsync().Wait(ProgramRun.Deadline).Should().BeTrue($"{place}: '{command}' should end");
        var said = output.GetAwaiter().GetResult();
        process.ExitCode.Should().Be(status, $"{place}: '{command}' printed\n{said}");
        return said;
    }

    private void StartDaemon(string command, string shown, string place)
    {
        var log = Path.Combine(_folder, $"log{_daemons.Count}");
        // The shell becomes the daemon, so that signals reach it.
        var process = Start($"exec 2>{log}; exec {(command.StartsWith("exabgp ", StringComparison.Ordinal) ? string.Empty : "env ")}{command}", redirect: false);
        _daemons.Add((process, log));
        Await("ready after");
        foreach (var line in Here(shown).Split('\n').Where(static line => line.Length > 0 && line != "…")) Await(line);

        void Await(string line)
        {
            var pattern = new Regex(Pattern(line), RegexOptions.None, TimeSpan.FromSeconds(5));
            SpinWait.SpinUntil(() => File.Exists(log) && pattern.IsMatch(File.ReadAllText(log)), ProgramRun.Deadline)
                .Should().BeTrue($"{place}: '{command}' should log '{line}'; it logged\n{File.ReadAllText(log)}");
        }
    }

    private void EndDaemons()
    {
        foreach (var (process, log) in _daemons)
        {
            if (!process.HasExited) Process.Start("/bin/kill", ["-s", "TERM", $"{process.Id}"]).WaitForExit();
            process.WaitForExit(ProgramRun.Deadline).Should().BeTrue();
            process.ExitCode.Should().Be(0, File.ReadAllText(log));
        }
    }

    private Process Start(string command, bool redirect)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", redirect ? $"exec 2>&1; {Here(command)}" : Here(command)])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = redirect,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var name in start.Environment.Keys.Where(static key => key.StartsWith("exabgp", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        start.Environment["PATH"] = $"{AppContext.BaseDirectory}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["exabgp_daemon_user"] = Environment.UserName;
        start.Environment["exabgp_api_socketpath"] = _folder + "/exabgp.sock";
        start.Environment["HOME"] = _folder;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private void CheckSyntax(DocumentBlock block)
    {
        var text = block.Language == "console" ? string.Concat(Transcript(block.Text).Select(static step => step.Command + "\n")) : block.Text;
        text.Trim().Should().NotBeEmpty(block.Place);
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-n"]) { RedirectStandardInput = true, RedirectStandardError = true, UseShellExecute = false })!;
        process.StandardInput.Write(text);
        process.StandardInput.Close();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, $"{block.Place}: {process.StandardError.ReadToEnd()}");
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, Here(text));
        if (text.StartsWith("#!", StringComparison.Ordinal)) File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
    }

    private string Here(string text) => text.Replace("127.0.0.", _network + ".", StringComparison.Ordinal);

    /// <summary>Commands of a block: its lines, those that end with a backslash joined with the next.</summary>
    private static IEnumerable<string> Commands(string text) =>
        text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n').Where(static line => line.Trim().Length > 0 && !line.StartsWith('#'));

    private static IEnumerable<(string Command, string Shown)> Transcript(string text)
    {
        foreach (var step in ("\n" + text).Split("\n$ ")[1..])
        {
            var command = step.Split('\n')[0];
            yield return (command, step[command.Length..].TrimStart('\n'));
        }
    }

    private bool Matches(string said, string shown)
    {
        var pattern = string.Concat(Here(shown).TrimEnd().Split('\n').Select(static line => line.Trim() == "…" ? "(.*\n)*" : Pattern(line) + "\n"));
        return Regex.IsMatch(said.TrimEnd() + "\n", $@"\A{pattern}\z", RegexOptions.None, TimeSpan.FromSeconds(5)) || (shown.Trim().Length == 0 && said.Trim().Length == 0);
    }

    /// <summary>Several blanks are any number of them: columns are as wide as addresses are.</summary>
    private static string Pattern(string line) => Blanks().Replace(Regex.Escape(line), " +").Replace("…", ".*", StringComparison.Ordinal);

    [GeneratedRegex(@"^([A-Za-z_]+=\S+ )*(dotnet (test|run|publish|build|format) |(?=(qa|\.ci)/))(\S+ )*?(?<path>(src|tests|qa|\.ci)/\S+|ExaBgp\.sln)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex OfRepository();

    /// <summary>A command that runs the daemon in the foreground.</summary>
    [GeneratedRegex(@"^(env )?([A-Za-z_.]+=\S+ )*exabgp (-\S+ )*(server .*|\S+\.conf)\s*(#.*)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Server();

    [GeneratedRegex(@"(\\ ){2,}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Blanks();
}
