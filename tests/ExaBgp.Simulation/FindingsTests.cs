using ExaBgp.Configuration.Settings;
using ExaBgp.Simulation.World;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Simulation;

/// <summary>What an old review of this kind of daemon found, each finding as it can be seen from outside; docs/reliability.md lists where the others are tested.</summary>
public sealed class FindingsTests
{
    private const MessageFlags ParsedUpdates = MessageFlags.Parsed | MessageFlags.Update;

    [Fact]
    public void An_UPDATE_that_comes_octet_by_octet_is_one_UPDATE_and_the_session_stays()
    {
        var world = new SimulatedWorld(seed: 31);
        var watcher = new SimulatedHelper(world);
        var (peer, _) = OneSession.Begin(world, (Settings.Api("watcher", ParsedUpdates), watcher));
        var body = ModelPeer.Update([], peer.Attributes(peer.Current!), [[10, 7, 7]]);
        byte[] message = [.. Enumerable.Repeat((byte)255, 16), 0, (byte)(19 + body.Length), 2, .. body];

        foreach (var octet in message)
        {
            watcher.Lines.Should().NotContain(static line => line.Contains("10.7.7.0/24", StringComparison.Ordinal), "the message is not whole yet");
            peer.SendRaw([octet]);
            world.Run(200);
        }

        watcher.Lines.Count(static line => line.Contains("10.7.7.0/24", StringComparison.Ordinal)).Should().Be(1);
        peer.Sessions.Should().Be(1);
        peer.Notifications.Should().BeEmpty();
    }

    [Fact]
    public void A_hundred_sessions_in_the_middle_of_a_drain_and_a_helper_that_will_not_end_are_over_in_three_and_a_half_seconds()
    {
        var world = new SimulatedWorld(seed: 32) { Window = 4096 };
        var helper = new SimulatedHelper(world) { OnSignal = static (_, _) => { } };
        var peers = Enumerable.Range(0, 100).Select(i => new ModelPeer(world, $"10.0.1.{i + 1}")).ToArray();
        foreach (var peer in peers) peer.Listen();
        var speaker = new SimulatedSpeaker(
            world,
            "10.0.0.1",
            Settings.Speaker([.. peers.Select(static peer => Settings.Neighbor(peer.Address, api: Settings.Api("helper")))], Settings.Process("helper")),
            helpers: new() { ["helper"] = helper });
        speaker.Start();
        world.RunUntil(() => Array.TrueForAll(peers, static peer => peer.HasEndOfRib), 10_000).Should().BeTrue();
        helper.Write(string.Concat(Enumerable.Range(0, 10_000).Select(static i => $"announce route 10.{i / 256}.{i % 256}.0/24 next-hop 10.0.0.1\n")));
        world.RunUntil(() => peers[0].Routes.Count > 0, 5_000).Should().BeTrue();
        peers[0].Routes.Count.Should().BeLessThan(10_000, "the drain has only begun");
        var start = world.Time.Now;

        speaker.Signal(15);

        world.RunUntil(() => speaker.Reactor.IsEnded, 10_000).Should().BeTrue();
        (world.Time.Now - start).Should().BeLessThanOrEqualTo(3_500);
        speaker.Reactor.ExitStatus.Should().Be(0);
        speaker.RunningHelpers.Should().Be(0);
        speaker.OpenHandles.Should().Be(0);
        speaker.Log.Lines.Should().NotContain(static line => line.Level >= LogLevel.Error);
    }

    [Fact]
    public void A_long_show_is_not_overtaken_by_its_helpers_next_command_and_holds_up_nobody_else()
    {
        const int Routes = 20_000;
        var world = new SimulatedWorld(seed: 33);
        var shows = new SimulatedHelper(world);
        var other = new SimulatedHelper(world);
        var peer = new ModelPeer(world, "10.0.0.2");
        peer.Listen();
        var speaker = new SimulatedSpeaker(
            world,
            "10.0.0.1",
            Settings.Speaker([Settings.Neighbor("10.0.0.2", api: [Settings.Api("shows"), Settings.Api("other")])], Settings.Process("shows"), Settings.Process("other")),
            helpers: new() { ["shows"] = shows, ["other"] = other });
        speaker.Start();
        shows.Write(string.Concat(Enumerable.Range(0, Routes).Select(static i => $"announce route 10.{i / 256}.{i % 256}.0/24 next-hop 10.0.0.1\n")));
        world.RunUntil(() => peer.Routes.Count == Routes && shows.Lines.Count == Routes, 60_000).Should().BeTrue();
        shows.Lines.Clear();
        var answeredAt = new List<int>();
        other.OnLine = (_, _) => answeredAt.Add(shows.Lines.Count);

        shows.WriteLines("show adj-rib out extensive", "announce route 11.0.0.0/24 next-hop 10.0.0.1");
        other.WriteLines("version");

        world.RunUntil(() => shows.Lines.Count == Routes + 2, 60_000).Should().BeTrue();
        shows.Lines.Take(Routes).Should().OnlyContain(static line => line.Contains("/24", StringComparison.Ordinal));
        shows.Lines.Skip(Routes).Should().Equal("done", "done");
        shows.Lines.Should().NotContain(static line => line.Contains("11.0.0.0/24", StringComparison.Ordinal), "the show was before the announce");
        answeredAt.Should().HaveCount(2).And.OnlyContain(static lines => lines < Routes);
    }

