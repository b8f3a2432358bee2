using ExaBgp.Configuration.Settings;
using ExaBgp.Simulation.World;

namespace ExaBgp.Simulation;

/// <summary>The main job under a virtual clock and network: sessions, helpers, lost connections.</summary>
public sealed class MainJobTests
{
    private const MessageFlags ParsedUpdates = MessageFlags.Parsed | MessageFlags.Update;

    [Fact]
    public void Two_speakers_exchange_a_helpers_routes_and_again_after_a_cut_connection()
    {
        var world = new SimulatedWorld(seed: 1);
        var injector = new SimulatedHelper(world) { OnStart = static helper => helper.WriteLines("announce route 10.1.0.0/24 next-hop 10.0.0.1", "announce route 10.2.0.0/24 next-hop self med 5") };
        var watcher = new SimulatedHelper(world);
        var left = new SimulatedSpeaker(
            world, "10.0.0.1", Settings.Speaker([Settings.Neighbor("10.0.0.2", "10.0.0.1", 65001, 65002, api: Settings.Api("injector"))], Settings.Process("injector")), helpers: new() { ["injector"] = injector });
        var right = new SimulatedSpeaker(
            world,
            "10.0.0.2",
            Settings.Speaker([Settings.Neighbor("10.0.0.1", "10.0.0.2", 65002, 65001, passive: true, listen: 179, api: Settings.Api("watcher", ParsedUpdates, changes: true))], Settings.Process("watcher")),
            helpers: new() { ["watcher"] = watcher });
        left.Start();
        right.Start();

        world.RunUntil(() => Announced(watcher, "10.1.0.0/24") == 1 && Announced(watcher, "10.2.0.0/24") == 1, 10_000).Should().BeTrue();
        injector.Lines.Should().Equal("done", "done");

        left.Sockets.First().Cut();
        world.RunUntil(() => Announced(watcher, "10.1.0.0/24") == 2 && Announced(watcher, "10.2.0.0/24") == 2, 10_000).Should().BeTrue();
        watcher.Lines.Count(static line => line.Contains("\"state\": \"down\"", StringComparison.Ordinal)).Should().Be(1);
        watcher.Lines.Count(static line => line.Contains("\"state\": \"up\"", StringComparison.Ordinal)).Should().Be(2);
        injector.Lines.Should().HaveCount(2, "the cut says nothing to a helper that did not ask");
    }

    [Fact]
    public void An_idle_session_sends_keepalives_and_otherwise_sleeps()
    {
        var world = new SimulatedWorld(seed: 2);
        var peer = new ModelPeer(world, "10.0.0.2");
        peer.Listen();
        var speaker = new SimulatedSpeaker(world, "10.0.0.1", Settings.Speaker([Settings.Neighbor("10.0.0.2")]));
        speaker.Start();
        world.RunUntil(() => peer.HasEndOfRib, 5_000).Should().BeTrue();
        var turns = speaker.Turns;

        world.Run(600_000);

        peer.Sessions.Should().Be(1);
        peer.IsEstablished.Should().BeTrue();
        peer.LongestSilence.Should().BeLessThanOrEqualTo(30_000);
        (speaker.Turns - turns).Should().BeLessThan(200, "only keepalives of either side wake it");
    }

    [Fact]
    public void A_peer_whose_OPEN_and_KEEPALIVE_arrive_together_is_told_everything_without_delay()
    {
        var world = new SimulatedWorld(seed: 7) { Delay = static () => 0 };
        var peer = new ModelPeer(world, "10.0.0.2");
        peer.Listen();
        var speaker = new SimulatedSpeaker(world, "10.0.0.1", Settings.Speaker([Settings.Neighbor("10.0.0.2")]));
        speaker.Start();

        world.RunUntil(() => peer.HasEndOfRib, 100).Should().BeTrue();
    }

    [Fact]
    public void Commands_written_together_take_effect_before_anything_is_sent()
    {
        var world = new SimulatedWorld(seed: 3);
        var helper = new SimulatedHelper(world);
        var (peer, _) = OneSession.Begin(world, (Settings.Api("helper"), helper));
        var lines = new List<string>();
        for (var i = 0; i < 500; i++) lines.Add($"announce route 10.{i / 250}.{i % 250}.0/24 next-hop 10.0.0.1");
        for (var i = 0; i < 500; i++) lines.Add($"withdraw route 10.{i / 250}.{i % 250}.0/24 next-hop 10.0.0.1");
        peer.Messages.Clear();

        helper.WriteLines([.. lines]);
        world.RunUntil(() => helper.Lines.Count == 1000, 5_000).Should().BeTrue();
        world.Run(1_000);

        helper.Lines.Should().AllBe("done");
        peer.Messages.Should().NotContain(static message => message.StartsWith("2:", StringComparison.Ordinal), "nothing was announced, and the withdraws met the first drain");
    }

