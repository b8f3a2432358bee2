using ExaBgp.Configuration.Settings;

namespace ExaBgp.Simulation.World;

/// <summary>A daemon with one neighbor, 10.0.0.2, whose session is up and told its End-of-RIB.</summary>
internal static class OneSession
{
    public static (ModelPeer Peer, SimulatedSpeaker Speaker) Begin(SimulatedWorld world, params (ApiSettings Api, SimulatedHelper Helper)[] helpers) =>
        Begin(world, DaemonSettings.Default, helpers);

    /// <summary>Each helper runs as the process that its part of the neighbor's <c>api</c> names.</summary>
    public static (ModelPeer Peer, SimulatedSpeaker Speaker) Begin(SimulatedWorld world, DaemonSettings daemon, params (ApiSettings Api, SimulatedHelper Helper)[] helpers)
    {
        var peer = new ModelPeer(world, "10.0.0.2");
        peer.Listen();
        var settings = Settings.Speaker(
            [Settings.Neighbor(peer.Address, api: [.. helpers.Select(static one => one.Api)])],
            [.. helpers.Select(static one => Settings.Process(one.Api.Processes[0]))]);
        var speaker = new SimulatedSpeaker(world, "10.0.0.1", settings, daemon, helpers.ToDictionary(static one => one.Api.Processes[0], static one => one.Helper));
        speaker.Start();
        world.RunUntil(() => peer.HasEndOfRib, 5_000).Should().BeTrue();
        return (peer, speaker);
    }
}
