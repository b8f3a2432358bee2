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
        var peer = new ModelPeer(world, "10.0.0.2");
        peer.Listen();
        var speaker = new SimulatedSpeaker(
            world, "10.0.0.1", Settings.Speaker([Settings.Neighbor("10.0.0.2", api: Settings.Api("helper"))], Settings.Process("helper")), helpers: new() { ["helper"] = helper });
        speaker.Start();
        world.RunUntil(() => peer.HasEndOfRib, 5_000).Should().BeTrue();
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

    private static int Markers(ModelPeer peer) => peer.Messages.Count(static message => message == "2:00000000");
}
