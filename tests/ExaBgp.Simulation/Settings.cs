using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Simulation;

/// <summary>Settings for the tests of the reactor.</summary>
internal static class Settings
{
    public static IpAddress Ip(string text) => IpAddress.TryParse(text, out var address) ? address : throw new FormatException(text);

    public static NeighborSettings Neighbor(string peer, string local = "10.0.0.1", uint localAs = 65001, uint peerAs = 65002, bool passive = false, int listen = 0, params ApiSettings[] api) => new()
    {
        PeerAddress = Ip(peer),
        PeerRangeLength = 32,
        LocalAddress = Ip(local),
        RouterId = Ip(local),
        LocalAs = localAs,
        PeerAs = peerAs,
        Families = [Family.Ipv4Unicast],
        HoldTime = 90,
        Passive = passive,
        Listen = listen,
        Api = api,
    };

    public static ApiSettings Api(string process, MessageFlags receive = MessageFlags.None, MessageFlags send = MessageFlags.None, bool changes = false) => new()
    {
        Name = process,
        Processes = [process],
        Receive = receive,
        Send = send,
        NeighborChanges = changes,
    };

    public static ProcessSettings Process(string name, bool json = true, bool respawn = true, OverflowPolicy overflow = OverflowPolicy.Pause) => new()
    {
        Name = name,
        Run = ["/bin/" + name],
        Json = json,
        Respawn = respawn,
        Overflow = overflow,
    };

    public static SpeakerSettings Speaker(IReadOnlyList<NeighborSettings> neighbors, params ProcessSettings[] processes) => new()
    {
        Neighbors = neighbors,
        Processes = processes,
    };
}
