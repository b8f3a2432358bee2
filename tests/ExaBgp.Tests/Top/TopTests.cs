using System.Text.Json;
using ExaBgp.Tests.Cli;
using ExaBgp.Tests.Healthcheck;
using ExaBgp.Top;

namespace ExaBgp.Tests.Top;

public sealed class TopTests
{
    private const string Answer =
        """
        {"version": "1.2.3", "uuid": "x", "pid": 42, "uptime": 90061, "routes": {"in": 3, "out": 5, "bytes": 7340032}, "peers": [
        {"name": "a", "peer-address": "192.0.2.1", "description": "", "local-as": 1, "peer-as": 65002, "state": "ESTABLISHED", "duration": 100, "routes": {"in": 3, "out": 5, "bytes": 1},
        "messages": {"sent": 200, "received": 50}, "updates": {"sent": 1, "received": 2}, "prefixes": {"received": 9, "withdrawn": 1}},
        {"name": "b", "peer-address": "2001:db8::1", "description": "", "local-as": 1, "peer-as": 4200000000, "state": "CONNECT", "duration": 7, "routes": {"in": 0, "out": 5, "bytes": 1},
        "messages": {"sent": 0, "received": 0}, "updates": {"sent": 0, "received": 0}, "prefixes": {"received": 0, "withdrawn": 0}}],
        "helpers": [{"name": "watch", "running": true, "items": 12, "bytes": 2048, "dropped": 3}]}
        """;

    private readonly FakeClock _clock = new();

    [Fact]
    public void The_answer_of_the_daemon_is_read()
    {
        var sample = DaemonSample.Read(Answer)!;
        (sample.Version, sample.Process, sample.Uptime, sample.RoutesIn, sample.RoutesOut, sample.TableOctets).Should().Be(("1.2.3", 42, 90061, 3, 5, 7340032));
        sample.Peers[0].Should().Be(new PeerSample("a", "192.0.2.1", 65002, "ESTABLISHED", 100, 3, 5, 200, 50));
        sample.Helpers.Should().Equal(new HelperSample("watch", true, 12, 2048, 3));
        DaemonSample.Read("nonsense").Should().BeNull();
        DaemonSample.Read("{}").Should().BeNull();
    }

    [Fact]
    public void Without_an_Adj_RIB_In_the_routes_of_a_peer_are_what_it_announced_and_did_not_withdraw()
    {
        using var document = JsonDocument.Parse(Answer.Replace("\"in\": 3", "\"in\": 0", StringComparison.Ordinal));
        PeerSample.Read(document.RootElement.GetProperty("peers")[0]).RoutesIn.Should().Be(8);
    }

    [Fact]
    public void Rates_are_the_difference_of_two_looks()
    {
        var before = Sample();
        _clock.Advance(TimeSpan.FromSeconds(2));
        var view = TopView.Of(Sample(sent: 220, received: 51), before, _clock);
        var row = view.Peers.Single(row => row.Peer.Name == "a");
        (row.SentRate, row.ReceivedRate).Should().Be((10, 0.5));
        view.Rate.Should().Be(10.5);
    }

    [Fact]
    public void Without_an_earlier_look_rates_are_the_average_of_the_session()
    {
        var row = TopView.Of(Sample(), null, _clock).Peers[^1];
        (row.Peer.Name, row.SentRate, row.ReceivedRate).Should().Be(("a", 2, 0.5));
    }

    [Fact]
    public void A_session_that_began_anew_has_no_negative_rates()
    {
        var before = Sample();
        _clock.Advance(TimeSpan.FromSeconds(2));
        var row = TopView.Of(Sample(sent: 4, received: 4), before, _clock).Peers[^1];
        (row.SentRate, row.ReceivedRate).Should().Be((0.04, 0.04));
    }

    [Fact]
    public void Sessions_that_are_down_come_first() => TopView.Of(Sample(), null, _clock).Peers.Select(row => row.Peer.Name).Should().Equal("b", "a");

    [Fact]
    public void The_processor_is_measured_between_two_looks()
    {
        var before = Sample() with { Usage = new ProcessUsage(TimeSpan.FromSeconds(10), 1) };
        _clock.Advance(TimeSpan.FromSeconds(2));
        TopView.Of(Sample() with { Usage = new ProcessUsage(TimeSpan.FromSeconds(11), 1) }, before, _clock).Processor.Should().Be(50);
        TopView.Of(Sample(), before, _clock).Processor.Should().BeNull();
    }

    [Fact]
    public void A_process_is_read_from_what_the_system_says_of_it()
    {
        const string Stat = "42 (a (b) c) S 1 42 42 0 -1 4194560 500 0 0 0 150 50 0 0 20 0 5 0 100 999999 25 18446744073709551615 1 1";
        ProcessUsage.Read(Stat, 4096).Should().Be(new ProcessUsage(TimeSpan.FromSeconds(2), 102400));
        ProcessUsage.Read("42 (x) S", 4096).Should().BeNull();
        ProcessUsage.Of(Environment.ProcessId)!.Value.Memory.Should().BeGreaterThan(1 << 20);
        ProcessUsage.Of(int.MaxValue).Should().BeNull();
    }

