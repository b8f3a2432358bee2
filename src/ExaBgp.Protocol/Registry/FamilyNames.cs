using System.Globalization;

namespace ExaBgp.Protocol.Registry;

/// <summary>The words which configuration, commands and JSON use for AFI and SAFI numbers.</summary>
public static class FamilyNames
{
    private static readonly (Afi Value, string Name)[] Afis =
    [
        (Registry.Afi.Ipv4, "ipv4"), (Registry.Afi.Ipv6, "ipv6"), (Registry.Afi.L2vpn, "l2vpn"), (Registry.Afi.LinkState, "bgp-ls"),
    ];

    private static readonly (Safi Value, string Name)[] Safis =
    [
        (Registry.Safi.Unicast, "unicast"), (Registry.Safi.Multicast, "multicast"), (Registry.Safi.NlriMpls, "nlri-mpls"),
        (Registry.Safi.McastVpn, "mcast-vpn"), (Registry.Safi.Vpls, "vpls"), (Registry.Safi.Evpn, "evpn"),
        (Registry.Safi.LinkState, "bgp-ls"), (Registry.Safi.LinkStateVpn, "bgp-ls-vpn"), (Registry.Safi.SrPolicy, "sr-policy"),
        (Registry.Safi.Mup, "mup"), (Registry.Safi.MplsVpn, "mpls-vpn"), (Registry.Safi.RouteTarget, "rtc"),
        (Registry.Safi.Flow, "flow"), (Registry.Safi.FlowVpn, "flow-vpn"),
    ];

    /// <summary><c>ipv4</c>, or <c>unknown-afi-0x..</c>.</summary>
    public static string Afi(Afi afi)
    {
        foreach (var (value, name) in Afis)
        {
            if (value == afi) return name;
        }

        return string.Create(CultureInfo.InvariantCulture, $"unknown-afi-0x{(ushort)afi:x}");
    }

    /// <summary><c>unicast</c>, or <c>unknown safi N</c>.</summary>
    public static string Safi(Safi safi)
    {
        foreach (var (value, name) in Safis)
        {
            if (value == safi) return name;
        }

        return string.Create(CultureInfo.InvariantCulture, $"unknown safi {(byte)safi}");
    }

    /// <summary>Reads an AFI word.</summary>
    public static bool TryParseAfi(ReadOnlySpan<byte> word, out Afi afi)
    {
        foreach (var (value, name) in Afis)
        {
            if (Ascii.Equals(word, name))
            {
                afi = value;
                return true;
            }
        }

        afi = default;
        return false;
    }

    /// <summary>Reads a SAFI word, in any case; <c>labeled-unicast</c> is <c>nlri-mpls</c>.</summary>
    public static bool TryParseSafi(ReadOnlySpan<byte> word, out Safi safi)
    {
        foreach (var (value, name) in Safis)
        {
            if (System.Text.Ascii.EqualsIgnoreCase(word, name))
            {
                safi = value;
                return true;
            }
        }

        safi = Registry.Safi.NlriMpls;
        return System.Text.Ascii.EqualsIgnoreCase(word, "labeled-unicast");
    }

    private static class Ascii
    {
        public static bool Equals(ReadOnlySpan<byte> word, string name) => System.Text.Ascii.Equals(word, name);
    }
}
