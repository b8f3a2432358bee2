using System.Globalization;
using ExaBgp.Configuration.Language;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Configuration.Printing;

/// <summary>Writes the sections <c>capability</c>, <c>add-path</c> and <c>nexthop</c> of a neighbor.</summary>
internal static class CapabilityPrinter
{
    public static readonly string[] AddPathModes = ["disable", "receive", "send", "send/receive"];
    public static readonly string[] Roles = ["provider", "rs", "rs-client", "customer", "peer"];

    public static void Print(NeighborSettings neighbor, ConfigurationWriter writer)
    {
        var capabilities = neighbor.Capabilities;
        writer.Section("capability", Keywords(capabilities));
        writer.Section("nexthop", capabilities.NextHops.Select(static entry => $"{entry.Family} {FamilyNames.Afi(entry.NextHop)}"));
        if (capabilities.AddPath != 0) writer.Section("add-path", AddPath(neighbor));
    }

    private static IEnumerable<string> Keywords(CapabilitySettings capabilities)
    {
        if (!capabilities.FourOctetAs) yield return "asn4 false";
        if (capabilities.NextHop != capabilities.NextHops.Count > 0) yield return capabilities.NextHop ? "nexthop true" : "nexthop false";
        if (capabilities.AddPath != 0) yield return $"add-path {AddPathModes[capabilities.AddPath & 3]}";
        if (capabilities.GracefulRestart is { } seconds) yield return $"graceful-restart {seconds.ToString(CultureInfo.InvariantCulture)}";
        if (capabilities.RouteRefresh) yield return "route-refresh true";
        if (capabilities.Operational) yield return "operational true";
        if (!capabilities.ExtendedMessage) yield return "extended-message false";
        if (capabilities.SoftwareVersion) yield return "software-version true";
        if (capabilities.LinkLocalNextHop) yield return "link-local-nexthop true";
        if (capabilities.LinkLocalPrefer) yield return "link-local-prefer true";
        if (capabilities.Aigp is { } aigp) yield return aigp ? "aigp true" : "aigp false";
        if (capabilities.MultiSession) yield return "multi-session true";
        if (capabilities.Role is { } role) yield return $"role {Roles[role]}";
    }

    /// <summary>The families by name. When none is left of those the file named, one that the neighbor does not have says so.</summary>
    private static IEnumerable<string> AddPath(NeighborSettings neighbor)
    {
        var capabilities = neighbor.Capabilities;
        foreach (var family in capabilities.AddPathFamilies)
            yield return capabilities.PathsLimit.TryGetValue(family, out var limit) ? $"{family} limit {limit.ToString(CultureInfo.InvariantCulture)}" : family.ToString();
        if (capabilities.AddPathFamilies.Count > 0) yield break;
        foreach (var family in KnownFamilies.All(Generation.Six))
        {
            if (neighbor.Families.Contains(family)) continue;
            yield return family.ToString();
            yield break;
        }
    }
}
