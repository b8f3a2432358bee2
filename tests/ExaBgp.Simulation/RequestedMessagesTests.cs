using ExaBgp.Configuration.Settings;
using ExaBgp.Simulation.World;

namespace ExaBgp.Simulation;

/// <summary>Messages that a helper asks to be sent once, to a peer that takes nothing.</summary>
public sealed class RequestedMessagesTests
{
    [Fact]
    public void A_helper_that_asks_a_blocked_peer_for_more_than_may_wait_is_told_and_what_was_acknowledged_arrives()
    {
        const int Asked = 50_000;
        var world = new SimulatedWorld(seed: 11);
        var helper = new SimulatedHelper(world);
        var (peer, _) = OneSession.Begin(world, (Settings.Api("helper"), helper));
        peer.Messages.Clear();
        peer.Reads = false;

        helper.Write(string.Concat(Enumerable.Repeat("announce eor ipv4 unicast\n", Asked)));
        world.RunUntil(() => helper.Lines.Count == Asked, 60_000).Should().BeTrue();
        var queued = helper.Lines.Count(static line => line == "done");
        queued.Should().BeInRange(1024, Asked - 1);
        helper.Lines[^1].Should().Be("error");

        peer.Resume();
        world.RunUntil(() => Markers(peer) == queued, 60_000).Should().BeTrue();
        world.Run(1_000);
        Markers(peer).Should().Be(queued);
        peer.Sessions.Should().Be(1);
    }

    [Fact]
    public void A_refresh_is_not_asked_of_a_peer_that_did_not_say_it_can_do_it()
    {
        var world = new SimulatedWorld(seed: 12);
        var helper = new SimulatedHelper(world);
        var (peer, _) = OneSession.Begin(world, (Settings.Api("helper"), helper));
        peer.Messages.Clear();

        helper.WriteLines("announce route-refresh ipv4 unicast", "announce eor ipv4 unicast");
        world.RunUntil(() => helper.Lines.Count == 2 && peer.Messages.Count > 0, 5_000).Should().BeTrue();
        world.Run(1_000);
        helper.Lines.Should().Equal("done", "done");
        peer.Messages.Should().Equal("2:00000000");
    }

    [Theory]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF001309", false)]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF001702FFFF0000", false)]
    [InlineData("00000000000000000000000000000000001304", true)]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF000504", true)]
    public void An_error_of_framing_is_told_as_if_received_before_ours_is_sent_and_no_other_is(string octets, bool isFraming)
    {
        const MessageFlags Notifications = MessageFlags.Parsed | MessageFlags.Notification;
        var world = new SimulatedWorld(seed: 13);
        var watcher = new SimulatedHelper(world);
        var api = Settings.Api("watcher", Notifications, Notifications, changes: true);
        var (peer, _) = OneSession.Begin(world, (api, watcher));

        peer.SendRaw(Convert.FromHexString(octets));
        world.RunUntil(() => watcher.Lines.Exists(static line => line.Contains("\"down\"", StringComparison.Ordinal)), 5_000).Should().BeTrue();
        var told = watcher.Lines.Where(static line => line.Contains("\"type\": \"notification\"", StringComparison.Ordinal)).ToList();
        told.Count(static line => line.Contains("\"direction\": \"send\"", StringComparison.Ordinal)).Should().Be(1);
        told.Count(static line => line.Contains("\"direction\": \"receive\"", StringComparison.Ordinal)).Should().Be(isFraming ? 1 : 0);
    }

    private static int Markers(ModelPeer peer) => peer.Messages.Count(static message => message == "2:00000000");
}
