using ExaBgp.Cli;
using ExaBgp.Host.Settings;

namespace ExaBgp.Tests.Cli;

public sealed class RunProgramTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void The_answer_is_printed_and_the_status_is_0()
    {
        using var daemon = new FakeDaemon(static _ => "exabgp 5.0.13\ndone\n");
        Run(daemon, "version").Should().Be(0);
        _output.ToString().Should().Be("exabgp 5.0.13\n");
        daemon.Commands.Should().Equal("version");
    }

    [Fact]
    public void Shortcuts_are_expanded_and_shown()
    {
        using var daemon = new FakeDaemon(static _ => "done\n");
        Run(daemon, "s", "n", "summary").Should().Be(0);
        _output.ToString().Should().Be("command: show neighbor summary\n");
        daemon.Commands.Should().Equal("show neighbor summary");
    }

    [Theory]
    [InlineData("error\n")]
    [InlineData("{ \"answer\": \"error\", \"message\": \"this command does not support json output\" }\n")]
    public void An_error_is_said_and_is_status_0_unless_strict(string answer)
    {
        using var daemon = new FakeDaemon(_ => answer);
        Run(daemon, "foo").Should().Be(0);
        _error.ToString().Should().Be("ExaBGP returns an error (see ExaBGP's logs for more information)\nuse help for a list of available commands\n");
        new RunProgram(Settings(daemon), _output, _error).Run(new RunOptions(ChannelKind.Socket, null, null, IsStrict: true, ["foo"])).Should().Be(1);
    }

    [Fact]
    public void The_reason_of_an_error_is_printed()
    {
        using var daemon = new FakeDaemon(static _ => "error: Could not parse route: route foo\nerror\n");
        Run(daemon, "announce route foo").Should().Be(0);
        _output.ToString().Should().Be("error: Could not parse route: route foo\n");
    }

    [Fact]
    public void A_daemon_that_ends_or_vanishes_is_noticed()
    {
        using var ending = new FakeDaemon(static _ => "shutdown\n");
        Run(ending, "status").Should().Be(0);
        _error.ToString().Should().Be("ExaBGP is shutting down, command aborted\n");
        using var vanishing = new FakeDaemon(static _ => null);
        Run(vanishing, "status").Should().Be(1);
    }

    [Fact]
    public void Routes_by_index_have_no_acknowledgement_to_wait_for()
    {
        using var daemon = new FakeDaemon(static _ => "[]\n");
        Run(daemon, "peer * routes list").Should().Be(0);
        _output.ToString().Should().Be("[]\n");
    }

    [Fact]
    public void A_reset_is_sent_and_not_waited_for()
    {
        using var daemon = new FakeDaemon(static _ => string.Empty);
        Run(daemon, "reset").Should().Be(0);
    }

    [Fact]
    public void Without_a_daemon_the_folders_are_listed_and_the_status_is_1()
    {
        var settings = new HostSettings { Root = "/nowhere", SocketName = "no-such-name", PipeName = "no-such-name" };
        new RunProgram(settings, _output, _error).Run(new RunOptions(ChannelKind.Socket, null, null, false, ["version"])).Should().Be(1);
        _output.ToString().Should().StartWith(
            "could not find ExaBGP's Unix socket (no-such-name.sock) for the cli\nwe scanned the following folders (the number is your PID):\n - /run/exabgp/\n")
            .And.EndWith(" - /nowhere/var/run/\n");
        new RunProgram(settings, _output, _error).Run(new RunOptions(ChannelKind.Pipes, null, null, false, ["version"])).Should().Be(1);
        _output.ToString().Should().Contain("could not find ExaBGP's named pipes (no-such-name.in and no-such-name.out) for the cli\n");
    }

    [Fact]
    public void Without_a_command_the_usage_is_said_and_the_status_is_1()
    {
        new RunProgram(new HostSettings(), _output, _error).Run(new RunOptions(ChannelKind.Socket, null, null, false, [])).Should().Be(1);
        _error.ToString().Should().StartWith("error: no command provided\nusage: exabgp run <command>\n");
    }

    [Fact]
    public void A_batch_is_run_line_by_line()
    {
        using var daemon = new FakeDaemon(static line => line == "nonsense" ? "error\n" : "ok\ndone\n");
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "# first\n\nsystem version\nnonsense\n");
            var status = new RunProgram(Settings(daemon), _output, _error).Run(new RunOptions(ChannelKind.Socket, null, file, false, []));
            status.Should().Be(0);
            _output.ToString().Should().Be($"Executing commands from {file}...\n\n[3] system version\nok\n\n[4] nonsense\n\nBatch execution complete: 4 commands, 0 errors\n");
        }
        finally
        {
            File.Delete(file);
        }

        new RunProgram(Settings(daemon), _output, _error).Run(new RunOptions(ChannelKind.Socket, null, file, false, [])).Should().Be(1);
        _error.ToString().Should().EndWith($"Batch file not found: {file}\n");
    }

    [Fact]
    public void The_interactive_client_asks_until_it_is_told_to_leave()
    {
        using var daemon = new FakeDaemon(static line => line switch
        {
            "peer list" => "[{\"peer-address\": \"127.0.0.2\", \"peer-as\": 2, \"state\": \"IDLE\"}, {\"peer-address\": \"127.0.0.3\", \"peer-as\": 3, \"state\": \"IDLE\"}]\ndone\n",
            "bad" => "error\n",
            _ => "done\n",
        });
        var terminal = new FakeTerminal(lines: ["peer list", "json peer list", "announce route 10.0.0.0/24 next-hop self", "bad", "exit"]);
        new Shell(Settings(daemon), terminal, new ShellOptions(null, null, null, true)).Run().Should().Be(0);
        terminal.Output.ToString().Should().Contain("| peer-address | peer-as | state |").And.Contain("[{\"peer-address\"").And.Contain("✓ Command accepted");
        terminal.Errors.ToString().Should().StartWith("Error: ");
    }

    [Fact]
    public void The_interactive_client_completes_with_the_daemons_peers()
    {
        using var daemon = new FakeDaemon(static line => line.StartsWith("session ping", StringComparison.Ordinal) ? "{\"pong\": \"u-u\", \"active\": true}\ndone\n"
            : line == "peer list" ? "[{\"peer-address\": \"192.0.2.77\", \"peer-as\": 2, \"state\": \"IDLE\"}]\ndone\n" : "done\n");
        var terminal = new FakeTerminal(FakeTerminal.Typed("neighbor 19\tann\teo\t\nexit\n"));
        new Shell(Settings(daemon), terminal, new ShellOptions(null, null, null, true)).Run().Should().Be(0);
        daemon.Commands.Should().Contain("neighbor 192.0.2.77 announce eor");
        terminal.Output.ToString().Should().Contain("✓ Connected to ExaBGP daemon (UUID: u-u)").And.EndWith("Info: Goodbye!\n");
    }

    private int Run(FakeDaemon daemon, params string[] words) =>
        new RunProgram(Settings(daemon), _output, _error).Run(new RunOptions(ChannelKind.Socket, null, null, false, words));

    private static HostSettings Settings(FakeDaemon daemon) => new() { SocketPath = daemon.Path };
}