    [Fact]
    public void A_batch_cut_anywhere_leaves_the_same_routes()
    {
        for (var seed = 10; seed < 20; seed++)
        {
            var world = new SimulatedWorld(seed);
            world.LargestRead = () => 1 + world.Random.Next(40);
            var helper = new SimulatedHelper(world);
            var (peer, _) = OneSession.Begin(world, (Settings.Api("helper"), helper));
            var text = string.Concat(Enumerable.Range(0, 200).Select(static i => $"announce route 10.0.{i}.0/24 next-hop 10.0.0.1\n"));
            for (var at = 0; at < text.Length;)
            {
                var size = Math.Min(1 + world.Random.Next(300), text.Length - at);
                helper.Write(text.Substring(at, size));
                at += size;
                world.Run(world.Random.Next(3));
            }

            world.RunUntil(() => peer.Routes.Count == 200, 5_000).Should().BeTrue($"seed {seed}");
            helper.Lines.Should().HaveCount(200);
        }
    }

    [Fact]
    public void A_peer_that_was_away_gets_everything_again_and_nothing_that_was_withdrawn_meanwhile()
    {
        var world = new SimulatedWorld(seed: 4);
        var helper = new SimulatedHelper(world);
        var (peer, _) = OneSession.Begin(world, (Settings.Api("helper"), helper));
        helper.WriteLines("announce route 10.1.0.0/24 next-hop 10.0.0.1", "announce route 10.2.0.0/24 next-hop 10.0.0.1");
        world.RunUntil(() => peer.Routes.Count == 2, 5_000).Should().BeTrue();

        peer.StopListening();
        peer.Cut();
        world.Run(500);
        helper.WriteLines("withdraw route 10.1.0.0/24", "announce route 10.3.0.0/24 next-hop 10.0.0.1");
        world.Run(500);
        peer.Listen();

        world.RunUntil(() => peer.Sessions == 2 && peer.HasEndOfRib, 60_000).Should().BeTrue();
        peer.Routes.Keys.Should().BeEquivalentTo("10.2.0.0/24", "10.3.0.0/24");
    }

    [Fact]
    public void A_helper_that_never_reads_is_obeyed_and_others_are_answered()
    {
        var world = new SimulatedWorld(seed: 5);
        var deaf = new SimulatedHelper(world) { Reads = false };
        var other = new SimulatedHelper(world);
        var (peer, _) = OneSession.Begin(world, (Settings.Api("deaf"), deaf), (Settings.Api("other"), other));

        deaf.Write(string.Concat(Enumerable.Range(0, 20_000).Select(static i => $"announce route 10.{i / 256}.{i % 256}.0/24 next-hop 10.0.0.1\n")));
        other.WriteLines("version");

        world.RunUntil(() => peer.Routes.Count == 20_000, 20_000).Should().BeTrue();
        other.Lines.Should().HaveCount(2);
        deaf.IsRunning.Should().BeTrue("acknowledgements are never a reason to end a helper");
    }

    [Fact]
    public void A_session_paused_for_a_slow_helper_goes_on_when_it_reads_again_and_nothing_is_lost()
    {
        var world = new SimulatedWorld(seed: 8);
        var slow = new SimulatedHelper(world) { Reads = false };
        var (peer, _) = OneSession.Begin(world, DaemonSettings.Default with { QueueBytes = 8192 }, (Settings.Api("slow", ParsedUpdates), slow));
        for (var i = 0; i < 1000; i++) peer.Announce([10, (byte)(i >> 8), (byte)i]);
        world.Run(5_000);

        slow.Reads = true;
        slow.Consume();

        world.RunUntil(() => slow.Lines.Count(static line => line.Contains("\"announce\"", StringComparison.Ordinal)) == 1000, 60_000).Should().BeTrue();
        peer.Sessions.Should().Be(1);
    }

    [Fact]
    public void Shutdown_tells_peers_and_helpers_and_ends_in_time_whatever_a_helper_does()
    {
        var world = new SimulatedWorld(seed: 6);
        var polite = new SimulatedHelper(world);
        var stubborn = new SimulatedHelper(world) { OnSignal = static (_, _) => { } };
        var (peer, speaker) = OneSession.Begin(world, (Settings.Api("polite", changes: true), polite), (Settings.Api("stubborn"), stubborn));
        var start = world.Time.Now;

        speaker.Signal(15);

        world.RunUntil(() => speaker.Reactor.IsEnded, 10_000).Should().BeTrue();
        (world.Time.Now - start).Should().BeLessThanOrEqualTo(3_500);
        speaker.Reactor.ExitStatus.Should().Be(0);
        peer.Notifications.Should().Equal(((byte)6, (byte)2));
        polite.Lines[^1].Should().Contain("\"notification\": \"shutdown\"");
        polite.Lines.Should().Contain(static line => line.Contains("stop, message [shutting down]", StringComparison.Ordinal));
        polite.IsRunning.Should().BeFalse();
        stubborn.IsRunning.Should().BeFalse();
    }

    private static int Announced(SimulatedHelper watcher, string prefix) =>
        watcher.Lines.Count(line => line.Contains("\"announce\"", StringComparison.Ordinal) && line.Contains($"\"{prefix}\"", StringComparison.Ordinal));
}
