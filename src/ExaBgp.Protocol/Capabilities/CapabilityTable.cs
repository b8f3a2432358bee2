using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol.Capabilities;

/// <summary>The capabilities we know, one row each; every other code has an <see cref="UnknownCapability"/>.</summary>
public static class CapabilityTable
{
    private static readonly CapabilityCodec[] ByCode = Index(
    [
        new MultiprotocolCapability(),
        new RouteRefreshCapability(CapabilityCode.RouteRefresh, "route-refresh", "RFC"),
        new ExtendedNextHopCapability(),
        new FlagCapability(CapabilityCode.ExtendedMessage, "extended-message", "{ \"name\": \"extended-message\", \"size\": 65535 }", "extended message(65535)"),
        new RoleCapability(),
        new GracefulRestartCapability(),
        new FourOctetAsCapability(),
        new MultiSessionCapability(CapabilityCode.MultiSession, "multi-session"),
        new AddPathCapability(),
        new FlagCapability(CapabilityCode.EnhancedRouteRefresh, "enhanced-route-refresh", "{ \"name\": \"enhanced-route-refresh\" }", "enhanced route refresh"),
        new LongLivedGracefulRestartCapability(),
        new HostNameCapability(),
        new SoftwareVersionCapability(),
        new PathsLimitCapability(),
        new FlagCapability(CapabilityCode.LinkLocalNextHop, "link-local-nexthop", "{ \"name\": \"link-local-nexthop\" }", "link-local nexthop"),
        new RouteRefreshCapability(CapabilityCode.CiscoRouteRefresh, "cisco-route-refresh", "Cisco"),
        new MultiSessionCapability(CapabilityCode.CiscoMultiSession, "cisco-multi-sesion"),
        new FlagCapability(CapabilityCode.Operational, "operational", "{ \"name\": \"operational\" }", "operational"),
    ]);

    /// <summary>The row of <paramref name="code"/>.</summary>
    public static CapabilityCodec At(CapabilityCode code) => ByCode[(byte)code];

    private static CapabilityCodec[] Index(ReadOnlySpan<CapabilityCodec> rows)
    {
        var table = new CapabilityCodec[256];
        for (var code = 0; code < table.Length; code++) table[code] = new UnknownCapability((CapabilityCode)code);
        foreach (var row in rows) table[(byte)row.Code] = row;
        return table;
    }
}
