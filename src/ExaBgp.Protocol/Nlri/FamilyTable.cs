using System.Diagnostics.CodeAnalysis;
using ExaBgp.Protocol.Nlri.Evpn;
using ExaBgp.Protocol.Nlri.Flow;
using ExaBgp.Protocol.Nlri.Inet;
using ExaBgp.Protocol.Nlri.Labeled;
using ExaBgp.Protocol.Nlri.LinkState;
using ExaBgp.Protocol.Nlri.Mup;
using ExaBgp.Protocol.Nlri.Mvpn;
using ExaBgp.Protocol.Nlri.RouteTarget;
using ExaBgp.Protocol.Nlri.SrPolicy;
using ExaBgp.Protocol.Nlri.Vpls;
using ExaBgp.Protocol.Nlri.Vpn;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol.Nlri;

/// <summary>The families we know, one row each, ordered by AFI and SAFI. At most 64.</summary>
public static class FamilyTable
{
    private static readonly FamilyCodec[] Rows = Ordered(
    [
        new InetFamily(new(Afi.Ipv4, Safi.Unicast)),
        new InetFamily(new(Afi.Ipv6, Safi.Unicast)),
        new InetFamily(new(Afi.Ipv4, Safi.Multicast)),
        new InetFamily(new(Afi.Ipv6, Safi.Multicast)),
        new LabeledFamily(new(Afi.Ipv4, Safi.NlriMpls)),
        new LabeledFamily(new(Afi.Ipv6, Safi.NlriMpls)),
        new VpnFamily(new(Afi.Ipv4, Safi.MplsVpn)),
        new VpnFamily(new(Afi.Ipv6, Safi.MplsVpn)),
        new MvpnFamily(Afi.Ipv4),
        new MvpnFamily(Afi.Ipv6),
        new SrPolicyFamily(Afi.Ipv4),
        new SrPolicyFamily(Afi.Ipv6),
        new MupFamily(Afi.Ipv4),
        new MupFamily(Afi.Ipv6),
        new RouteTargetFamily(),
        new FlowFamily(new(Afi.Ipv4, Safi.Flow)),
        new FlowFamily(new(Afi.Ipv6, Safi.Flow)),
        new FlowFamily(new(Afi.Ipv4, Safi.FlowVpn)),
        new FlowFamily(new(Afi.Ipv6, Safi.FlowVpn)),
        new VplsFamily(),
        new EvpnFamily(),
        new LinkStateFamily(Safi.LinkState),
        new LinkStateFamily(Safi.LinkStateVpn),
    ]);

    private static readonly FamilyCodec?[] Direct = Indexed(Rows);

    /// <summary>All of them.</summary>
    public static ReadOnlySpan<FamilyCodec> All => Rows;

    /// <summary>The set of all of them.</summary>
    public static FamilySet AllSet { get; } = new(ulong.MaxValue >> (64 - Rows.Length));

    /// <summary>The row at <paramref name="index"/>.</summary>
    public static FamilyCodec At(int index) => Rows[index];

    /// <summary>The row of a family that is known to have one.</summary>
    public static FamilyCodec Get(Family family) => Direct[Slot(family)]!;

    /// <summary>The row of <paramref name="family"/>.</summary>
    public static bool TryGet(Family family, [NotNullWhen(true)] out FamilyCodec? codec)
    {
        codec = Direct[Slot(family)];
        return codec is not null && codec.Family == family;
    }

    private static int Slot(Family family) => ((int)family.Safi << 2) | family.Afi switch
    {
        Afi.Ipv4 => 0,
        Afi.Ipv6 => 1,
        Afi.L2vpn => 2,
        _ => 3,
    };

    private static FamilyCodec?[] Indexed(FamilyCodec[] rows)
    {
        var table = new FamilyCodec?[256 * 4];
        foreach (var row in rows) table[Slot(row.Family)] = row;
        return table;
    }

    private static FamilyCodec[] Ordered(FamilyCodec[] rows)
    {
        Array.Sort(rows, static (a, b) => a.Family.CompareTo(b.Family));
        for (var i = 0; i < rows.Length; i++) rows[i].Index = i;
        return rows;
    }
}