    [Fact]
    public void A_helper_that_takes_nothing_for_ten_seconds_while_its_queue_is_full_is_ended_and_started_again()
    {
        const int Bound = 64 * 1024;
        var world = new SimulatedWorld(seed: 34);
        var deaf = new SimulatedHelper(world) { Reads = false };
        var other = new SimulatedHelper(world);
        var (peer, speaker) = OneSession.Begin(world, DaemonSettings.Default with { QueueBytes = Bound }, (Settings.Api("deaf", ParsedUpdates), deaf), (Settings.Api("other"), other));
        for (var i = 0; i < 2000; i++) peer.Announce([10, (byte)(i >> 8), (byte)i]);
        world.Run(9_000);
        deaf.Starts.Should().Be(1);
        speaker.Reactor.Queues().Should().OnlyContain(static queue => queue.Level <= queue.Bound + (64 * 1024));
        other.WriteLines("version");
        world.RunUntil(() => other.Lines.Count == 2, 100).Should().BeTrue("who reads is answered at once");

        world.RunUntil(() => deaf.Starts == 2, 4_000).Should().BeTrue("it has taken nothing for ten seconds");

        world.Run(100_000);
        peer.Sessions.Should().Be(1, "the session was not read for a while, which is not the peer's silence");
        peer.Notifications.Should().BeEmpty();
    }

    [Fact]
    public void What_a_helper_wrote_before_it_ended_is_executed_whatever_its_answers_wait_for()
    {
        var world = new SimulatedWorld(seed: 36) { Window = 2000 };
        var dies = new SimulatedHelper(world);
        var other = new SimulatedHelper(world);
        var (peer, _) = OneSession.Begin(world, (Settings.Api("dies"), dies), (Settings.Api("other"), other));
        peer.Reads = false;
        dies.Write(string.Concat(Enumerable.Range(0, 2000).Select(static i => $"announce route 10.{i / 256}.{i % 256}.0/24 next-hop 10.0.0.1 med {i}\n")));
        world.RunUntil(() => dies.Lines.Count == 2000, 5_000).Should().BeTrue();

        dies.WriteLines("announce route 11.0.0.0/24 next-hop 10.0.0.1 sync", "version", "announce route 11.0.1.0/24 next-hop 10.0.0.1");
        world.Run(3_000);
        dies.Lines.Should().HaveCount(2000, "the peer takes nothing, so the first is not on TCP yet");
        dies.Exit(1);

        world.RunUntil(() => dies.Starts == 2, 1_000).Should().BeTrue("nobody waits for the answer any more");
        other.WriteLines("show adj-rib out");
        world.RunUntil(() => other.Lines.Contains("done"), 5_000).Should().BeTrue();
        other.Lines.Count(static line => line.Contains(" 11.0.", StringComparison.Ordinal)).Should().Be(2);
    }

    [Fact]
    public void Done_means_that_the_table_holds_the_change()
    {
        var world = new SimulatedWorld(seed: 35);
        var seen = new List<string>();
        var helper = new SimulatedHelper(world);
        var (_, _) = OneSession.Begin(world, (Settings.Api("helper"), helper));
        string[] commands = ["announce route 10.1.0.0/24 next-hop 10.0.0.1", "announce attributes next-hop 10.0.0.1 nlri 10.2.0.0/24 10.3.0.0/24", "withdraw route 10.1.0.0/24 next-hop 10.0.0.1", "clear adj-rib out"];
        string[][] held = [["10.1.0.0/24"], ["10.1.0.0/24", "10.2.0.0/24", "10.3.0.0/24"], ["10.2.0.0/24", "10.3.0.0/24"], []];

        for (var i = 0; i < commands.Length; i++)
        {
            helper.Lines.Clear();
            helper.WriteLines(commands[i]);
            world.RunUntil(() => helper.Lines.Count > 0, 5_000).Should().BeTrue();
            helper.WriteLines("show adj-rib out");
            world.RunUntil(() => helper.Lines.Count(static line => line == "done") == 2, 5_000).Should().BeTrue(commands[i]);
            seen.Clear();
            seen.AddRange(helper.Lines.Where(static line => line != "done").Select(static line => line.Split(' ').First(static word => word.Contains("/24", StringComparison.Ordinal))));
            seen.Should().BeEquivalentTo(held[i], commands[i]);
        }
    }
}
