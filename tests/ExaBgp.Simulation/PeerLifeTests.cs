using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Simulation.World;

namespace ExaBgp.Simulation;

/// <summary>Attempts, back-off, collisions, restarts and limits of peers under a virtual clock.</summary>
public sealed class PeerLifeTests
{
    private readonly SimulatedWorld _world = new(seed: 12) { Delay = static () => 0 };

    [Fact]
    public void A_peer_that_hangs_up_at_once_is_tried_again_after_waits_that_grow()
    {
        var times = new List<long>();
        _world.TryListen(Settings.Ip("10.0.0.2"), 179, socket =>
        {
            times.Add(_world.Time.Now);
            socket.Close();
        });
        Start(Settings.Neighbor("10.0.0.2"));

        _world.Run(400_000);

        times.Zip(times.Skip(1), static (earlier, later) => (later - earlier) / 1000).Take(18)
            .Should().Equal(0, 1, 2, 3, 4, 5, 7, 9, 11, 14, 17, 21, 26, 32, 39, 47, 57, 60);
    }

    [Fact]
    public void A_session_that_was_up_is_set_up_again_at_once()
    {
        var peer = new ModelPeer(_world, "10.0.0.2");
        peer.Listen();
        Start(Settings.Neighbor("10.0.0.2"));
        for (var session = 1; session < 5; session++)
        {
            _world.RunUntil(() => peer.Sessions == session, 1_000).Should().BeTrue();
            peer.Cut();
        }
    }

    [Theory]
    [InlineData(1, 5_000)]
    [InlineData(2, 10_100)]
    public void With_attempts_counted_a_peer_that_never_answers_ends_the_daemon_with_0(int attempts, int milliseconds)
    {
        var speaker = Start(DaemonSettings.Default with { TcpAttempts = attempts }, Settings.Neighbor("10.0.0.2"));
        _world.RunUntil(() => speaker.Reactor.IsEnded, 60_000).Should().BeTrue();
        speaker.Reactor.ExitStatus.Should().Be(0);
        _world.Time.Now.Should().BeInRange(milliseconds - 400, milliseconds + 1_000, "fifty tries a tenth of a second apart are one attempt");
    }

    [Fact]
    public void With_three_attempts_the_third_session_that_ends_is_the_last()
    {
        var peer = new ModelPeer(_world, "10.0.0.2");
        peer.Listen();
        var speaker = Start(DaemonSettings.Default with { TcpAttempts = 3 }, Settings.Neighbor("10.0.0.2"));
        for (var session = 1; session <= 3; session++)
        {
            _world.RunUntil(() => peer.Sessions == session, 10_000).Should().BeTrue();
            peer.Cut();
        }

        _world.RunUntil(() => speaker.Reactor.IsEnded, 10_000).Should().BeTrue();
        peer.Sessions.Should().Be(3);
    }

    [Fact]
    public void A_passive_neighbor_stays_passive_after_its_session()
    {
        var peer = new ModelPeer(_world, "10.0.0.2");
        peer.Listen();
        Start(Settings.Neighbor("10.0.0.2", passive: true, listen: 179));
        _world.Run(60_000);
        peer.Sessions.Should().Be(0);

        peer.Connect("10.0.0.1");
        _world.RunUntil(() => peer.HasEndOfRib, 5_000).Should().BeTrue();
        peer.Cut();
        _world.Run(120_000);
        peer.Sessions.Should().Be(1);
    }

