using System.Diagnostics;

namespace ExaBgp.Tests.Examples;

/// <summary>The helpers of <c>etc/exabgp/run</c> by themselves: they end when they should, and complain of what they are answered.</summary>
public sealed class HelperScriptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exabgp-scripts").FullName;

    public static TheoryData<string, string> Helpers() => new()
    {
        { "inject.sh", "LIST" },
        { "watchdog.sh", "web LIST" },
        { "blackhole.py", "LIST" },
        { "flowspec.py", "LIST" },
        { "monitor.py", "FOLDER" },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_helper_is_one_of_these()
    {
        string[] others = ["lines.py", "Prefixes.cs"];
        Directory.GetFiles(Checkout.File("etc", "exabgp", "run")).Select(Path.GetFileName)
            .Should().BeEquivalentTo(Helpers().Select(static row => (string)row[0]).Concat(others));
    }

    [Theory]
    [MemberData(nameof(Helpers))]
    public void It_ends_when_the_daemon_is_gone(string helper, string words)
    {
        using var process = Start(helper, words);
        process.StandardInput.Close();
        process.WaitForExit(ProgramRun.Deadline).Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Helpers))]
    public void It_ends_in_order_on_SIGTERM(string helper, string words)
    {
        using var process = Start(helper, words);
        // What it has read shows that it has set up what it does on signals.
        if (helper == "monitor.py") Keeps(process);
        else Hears(process, "error");
        Process.Start("/bin/kill", ["-s", "TERM", $"{process.Id}"]).WaitForExit();
        process.WaitForExit(ProgramRun.Deadline).Should().BeTrue();
        process.ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("inject.sh", "LIST")]
    [InlineData("watchdog.sh", "web LIST")]
    [InlineData("blackhole.py", "LIST")]
    [InlineData("flowspec.py", "LIST")]
    public void It_tells_of_a_refused_command_and_goes_on(string helper, string words)
    {
        using var process = Start(helper, words);
        Hears(process, "done\nerror").Should().Contain("refused");
        process.HasExited.Should().BeFalse();
    }

    [Fact]
    public void Shell_helpers_are_POSIX_shell()
    {
        foreach (var script in Directory.GetFiles(Checkout.File("etc", "exabgp", "run"), "*.sh"))
        {
            File.ReadLines(script).First().Should().Be("#!/bin/sh");
            File.GetUnixFileMode(script).Should().HaveFlag(UnixFileMode.UserExecute | UnixFileMode.OtherExecute);
            using var check = Process.Start("/bin/sh", ["-n", script]);
            check.WaitForExit();
            check.ExitCode.Should().Be(0);
        }
    }

    /// <summary>Writes lines to its standard input and waits for what it says on standard error.</summary>
    private static string Hears(Process process, string lines)
    {
        process.StandardInput.Write(lines + "\n");
        process.StandardInput.Flush();
        while (true)
        {
            var line = process.StandardError.ReadLineAsync().WaitAsync(ProgramRun.Deadline).GetAwaiter().GetResult();
            line.Should().NotBeNull();
            if (line!.Contains("refused", StringComparison.Ordinal)) return line;
        }
    }

    /// <summary>Tells the monitor of a session and waits until it has written that down.</summary>
    private void Keeps(Process process)
    {
        process.StandardInput.Write("{ \"type\": \"state\", \"neighbor\": { \"address\": { \"peer\": \"192.0.2.1\" }, \"state\": \"up\" } }\n");
        process.StandardInput.Flush();
        SpinWait.SpinUntil(() => File.Exists(_folder + "/sessions.json"), ProgramRun.Deadline).Should().BeTrue();
    }

    private Process Start(string helper, string words)
    {
        var list = Path.Combine(_folder, "list");
        File.WriteAllText(list, string.Empty);
        var start = new ProcessStartInfo(Checkout.File("etc", "exabgp", "run", helper))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var word in words.Split(' ')) start.ArgumentList.Add(word.Replace("LIST", list, StringComparison.Ordinal).Replace("FOLDER", _folder, StringComparison.Ordinal));
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        return Process.Start(start)!;
    }
}
