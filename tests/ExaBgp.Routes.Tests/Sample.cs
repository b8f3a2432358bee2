using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Routes.Tests;

/// <summary>Families, sessions, attributes and octets for the tests of this room.</summary>
internal static class Sample
{
    public static readonly FamilyCodec Ipv4 = FamilyTable.Get(Family.Ipv4Unicast);

    public static readonly FamilyCodec Ipv6 = FamilyTable.Get(Family.Ipv6Unicast);

    public static readonly FamilyCodec Ipv4Multicast = FamilyTable.Get(new Family(Afi.Ipv4, Safi.Multicast));

    public static readonly FamilyCodec Vpn4 = FamilyTable.Get(new Family(Afi.Ipv4, Safi.MplsVpn));

    public static readonly FamilyCodec Vpn6 = FamilyTable.Get(new Family(Afi.Ipv6, Safi.MplsVpn));

    public static readonly FamilyCodec Labeled4 = FamilyTable.Get(new Family(Afi.Ipv4, Safi.NlriMpls));

    public static readonly FamilyCodec Flow4 = FamilyTable.Get(new Family(Afi.Ipv4, Safi.Flow));

    public static readonly FamilyCodec Mvpn4 = FamilyTable.Get(new Family(Afi.Ipv4, Safi.McastVpn));

    public static readonly Compatibility Six = new(Generation.Six, 4);

    public static readonly EncodingContext Internal = new(
        true, 65533, true, 4096, FamilyTable.AllSet, default, default, Grouping.Default, default, true, Compatibility.Default);

    public static SessionContext Session(EncodingContext encoding, string local = "10.255.0.1", bool enhanced = false, IReadOnlyDictionary<Family, int>? limits = null) => new()
    {
        Encoding = encoding,
        LocalAs = encoding.LocalAs,
        PeerAs = encoding.LocalAs,
        LocalId = Ip("1.2.3.4"),
        PeerId = Ip("1.2.3.5"),
        LocalAddress = Ip(local),
        PeerAddress = Ip("127.0.24.1"),
        HoldTime = 180,
        Families = Families(encoding),
        EnhancedRefresh = enhanced,
        PathsLimit = limits ?? new Dictionary<Family, int>(),
    };

    public static IpAddress Ip(string text)
    {
        IpAddress.TryParse(text, out var address).Should().BeTrue();
        return address;
    }

    public static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", string.Empty, StringComparison.Ordinal));

    /// <summary>The NLRI of <c>10.0.0.0/24</c> or <c>2001:db8::/32</c>.</summary>
    public static byte[] Prefix(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var length = byte.Parse(text[(slash + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        var address = Ip(text[..slash]);
        var octets = new byte[1 + address.Size];
        octets[0] = length;
        address.CopyTo(octets.AsSpan(1));
        return octets[..(1 + ((length + 7) / 8))];
    }

    /// <summary>Cuts messages apart; each as hexadecimal without the marker.</summary>
    public static List<string> Messages(ReadOnlySpan<byte> octets)
    {
        var messages = new List<string>();
        while (!octets.IsEmpty)
        {
            MessageHeader.TryReadFrame(octets, MessageHeader.ExtendedMaximum, Generation.Five, out _, out var length, out _).Should().Be(FrameStatus.Complete);
            messages.Add(Convert.ToHexString(octets[16..length]));
            octets = octets[length..];
        }

        return messages;
    }

    private static List<Family> Families(EncodingContext encoding)
    {
        var families = new List<Family>();
        foreach (var codec in FamilyTable.All)
        {
            if (encoding.Families.Contains(codec.Index)) families.Add(codec.Family);
        }

        return families;
    }
}
