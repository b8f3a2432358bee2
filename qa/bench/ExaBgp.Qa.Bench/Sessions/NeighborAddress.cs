using System.Net;

namespace ExaBgp.Qa.Bench.Sessions;

/// <summary>The two ends of a session.</summary>
/// <param name="Peer">The neighbor's address.</param>
/// <param name="Local">The daemon's.</param>
public readonly record struct NeighborAddress(IPAddress Peer, IPAddress Local)
{
    private const int PeersOfAnAddress = 240;

    /// <summary>Pairs for a number of sessions inside three bytes of the loopback network.</summary>
    public static IReadOnlyList<NeighborAddress> Many(string network, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new NeighborAddress(
            IPAddress.Parse($"{network}.{1 + (i % PeersOfAnAddress)}"), IPAddress.Parse($"{network}.{254 - (i / PeersOfAnAddress)}")))];
}
