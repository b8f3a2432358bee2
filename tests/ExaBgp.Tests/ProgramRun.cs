using System.Diagnostics;
using System.Text;

namespace ExaBgp.Tests;

/// <summary>The program under test in a process of its own, with none of our variables: the one built with the tests, or the one EXABGP_PROGRAM names.</summary>
public sealed class ProgramRun : IDisposable
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(int.Parse(Environment.GetEnvironmentVariable("EXABGP_TEST_DEADLINE") ?? "60"));
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    private ProgramRun(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_error, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public string Output => Text(_output);

    public string Error => Text(_error);

    /// <summary>Starts it; the variables replace what this process has.</summary>
    public static ProgramRun Start(string words, string input = "", params (string Name, string Value)[] variables)
    {
        var program = Environment.GetEnvironmentVariable("EXABGP_PROGRAM") ?? Path.Combine(AppContext.BaseDirectory, "exabgp");
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries)) start.ArgumentList.Add(word);
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("exabgp", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        start.Environment["exabgp_daemon_user"] = Environment.UserName;
        start.Environment["exabgp_api_cli"] = "false";
        foreach (var (name, value) in variables) start.Environment[name] = value;
        var run = new ProgramRun(start);
        run._process.StandardInput.Write(input);
        run._process.StandardInput.Close();
        return run;
    }

    /// <summary>Runs it to its end.</summary>
    public static (int Status, string Output, string Error) Once(string words, params (string Name, string Value)[] variables)
    {
        using var run = Start(words, string.Empty, variables);
        var status = run.WaitForEnd();
        return (status, run.Output, run.Error);
    }

    public int WaitForEnd()
    {
        _process.WaitForExitAsync().Wait(Deadline).Should().BeTrue($"it should end and close its output; it said:\n{Output}\n{Error}");
        return _process.ExitCode;
    }

    /// <summary>Waits until standard error has a text.</summary>
    public void AwaitError(string text) =>
        SpinWait.SpinUntil(() => Error.Contains(text, StringComparison.Ordinal), Deadline).Should().BeTrue($"'{text}' should come; it said:\n{Output}\n{Error}");

    public void Signal(string name) => Process.Start("/bin/kill", ["-s", name, $"{Id}"]).WaitForExit();

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static void Append(StringBuilder to, string? line)
    {
        lock (to)
        {
            if (line is not null) to.Append(line).Append('\n');
        }
    }

    private static string Text(StringBuilder from)
    {
        lock (from) return from.ToString();
    }
}