    [Fact]
    public void A_second_connection_of_an_established_peer_is_refused_with_6_7()
    {
        var peer = new ModelPeer(_world, "10.0.0.2");
        var second = new ModelPeer(_world, "10.0.0.2");
        Start(Settings.Neighbor("10.0.0.2", passive: true, listen: 179));
        peer.Connect("10.0.0.1");
        _world.RunUntil(() => peer.HasEndOfRib, 5_000).Should().BeTrue();

        second.Connect("10.0.0.1");
        _world.Run(2_000);

        second.Notifications.Should().Equal(((byte)6, (byte)7));
        peer.IsEstablished.Should().BeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public void Two_speakers_that_connect_to_each_other_at_once_end_with_one_session(int delay)
    {
        _world.Delay = () => delay;
        var left = new SimulatedSpeaker(_world, "10.0.0.1", Settings.Speaker([Settings.Neighbor("10.0.0.2", listen: 179)]));
        var right = new SimulatedSpeaker(_world, "10.0.0.2", Settings.Speaker([Settings.Neighbor("10.0.0.1", "10.0.0.2", 65002, 65001, listen: 179)]));
        left.Start();
        right.Start();
        _world.Run(30_000);
        foreach (var speaker in new[] { left, right }) speaker.Log.Lines.Count(static line => line.Text.Contains("session established", StringComparison.Ordinal)).Should().Be(1);

        var ends = Ends();
        _world.Run(120_000);
        Ends().Should().Be(ends, "the one that stayed goes on");

        int Ends() => left.Log.Lines.Concat(right.Log.Lines).Count(static line => line.Text.Contains("ended: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_two_connections_the_one_that_the_lower_identifier_opened_is_closed_with_6_7()
    {
        var outgoing = new ModelPeer(_world, "10.0.0.2") { Reads = false };
        outgoing.Listen();
        var incoming = new ModelPeer(_world, "10.0.0.2");
        Start(Settings.Neighbor("10.0.0.2", listen: 179));
        _world.Run(1_000);
        incoming.Connect("10.0.0.1");
        _world.RunUntil(() => incoming.IsEstablished, 5_000).Should().BeTrue("their identifier 10.0.0.2 is the higher one");

        outgoing.Resume();
        _world.Run(1_000);
        outgoing.Notifications.Should().Equal(((byte)6, (byte)7));
        outgoing.IsEstablished.Should().BeFalse();
        incoming.IsEstablished.Should().BeTrue();
    }

    [Fact]
    public void A_connection_from_outside_that_ends_while_an_attempt_hangs_costs_no_turns()
    {
        var delays = new Queue<int>([10_000, 10_000]);
        var world = new SimulatedWorld(seed: 46) { Delay = () => delays.TryDequeue(out var first) ? first : 0 };
        var peer = new ModelPeer(world, "10.0.0.2");
        var speaker = new SimulatedSpeaker(world, "10.0.0.1", Settings.Speaker([Settings.Neighbor("10.0.0.2", listen: 179)]));
        speaker.Start();
        world.Run(10);
        peer.Reads = false;
        peer.Connect("10.0.0.1");
        world.RunUntil(() => peer.IsConnected, 1_000).Should().BeTrue();
        var turns = speaker.Turns;

        peer.Cut();
        world.Run(5_000);

        (speaker.Turns - turns).Should().BeLessThan(20, "the next attempt waits for the end of this one");
        peer.Reads = true;
        peer.Listen();
        world.RunUntil(() => peer.HasEndOfRib, 60_000).Should().BeTrue();
    }

    [Fact]
    public void Two_connections_of_a_peer_whose_events_nobody_takes_cost_no_turns()
    {
        var world = new SimulatedWorld(seed: 45);
        var slow = new SimulatedHelper(world) { Reads = false };
        var (floods, meets) = (new ModelPeer(world, "10.0.0.2"), new ModelPeer(world, "10.0.0.3") { SpeaksFirst = true, Open = new ModelOpen { As = 65002, Identifier = [10, 0, 0, 3], HoldTime = 90, Families = [WireFamily.Ipv4Unicast] } });
        floods.Listen();
        meets.Listen();
        var api = Settings.Api("slow", MessageFlags.Parsed | MessageFlags.Update, changes: true);
        var speaker = new SimulatedSpeaker(
            world,
            "10.0.0.1",
            Settings.Speaker([Settings.Neighbor("10.0.0.2", api: api), Settings.Neighbor("10.0.0.3", listen: 179, api: api)], Settings.Process("slow")),
            DaemonSettings.Default with { QueueBytes = 8192 },
            new() { ["slow"] = slow });
        speaker.Start();
        world.RunUntil(() => floods.HasEndOfRib && meets.HasEndOfRib, 5_000).Should().BeTrue();
        for (var i = 0; i < 1000; i++) floods.Announce([10, (byte)(i >> 8), (byte)i]);
        world.Run(2_000);

        meets.Reads = false;
        meets.Cut();
        world.Run(1_000);
        meets.Connect("10.0.0.1");
        var turns = speaker.Turns;
        world.Run(3_000);

        meets.All.Count.Should().BeGreaterThan(2, "both have connected");
        (speaker.Turns - turns).Should().BeLessThan(200, "what may not be read is no reason for a turn");
        slow.Reads = true;
        slow.Consume();
        meets.Resume();
        world.RunUntil(() => meets is { IsEstablished: true, HasEndOfRib: true }, 60_000).Should().BeTrue();
    }

    [Fact]
    public void With_a_rate_limit_so_many_messages_leave_a_second()
    {
        var peer = new ModelPeer(_world, "10.0.0.2");
        peer.Listen();
        var helper = new SimulatedHelper(_world);
        Start(DaemonSettings.Default, Settings.Neighbor("10.0.0.2", api: Settings.Api("h")) with { RateLimit = 10 }, helper);
        _world.RunUntil(() => peer.HasEndOfRib, 5_000).Should().BeTrue();
        helper.WriteLines(Enumerable.Range(0, 60).Select(static i => $"announce route 10.0.{i}.0/24 next-hop 1.1.1.1 med {i}").ToArray());

        _world.Run(2_000);
        peer.Routes.Count.Should().BeInRange(25, 31, "ten saved up and ten a second");
        _world.Run(3_500);
        peer.Routes.Should().HaveCount(60);
    }

    [Fact]
    public void A_stranger_is_told_6_3()
    {
        var stranger = new ModelPeer(_world, "10.0.0.66");
        Start(Settings.Neighbor("10.0.0.2", passive: true, listen: 179));
        stranger.Connect("10.0.0.1");
        _world.Run(2_000);
        stranger.Notifications.Should().Equal(((byte)6, (byte)3));
    }

    [Fact]
    public void Too_many_prefixes_warn_then_end_the_session_with_6_1_and_the_peer_rests_a_minute()
    {
        var peer = new ModelPeer(_world, "10.0.0.2");
        peer.Listen();
        var speaker = Start(Settings.Neighbor("10.0.0.2") with { MaxPrefix = 4, MaxPrefixWarning = 75, AdjRibIn = false });
        _world.RunUntil(() => peer.HasEndOfRib, 5_000).Should().BeTrue();

        peer.Announce([10, 1, 0], [10, 2, 0]);
        peer.Announce([10, 1, 0], [10, 2, 0]);
        _world.Run(100);
        speaker.Log.Lines.Should().NotContain(static line => line.Text.Contains("prefixes", StringComparison.Ordinal), "a route announced again counts once");
        peer.Announce([10, 3, 0]);
        _world.Run(100);
        speaker.Log.Lines.Count(static line => line.Text.Contains("has announced 3 of at most 4 prefixes", StringComparison.Ordinal)).Should().Be(1);
        peer.Announce([10, 4, 0]);
        _world.Run(100);
        peer.IsEstablished.Should().BeTrue();

        peer.Announce([10, 5, 0]);
        _world.Run(59_000);
        peer.Notifications.Should().Equal(((byte)6, (byte)1));
        peer.Sessions.Should().Be(1);
        _world.RunUntil(() => peer.Sessions == 2, 5_000).Should().BeTrue();
    }

    [Fact]
    public void With_graceful_restart_a_cut_keeps_routes_until_they_are_told_again_and_a_NOTIFICATION_does_not()
    {
        var helper = new SimulatedHelper(_world);
        var peer = new ModelPeer(_world, "10.0.0.2");
        peer.Listen();
        var neighbor = Settings.Neighbor("10.0.0.2", api: Settings.Api("h")) with { Capabilities = new CapabilitySettings { GracefulRestart = 30 } };
        Start(DaemonSettings.Default, neighbor, helper);
        _world.RunUntil(() => peer.HasEndOfRib, 5_000).Should().BeTrue();
        peer.Announce([10, 1, 0], [10, 2, 0]);
        _world.Run(100);
        Incoming(helper).Should().Be(2);

        peer.Cut();
        _world.RunUntil(() => peer.Sessions == 2 && peer.HasEndOfRib, 5_000).Should().BeTrue();
        Incoming(helper).Should().Be(2, "they are stale, and kept");
        peer.Announce([10, 2, 0]);
        peer.Send(2, [0, 0, 0, 0]);
        _world.Run(100);
        Incoming(helper).Should().Be(1, "End-of-RIB says that the other one is no more");

        peer.Send(3, [6, 4]);
        _world.RunUntil(() => peer.Sessions == 3, 5_000).Should().BeTrue();
        Incoming(helper).Should().Be(0);
    }

    [Fact]
    public void With_graceful_restart_a_peer_that_does_not_come_back_in_time_loses_its_routes()
    {
        var helper = new SimulatedHelper(_world);
        var peer = new ModelPeer(_world, "10.0.0.2");
        peer.Listen();
        var neighbor = Settings.Neighbor("10.0.0.2", api: Settings.Api("h")) with { Capabilities = new CapabilitySettings { GracefulRestart = 30 } };
        Start(DaemonSettings.Default, neighbor, helper);
        _world.RunUntil(() => peer.HasEndOfRib, 5_000).Should().BeTrue();
        peer.Announce([10, 1, 0]);
        _world.Run(100);

        peer.StopListening();
        peer.Cut();
        _world.Run(29_000);
        Incoming(helper).Should().Be(1);
        _world.Run(2_000);
        Incoming(helper).Should().Be(0);
    }

    [Fact]
    public void A_peer_that_sends_all_again_says_by_its_marks_what_is_no_more()
    {
        var helper = new SimulatedHelper(_world);
        var peer = new ModelPeer(_world, "10.0.0.2");
        peer.Listen();
        var neighbor = Settings.Neighbor("10.0.0.2", api: Settings.Api("h")) with { Capabilities = new CapabilitySettings { RouteRefresh = true } };
        Start(DaemonSettings.Default, neighbor, helper);
        _world.RunUntil(() => peer.HasEndOfRib, 5_000).Should().BeTrue();
        peer.Announce([10, 1, 0], [10, 2, 0]);

        peer.Send(5, [0, 1, 1, 1]);
        peer.Announce([10, 2, 0]);
        _world.Run(100);
        Incoming(helper).Should().Be(2);
        peer.Send(5, [0, 1, 2, 1]);
        _world.Run(100);
        Incoming(helper).Should().Be(1);
    }

    [Fact]
    public void A_peer_that_takes_nothing_is_given_up_by_the_send_hold_timer()
    {
        var peer = new ModelPeer(_world, "10.0.0.2");
        peer.Listen();
        var helper = new SimulatedHelper(_world);
        var speaker = Start(DaemonSettings.Default, Settings.Neighbor("10.0.0.2", api: Settings.Api("h")), helper);
        _world.RunUntil(() => peer.HasEndOfRib, 5_000).Should().BeTrue();
        peer.Reads = false;
        helper.WriteLines(Enumerable.Range(0, 20_000).Select(static i => $"announce route 10.{i >> 8}.{i & 255}.0/24 next-hop 1.1.1.1 med {i}").ToArray());

        _world.Run(470_000);
        speaker.Log.Lines.Should().NotContain(static line => line.Text.Contains("send hold timer", StringComparison.Ordinal));
        _world.Run(20_000);
        speaker.Log.Lines.Should().Contain(static line => line.Text.Contains("send hold timer", StringComparison.Ordinal));
    }

    private int Incoming(SimulatedHelper helper)
    {
        helper.Lines.Clear();
        helper.WriteLines("show adj-rib in");
        _world.RunUntil(() => helper.Lines.Contains("done"), 1_000).Should().BeTrue();
        return helper.Lines.Count - 1;
    }

    private SimulatedSpeaker Start(NeighborSettings neighbor) => Start(DaemonSettings.Default, neighbor);

    private SimulatedSpeaker Start(DaemonSettings daemon, NeighborSettings neighbor, SimulatedHelper? helper = null)
    {
        var speaker = new SimulatedSpeaker(
            _world, "10.0.0.1", helper is null ? Settings.Speaker([neighbor]) : Settings.Speaker([neighbor], Settings.Process("h")), daemon, helper is null ? null : new() { ["h"] = helper });
        speaker.Start();
        return speaker;
    }
}
