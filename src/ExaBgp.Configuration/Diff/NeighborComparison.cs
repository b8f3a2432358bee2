using ExaBgp.Configuration.Settings;

namespace ExaBgp.Configuration.Diff;

/// <summary>Which differences between two settings of one neighbor end its session, and which do not. Routes are not looked at.</summary>
public static class NeighborComparison
{
    /// <summary>True when the session has to start again.</summary>
    public static bool NeedsRestart(NeighborSettings before, NeighborSettings after) =>
        !Session(before).Equals(Session(after))
        || !Capability(before.Capabilities).Equals(Capability(after.Capabilities))
        || !before.Md5Key.Equals(after.Md5Key)
        || !before.Families.SequenceEqual(after.Families);

    /// <summary>True when nothing at all differs.</summary>
    public static bool IsSame(NeighborSettings before, NeighborSettings after) =>
        !NeedsRestart(before, after)
        && InPlace(before).Equals(InPlace(after))
        && Equals(before.TcpAo, after.TcpAo)
        && before.Capabilities.NextHops.SequenceEqual(after.Capabilities.NextHops)
        && before.Capabilities.AddPathFamilies.SequenceEqual(after.Capabilities.AddPathFamilies)
        && before.Capabilities.PathsLimit.OrderBy(static row => row.Key).SequenceEqual(after.Capabilities.PathsLimit.OrderBy(static row => row.Key))
        && IsSame(before.Api, after.Api)
        && before.Operational.Count == after.Operational.Count
        && before.Operational.Zip(after.Operational).All(static pair => pair.First.Span.SequenceEqual(pair.Second.Span));

    /// <summary>True when both say the same of helpers.</summary>
    public static bool IsSame(IReadOnlyList<ApiSettings> before, IReadOnlyList<ApiSettings> after) =>
        before.Count == after.Count && before.Zip(after).All(static pair => IsSame(pair.First, pair.Second));

    private static bool IsSame(ApiSettings before, ApiSettings after) =>
        Flags(before).Equals(Flags(after))
        && before.Processes.SequenceEqual(after.Processes)
        && before.ProcessesMatch.SequenceEqual(after.ProcessesMatch)
        && before.Helpers.SequenceEqual(after.Helpers);

    private static object Flags(ApiSettings api) => (api.Name, api.NeighborChanges, api.Negotiated, api.Fsm, api.Signal, api.Receive, api.Send);

    private static (object, object) Session(NeighborSettings neighbor) => (
        (neighbor.PeerAddress, neighbor.PeerRangeLength, neighbor.LocalAddress, neighbor.LocalAs, neighbor.PeerAs, neighbor.RouterId, neighbor.Passive, neighbor.Listen, neighbor.Connect),
        (neighbor.HoldTime, neighbor.RateLimit, neighbor.HostName, neighbor.DomainName, neighbor.Md5Ip, neighbor.OutgoingTtl, neighbor.IncomingTtl,
            neighbor.Grouping, neighbor.AutoFlush, neighbor.AdjRibIn, neighbor.AdjRibOut));

    private static (object, object) Capability(CapabilitySettings capability) => (
        (capability.FourOctetAs, capability.RouteRefresh, capability.GracefulRestart, capability.Operational, capability.ExtendedMessage, capability.SoftwareVersion),
        (capability.LinkLocalNextHop, capability.LinkLocalPrefer, capability.Aigp, capability.MultiSession, capability.NextHop, capability.AddPath, capability.Role));

    private static object InPlace(NeighborSettings neighbor) =>
        (neighbor.Description, neighbor.ManualEor, neighbor.SourceInterface, neighbor.Md5Base64, neighbor.LocalLinkLocal, neighbor.MaxPrefix, neighbor.MaxPrefixWarning, neighbor.AllFamilies);
}
