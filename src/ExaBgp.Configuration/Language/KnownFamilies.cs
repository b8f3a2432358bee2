using ExaBgp.Protocol.Registry;

namespace ExaBgp.Configuration.Language;

/// <summary>The families a file can name, and what "all" stands for.</summary>
internal static class KnownFamilies
{
    private static readonly Safi[] Inet =
        [Safi.Unicast, Safi.Multicast, Safi.NlriMpls, Safi.McastVpn, Safi.SrPolicy, Safi.Mup, Safi.MplsVpn, Safi.RouteTarget, Safi.Flow, Safi.FlowVpn];

    /// <summary>AFI words, with the SAFIs each takes, ordered as capabilities list them.</summary>
    public static readonly (string Name, Afi Afi, Safi[] Safis)[] ByAfi =
    [
        ("ipv4", Afi.Ipv4, Inet),
        ("ipv6", Afi.Ipv6, [.. Inet.Where(static safi => safi != Safi.RouteTarget)]),
        ("l2vpn", Afi.L2vpn, [Safi.Vpls, Safi.Evpn]),
        ("bgp-ls", Afi.LinkState, [Safi.LinkState, Safi.LinkStateVpn]),
    ];

    /// <summary>The families for which <c>add-path</c> without a block is announced, in the order of the capability.</summary>
    public static readonly Family[] AddPathByDefault =
    [
        Family.Ipv4Unicast, Family.Ipv6Unicast, new(Afi.Ipv4, Safi.NlriMpls), new(Afi.Ipv6, Safi.NlriMpls),
        new(Afi.Ipv4, Safi.MplsVpn), new(Afi.Ipv6, Safi.MplsVpn), new(Afi.Ipv4, Safi.Mup), new(Afi.Ipv6, Safi.Mup),
    ];

    private static readonly Family[] AllOfSix = [.. ByAfi.SelectMany(static row => row.Safis, static (row, safi) => new Family(row.Afi, safi))];
    private static readonly Family[] AllOfFive = [.. AllOfSix.Where(static family => family.Safi != Safi.SrPolicy)];

    /// <summary>What a neighbor without a list of families announces.</summary>
    public static IReadOnlyList<Family> All(Generation generation) => generation == Generation.Five ? AllOfFive : AllOfSix;

    /// <summary>The words a SAFI may be written with after this AFI.</summary>
    public static IEnumerable<string> Words(Afi afi)
    {
        var safis = ByAfi.First(row => row.Afi == afi).Safis;
        var words = safis.Select(FamilyNames.Safi);
        return safis.Contains(Safi.NlriMpls) ? words.Append("labeled-unicast") : words;
    }
}
