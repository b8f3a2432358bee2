using System.Net.Sockets;
using System.Text;
using ExaBgp.Demo;
using ExaBgp.Healthcheck;
using ExaBgp.Host.Processes;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Tests.Healthcheck;

public sealed class HealthcheckProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exabgp-health").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("healthcheck")]
    [InlineData("--run healthcheck")]
    public void With_an_interval_of_0_it_announces_once_and_ends(string name)
    {
        var (status, output, error) = ProgramRun.Once(name + " --no-syslog --no-ip-setup --ip 192.0.2.1 -i 0 --rise 1");
        (status, output).Should().Be((0, "neighbor * announce route 192.0.2.1/32 next-hop self med 100\n"));
        error.Should().StartWith("INFO[healthcheck] send announces for States.UP state to ExaBGP\n");
    }

    [Fact]
    public void Under_a_daemon_of_generation_6_it_says_peer() =>
        ProgramRun.Once("healthcheck -s --no-ip-setup --ip 192.0.2.1 -i 0 --rise 1", ("exabgp_compat_generation", "6")).Output
            .Should().Be("peer * announce route 192.0.2.1/32 next-hop self med 100\n");

    [Fact]
    public void Words_it_does_not_understand_are_status_2()
    {
        var (status, output, error) = ProgramRun.Once("healthcheck --no-syslog --silent");
        (status, output).Should().Be((2, string.Empty));
        error.Should().EndWith("exabgp healthcheck: error: argument --silent: not allowed with argument --no-syslog\n");
    }

    [Theory]
    [InlineData("--ip 192.0.2.1 --ip-ifname 192.0.2.2%lo")]
    [InlineData("--ip 192.0.2.1 --no-ip-setup --user no-such-user")]
    [InlineData("--ip 192.0.2.1 --no-ip-setup --group no-such-group")]
    [InlineData("--ip 192.0.2.1 --no-ip-setup --pid /nonexistent/pid")]
    [InlineData("--ip 10.0.0.0/8")]
    public void What_cannot_be_set_up_is_status_1_and_a_reason(string words)
    {
        var (status, output, error) = ProgramRun.Once("healthcheck --no-syslog " + words);
        (status, output).Should().Be((1, string.Empty));
        error.Should().NotBeEmpty();
    }

    [Fact]
    public void Help_has_every_option_and_an_example()
    {
        var (status, output, _) = ProgramRun.Once("healthcheck --help");
        status.Should().Be(0);
        output.Should().ContainAll(HealthcheckOptionTable.All.Select(option => option.Name)).And.EndWith(HealthcheckHelp.Example + "\n");
    }

    [Fact]
    public void A_check_that_ends_with_0_is_a_success_and_what_another_printed_is_logged()
    {
        var log = new StringWriter();
        Check("exit 0", log).Should().BeTrue();
        log.ToString().Should().BeEmpty();
        Check("echo boo; exit 3", log).Should().BeFalse();
        log.ToString().Should().Be("WARNING[healthcheck] Check command was unsuccessful: 3\nINFO[healthcheck] Output of check command: b'boo\\n'\n");
        Check("kill -9 $$", log = new StringWriter()).Should().BeFalse();
        log.ToString().Should().Be("WARNING[healthcheck] Check command was unsuccessful: -9\n");
    }

    [Fact]
    public void A_check_that_takes_too_long_is_ended_with_all_it_started()
    {
        var log = new StringWriter();
        var pid = _folder + "/pid";
        Check($"sleep 600 & echo $! > {pid}; wait", log, "--timeout", "1").Should().BeFalse();
        log.ToString().Should().StartWith("WARNING[healthcheck] Timeout (1) while running check command sleep 600");
        var child = File.ReadAllText(pid).Trim();
        SpinWait.SpinUntil(() => !Directory.Exists($"/proc/{child}") || File.ReadAllText($"/proc/{child}/stat").Contains(") Z ", StringComparison.Ordinal), ProgramRun.Deadline).Should().BeTrue();
    }

    [Fact]
    public void A_check_that_prints_without_end_costs_no_more_than_is_kept()
    {
        var result = ChildCommand.Run(ChildCommand.Shell("head -c 1000000 /dev/zero; exit 4"), ChildCommand.Variables(), null, TimeProvider.System, CancellationToken.None);
        (result.Status, result.Output.Length).Should().Be((4, ChildCommand.KeptOutput));
    }

    [Fact]
    public void Hooks_get_the_environment_and_the_state()
    {
        var seen = _folder + "/seen";
        ProgramRun.Once($"healthcheck -s --no-ip-setup --ip 192.0.2.1 -i 0 -f 0 --config {Options($"execute = echo $STATE $MINE >> {seen}", $"up-execute = echo first $STATE >> {seen}")}", ("MINE", "too"))
            .Status.Should().Be(0);
        File.ReadAllText(seen).Should().Be("RISING too\nfirst UP\nUP too\n");
    }

    [Fact]
    public void Octets_are_shown_so_that_they_stay_on_a_line() =>
        CommandOutput.Quote("a'\n\r\t\\\u0001é"u8).Should().Be("b\"a'\\n\\r\\t\\\\\\x01\\xc3\\xa9\"");

    [Fact]
    public void Syslog_gets_facility_name_and_process()
    {
        var path = _folder + "/log";
        using var listener = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 10000 };
        listener.Bind(new UnixDomainSocketEndPoint(path));
        SyslogFacility.TryFind("LOCAL0", out var facility).Should().BeTrue();
        using var syslog = new SyslogSocket(path, facility, "web", 42);
        syslog.Send(LogLevel.Warning, "text");
        var buffer = new byte[100];
        Encoding.UTF8.GetString(buffer, 0, listener.Receive(buffer)).Should().Be("<132>healthcheck-web[42]: text");
        using var nobody = new SyslogSocket(_folder + "/none", facility, null, 42);
        nobody.Invoking(socket => socket.Send(LogLevel.Error, "text")).Should().NotThrow();
    }

    [Fact]
    public async Task Answers_are_counted_and_the_end_answers_everything()
    {
        using var answers = new AnswerReader(new MemoryStream("done\nerror\n"u8.ToArray()));
        for (var i = 0; i < 5; i++) await answers.NextAsync(CancellationToken.None).WaitAsync(ProgramRun.Deadline);
    }

    [Fact]
    public async Task A_router_learns_and_forgets_the_address_as_a_service_goes_up_and_down()
    {
        var said = new StringWriter();
        using var peer = new DemoPeer(new DemoScreen(said, TimeProvider.System, isColored: false));
        var port = peer.Listen();
        var service = _folder + "/service";
        var program = Path.Combine(AppContext.BaseDirectory, "exabgp");
        var options = Options("silent", "no-ip-setup", "ip = 192.0.2.1", "interval = 0.1", "fast-interval = 0.02", "withdraw-on-down", $"command = test -e {service}");
        var configuration = _folder + "/exabgp.conf";
        await File.WriteAllTextAsync(configuration, $$"""
            process health { run {{program}} healthcheck --config {{options}}; encoder text; }
            neighbor 127.0.0.1 { router-id 127.0.0.1; local-address 127.0.0.1; local-as 65001; peer-as 65002; family { ipv4 unicast; } api { processes [ health ]; } }
            """);
        using var limit = new CancellationTokenSource(ProgramRun.Deadline);
        using var daemon = ProgramRun.Start(configuration, string.Empty, ("exabgp_tcp_port", $"{port}"), ("exabgp_tcp_bind", string.Empty));
        var session = peer.RunAsync(limit.Token);
        await File.WriteAllTextAsync(service, string.Empty);
        Await(peer, 1, daemon);
        File.Delete(service);
        Await(peer, 0, daemon);
        await File.WriteAllTextAsync(service, string.Empty);
        Await(peer, 1, daemon);
        daemon.Signal("TERM");
        daemon.WaitForEnd().Should().Be(0, daemon.Error);
        await session.WaitAsync(ProgramRun.Deadline);
        said.ToString().Should().Contain("learns   192.0.2.1/32").And.Contain("forgets  192.0.2.1/32");
    }

    private static void Await(DemoPeer peer, int routes, ProgramRun daemon) =>
        SpinWait.SpinUntil(() => peer.Routes == routes, ProgramRun.Deadline).Should().BeTrue($"{routes} should be there; the daemon said:\n{daemon.Error}");

    private static bool Check(string command, StringWriter log, params string[] words)
    {
        log.NewLine = "\n";
        HealthcheckWords.TryRead(["--command", command, .. words], _ => null, out var options, out var error).Should().BeTrue(error);
        return CheckCommand.Run(options, TimeProvider.System, new HealthcheckLogger(LogLevel.Information, log, null), CancellationToken.None);
    }

    private string Options(params string[] lines)
    {
        var path = _folder + "/options";
        File.WriteAllLines(path, lines);
        return path;
    }
}