    [Fact]
    public void A_view_has_sessions_and_helpers()
    {
        var lines = new TopReport(100, hasColors: false).Lines(TopView.Of(Sample(), null, _clock), 0, 0, string.Empty);
        lines[0].Should().Be("ExaBGP 1.2.3  process 42  up 1d 01:01  cpu ?  memory ?");
        lines[1].Should().Be("peers 2: 1 up, 1 down  messages/s 2.5");
        lines[2].Should().Be("routes in 3  out 5  tables 7.0 MiB");
        lines.Should().ContainSingle(line => line.StartsWith("PEER")).Which.Should().MatchRegex(@"PEER +AS +STATE +SINCE +IN +OUT +RX/S +TX/S");
        lines.Should().ContainSingle(line => line.StartsWith("192.0.2.1")).Which.Should().MatchRegex(@"192\.0\.2\.1 +65002 +up +00:01:40 +3 +5 +0\.5 +2\.0");
        lines.Should().ContainSingle(line => line.StartsWith("2001:db8::1")).Which.Should().MatchRegex(@"4200000000 +connect +00:00:07");
        lines.Should().ContainSingle(line => line.StartsWith("watch")).Which.Should().MatchRegex(@"watch +running +12 +2\.0 KiB +3");
    }

    [Theory]
    [InlineData(79, 24)]
    [InlineData(60, 12)]
    [InlineData(200, 60)]
    public void A_view_fits_the_screen(int width, int height)
    {
        var peer = Sample().Peers[0] with { Address = "2001:db8:1111:2222:3333:4444:5555:6666", RoutesIn = 12345678, RoutesOut = 12345678, As = 4200000000 };
        var sample = Sample() with
        {
            Peers = [.. Enumerable.Range(0, 1000).Select(i => peer with { Name = $"{i}" })],
            Helpers = [.. Enumerable.Range(0, 100).Select(i => new HelperSample($"a-helper-with-a-long-name-{i}", i != 7, 0, i, 0))],
        };
        var lines = new TopReport(width, hasColors: false).Lines(TopView.Of(sample, null, _clock), height, 5000, "q ends");
        lines.Should().HaveCount(height).And.OnlyContain(line => line.Length <= width);
        lines[^1].Should().Be("q ends");
        lines.Where(line => line.StartsWith("2001:", StringComparison.Ordinal)).Should().NotBeEmpty().And.OnlyContain(line => line.Contains(" 12345678  12345678", StringComparison.Ordinal), "numbers are whole");
        lines.Should().ContainSingle(line => line.Contains("of 1000", StringComparison.Ordinal)).Which.Should().EndWith("to 1000 of 1000");
        lines.Should().Contain(line => line.Contains(" ended ", StringComparison.Ordinal), "what does not run comes first");
    }

    [Fact]
    public void Names_from_elsewhere_cannot_colour_or_break_the_view()
    {
        var sample = Sample() with { Helpers = [new HelperSample("[red]x[/] [", true, 0, 0, 0)] };
        new TopReport(100, hasColors: true).Lines(TopView.Of(sample, null, _clock), 0, 0, "[a").Should().Contain(line => line.Contains("[red]x[/] [", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(200L << 20, "200 MiB")]
    [InlineData(3L << 40, "3.0 TiB")]
    public void Octets_are_short(long octets, string expected) => TopFormat.Octets(octets).Should().Be(expected);

    [Fact]
    public void Without_a_daemon_it_says_so()
    {
        var (status, output, error) = ProgramRun.Once("top --once", ("exabgp_api_socketpath", "/nonexistent/exabgp.sock"));
        (status, output).Should().Be((1, string.Empty));
        error.Should().Be("error: ExaBGP is not running / Unix socket not found\n");
    }

    [Fact]
    public void Into_a_pipe_it_writes_one_view_below_the_other_until_the_daemon_goes()
    {
        var asked = 0;
        using var daemon = new FakeDaemon(_ => ++asked > 3 ? null : Answer.Replace("\n", string.Empty, StringComparison.Ordinal) + "\ndone\n");
        var (status, output, error) = ProgramRun.Once("top --interval 0.1", ("exabgp_api_socketpath", daemon.Path));
        status.Should().Be(1);
        error.Should().Be("error: the daemon has closed the connection\n");
        output.Split('\n').Count(line => line.StartsWith("ExaBGP 1.2.3", StringComparison.Ordinal)).Should().Be(3);
        output.Should().NotContain("\e");
    }

    [Fact]
    public void Once_is_one_view()
    {
        using var daemon = new FakeDaemon(_ => Answer.Replace("\n", string.Empty, StringComparison.Ordinal) + "\ndone\n");
        var (status, output, _) = ProgramRun.Once("top --once", ("exabgp_api_socketpath", daemon.Path));
        status.Should().Be(0);
        output.Should().Contain("192.0.2.1").And.EndWith("3\n");
        daemon.Commands.Should().Equal("system statistics");
    }

    private DaemonSample Sample(long sent = 200, long received = 50)
    {
        var sample = DaemonSample.Read(Answer)!;
        return sample with { Timestamp = _clock.GetTimestamp(), Peers = [sample.Peers[0] with { Sent = sent, Received = received }, sample.Peers[1]] };
    }
}
