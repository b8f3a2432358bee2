using ExaBgp.Protocol.Capabilities;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol.Negotiation;

/// <summary>What two OPENs agree on.</summary>
public static class Negotiation
{
    /// <summary>The session of two OPENs that <see cref="OpenValidation"/> accepted.</summary>
    public static SessionContext Negotiate(OpenMessage sent, OpenMessage received, NegotiationOptions options, EncodingContexts contexts)
    {
        var isInternal = sent.As == received.As;
        var families = CommonFamilies(sent, received);
        var nextHops = CommonNextHops(sent, received);
        var (addPathSend, addPathReceive) = AddPath(sent, received, families);
        var encoding = new EncodingContext(
            isInternal,
            sent.As,
            Both(CapabilityCode.FourOctetAs),
            Both(CapabilityCode.ExtendedMessage) ? MessageHeader.ExtendedMaximum : MessageHeader.StandardMaximum,
            FamilySet.Of(families),
            addPathSend,
            FamilySet.Of(nextHops.Where(static triple => triple.NextHop == Afi.Ipv6).Select(static triple => triple.Family)),
            options.Grouping,
            Both(CapabilityCode.LinkLocalNextHop) ? options.LinkLocal : default,
            isInternal || options.Aigp,
            options.Compatibility);
        return new SessionContext
        {
            Encoding = contexts.Intern(encoding),
            LocalAs = sent.As,
            PeerAs = received.As,
            LocalId = sent.Identifier,
            PeerId = received.Identifier,
            LocalAddress = options.LocalAddress,
            PeerAddress = options.PeerAddress,
            HoldTime = Math.Min(sent.HoldTime, received.HoldTime),
            Families = families,
            AddPathReceive = addPathReceive,
            NextHops = nextHops,
            RouteRefresh = Both(CapabilityCode.RouteRefresh),
            EnhancedRefresh = Both(CapabilityCode.EnhancedRouteRefresh),
            Operational = Both(CapabilityCode.Operational),
            MultiSession = Both(CapabilityCode.MultiSession),
            GracefulRestart = Both(CapabilityCode.GracefulRestart),
            PeerRestartTime = received.TryGet(CapabilityCode.GracefulRestart, out var restart) ? GracefulRestartCapability.Time(restart) : 0,
            PathsLimit = PathsLimits(received, addPathSend),
        };

        bool Both(CapabilityCode code) => sent.Has(code) && received.Has(code);
    }

    private static List<Family> CommonFamilies(OpenMessage sent, OpenMessage received)
    {
        var ours = sent.Families;
        return received.Families.Where(ours.Contains).ToList();
    }

    private static List<(Family Family, Afi NextHop)> CommonNextHops(OpenMessage sent, OpenMessage received)
    {
        if (!sent.TryGet(CapabilityCode.ExtendedNextHop, out var ours) || !received.TryGet(CapabilityCode.ExtendedNextHop, out var theirs)) return [];
        var known = ExtendedNextHopCapability.Triples(ours);
        return ExtendedNextHopCapability.Triples(theirs).Where(known.Contains).ToList();
    }

    private static (FamilySet Send, FamilySet Receive) AddPath(OpenMessage sent, OpenMessage received, List<Family> families)
    {
        if (!sent.TryGet(CapabilityCode.AddPath, out var ours) || !received.TryGet(CapabilityCode.AddPath, out var theirs)) return default;
        var (send, receive) = (FamilySet.Empty, FamilySet.Empty);
        foreach (var family in families)
        {
            var (local, remote) = (AddPathCapability.Mode(ours, family), AddPathCapability.Mode(theirs, family));
            if ((local & AddPathCapability.Send) != 0 && (remote & AddPathCapability.Receive) != 0) send = send.With(family);
            if ((local & AddPathCapability.Receive) != 0 && (remote & AddPathCapability.Send) != 0) receive = receive.With(family);
        }

        return (send, receive);
    }

    private static Dictionary<Family, int> PathsLimits(OpenMessage received, FamilySet addPathSend)
    {
        var limits = received.TryGet(CapabilityCode.PathsLimit, out var value) ? PathsLimitCapability.Limits(value) : [];
        foreach (var family in limits.Keys.Where(family => !addPathSend.Contains(family)).ToList()) limits.Remove(family);
        return limits;
    }
}
