using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Translating;

/// <summary>The session a message is read in, and who its neighbor is said to be.</summary>
/// <param name="Context">What both would have negotiated: everything the neighbor's settings allow.</param>
/// <param name="Local">Our address.</param>
/// <param name="Peer">The neighbor's.</param>
/// <param name="RouterId">Our identifier.</param>
internal sealed record DecodeSession(SessionContext Context, IpAddress Local, IpAddress Peer, IpAddress RouterId)
{
    /// <summary>The AS of both sides when none is given.</summary>
    public const uint PretendedAs = 65533;

    private static readonly IpAddress Loopback = IpAddress.FromIpv4(0x7F000001);
    private static readonly IpAddress Ten = IpAddress.FromIpv4(0x0A000002);

    /// <summary>A session over loopback, with every capability that changes what octets mean only when asked for.</summary>
    public static DecodeSession Pretended(
        IReadOnlyList<Family> families, bool addPath, Compatibility compatibility, uint localAs = PretendedAs, uint peerAs = PretendedAs)
    {
        IReadOnlyList<Family> named = families.Count > 0 ? families : [.. FamilyTable.All.ToArray().Select(static codec => codec.Family)];
        var options = new OpenOptions
        {
            LocalAs = localAs,
            HoldTime = 180,
            RouterId = compatibility.IsFive ? Ten : Loopback,
            Families = named,
            AddPath = addPath ? 3 : 0,
            AddPathFamilies = named,
        };
        // Whatever next hop a family can have is taken: nobody knows what the real session negotiated.
        var context = Negotiate(options, peerAs, aigp: true, compatibility);
        context = context with { Encoding = context.Encoding with { ExtendedNextHop = context.FamilySet } };
        return new DecodeSession(context, Loopback, Loopback, options.RouterId);
    }

    /// <summary>The session of a neighbor whose peer announces what it does.</summary>
    public static DecodeSession Of(NeighborSettings neighbor, bool addPath, Compatibility compatibility)
    {
        var capabilities = neighbor.Capabilities;
        var options = new OpenOptions
        {
            LocalAs = neighbor.LocalAs != 0 ? neighbor.LocalAs : neighbor.PeerAs,
            HoldTime = (ushort)neighbor.HoldTime,
            RouterId = neighbor.RouterId.IsSet ? neighbor.RouterId : neighbor.LocalAddress.IsIpv4 ? neighbor.LocalAddress : Loopback,
            Families = neighbor.Families,
            FourOctetAs = capabilities.FourOctetAs,
            NextHop = capabilities.NextHop,
            NextHops = capabilities.NextHops,
            AddPath = addPath ? 3 : capabilities.AddPath,
            AddPathFamilies = addPath ? neighbor.Families : capabilities.AddPathFamilies,
        };
        var context = Negotiate(options, neighbor.PeerAs != 0 ? neighbor.PeerAs : options.LocalAs, capabilities.Aigp == true, compatibility);
        return new DecodeSession(context, neighbor.LocalAddress.IsSet ? neighbor.LocalAddress : Loopback, neighbor.PeerAddress, options.RouterId);
    }

    private static SessionContext Negotiate(OpenOptions ours, uint peerAs, bool aigp, Compatibility compatibility)
    {
        // The peer takes the other part in ADD-PATH: what we send it receives.
        var theirs = ours with { LocalAs = peerAs, AddPath = ((ours.AddPath & 1) << 1) | (ours.AddPath >> 1) };
        return Negotiation.Negotiate(
            OpenMessage.Build(ours), OpenMessage.Build(theirs), new NegotiationOptions { Aigp = aigp, Compatibility = compatibility }, new EncodingContexts());
    }
}
