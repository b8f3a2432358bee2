using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Capabilities;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Api.Tests.Fakes;

/// <summary>Neighbors as the tests need them.</summary>
internal static class Neighbors
{
    public static readonly Family Ipv4 = Family.Ipv4Unicast;
    public static readonly Family Ipv6 = Family.Ipv6Unicast;
    public static readonly Family Labeled = new(Afi.Ipv4, Safi.NlriMpls);
    public static readonly Family Vpn = new(Afi.Ipv4, Safi.MplsVpn);
    public static readonly Family Flow = new(Afi.Ipv4, Safi.Flow);
    public static readonly Family Vpls = new(Afi.L2vpn, Safi.Vpls);

    public static IpAddress Address(string text) => IpAddress.TryParse(text, out var address) ? address : throw new FormatException(text);

    /// <summary>127.0.26.LAST of AS 65000 + LAST, commanded by <paramref name="helpers"/>.</summary>
    public static NeighborSettings Of(int last, params string[] helpers) => new()
    {
        PeerAddress = Address($"127.0.26.{last}"),
        PeerRangeLength = 32,
        LocalAddress = Address("127.0.26.1"),
        LocalAs = 65001,
        PeerAs = (uint)(65000 + last),
        RouterId = Address("127.0.26.1"),
        Families = [Ipv4, Labeled, Vpn, Flow, Ipv6, Vpls],
        Api = [new ApiSettings { Name = "api", Processes = helpers }],
    };

    /// <summary>A peer of two families in ESTABLISHED, for <paramref name="seconds"/>.</summary>
    public static void Establish(FakePeer peer, long seconds)
    {
        var settings = peer.Settings;
        peer.State = "ESTABLISHED";
        peer.StateSeconds = seconds;
        peer.OpenReceived = Open(settings.PeerAs, settings.PeerAddress);
        peer.OpenSent = Open(settings.LocalAs, settings.LocalAddress);
        peer.Session = Session(settings, Compatibility.Default);
        for (var i = 0; i < 2; i++)
        {
            var direction = i == 0 ? Direction.Send : Direction.Receive;
            peer.Counters.Count(direction, MessageType.Open);
            peer.Counters.Count(direction, MessageType.Keepalive);
        }

        for (var i = 0; i < 3; i++) peer.Counters.Count(Direction.Send, MessageType.Update);
    }

    public static SessionContext Session(NeighborSettings settings, Compatibility forms) => new()
    {
        Encoding = new EncodingContext(
            false, settings.LocalAs, true, 4096, FamilySet.Of(settings.Families), FamilySet.Empty, FamilySet.Empty, Grouping.Default, default, false, forms),
        LocalAs = settings.LocalAs,
        PeerAs = settings.PeerAs,
        LocalId = settings.RouterId,
        PeerId = settings.PeerAddress,
        LocalAddress = settings.LocalAddress,
        PeerAddress = settings.PeerAddress,
        HoldTime = 180,
        Families = settings.Families,
        RouteRefresh = true,
        EnhancedRefresh = true,
        Operational = true,
    };

    private static OpenMessage Open(uint number, IpAddress id) => new()
    {
        As = number,
        HoldTime = 180,
        Identifier = id,
        Capabilities =
        [
            new Capability(CapabilityCode.Multiprotocol, MultiprotocolCapability.Of([Ipv4, Ipv6])),
            new Capability(CapabilityCode.RouteRefresh, Array.Empty<byte>()),
            new Capability(CapabilityCode.FourOctetAs, new byte[] { 0, 0, (byte)(number >> 8), (byte)number }),
            new Capability(CapabilityCode.EnhancedRouteRefresh, Array.Empty<byte>()),
        ],
    };
}
