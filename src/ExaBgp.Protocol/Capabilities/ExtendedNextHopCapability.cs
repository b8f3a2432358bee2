using System.Buffers.Binary;
using System.Globalization;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Capabilities;

/// <summary>Extended next hop encoding (RFC 8950 section 4): entries of <c>afi(2) safi(2) next-hop-afi(2)</c>.</summary>
public sealed class ExtendedNextHopCapability() : CapabilityCodec(CapabilityCode.ExtendedNextHop, "nexthop")
{
    private const int EntrySize = 6;

    private static readonly Family[] Known =
    [
        new(Afi.Ipv4, Safi.Unicast), new(Afi.Ipv4, Safi.Multicast), new(Afi.Ipv4, Safi.NlriMpls), new(Afi.Ipv4, Safi.MplsVpn),
    ];

    /// <summary>The value for these triples: the IPv4 families which the standard defines, in a fixed order; others are left out.</summary>
    public static byte[] Of(IReadOnlyList<(Family Family, Afi NextHop)> triples)
    {
        var value = new ByteBuffer();
        foreach (var family in Known)
        {
            if (!triples.Contains((family, Afi.Ipv6))) continue;
            value.WriteUInt16((ushort)family.Afi);
            value.WriteUInt16((byte)family.Safi);
            value.WriteUInt16((ushort)Afi.Ipv6);
        }

        return value.Written.ToArray();
    }

    /// <summary>The triples of a value, in order.</summary>
    public static IReadOnlyList<(Family Family, Afi NextHop)> Triples(ReadOnlySpan<byte> value)
    {
        var triples = new List<(Family, Afi)>(value.Length / EntrySize);
        for (; value.Length >= EntrySize; value = value[EntrySize..]) triples.Add(TripleAt(value));
        return triples;
    }

    /// <inheritdoc/>
    public override string? Check(ReadOnlySpan<byte> value) => value.Length % EntrySize == 0
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"NextHop capability truncated: need 6 bytes per entry, got {value.Length % EntrySize}");

    /// <inheritdoc/>
    public override byte[] Merge(ReadOnlySpan<byte> held, ReadOnlySpan<byte> value) => FamilyEntries.Merge(held, value, EntrySize, EntrySize, laterWins: false);

    /// <inheritdoc/>
    public override void WriteJson(ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write("{ \"name\": \"nexthop\", \"conversion\": ["u8);
        for (var rest = value; rest.Length >= EntrySize; rest = rest[EntrySize..])
        {
            var (family, nextHop) = TripleAt(rest);
            output.Write(rest.Length == value.Length ? " \""u8 : ", \""u8);
            FamilyEntries.WriteSlashed(output, family);
            output.WriteUInt8((byte)'/');
            output.WriteText(FamilyNames.Afi(nextHop));
            output.WriteUInt8((byte)'"');
        }

        output.Write(" ] }"u8);
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("nexthop("u8);
        for (var rest = value; rest.Length >= EntrySize; rest = rest[EntrySize..])
        {
            var (family, nextHop) = TripleAt(rest);
            if (rest.Length != value.Length) output.WriteUInt8((byte)',');
            FamilyEntries.WriteWords(output, family);
            output.WriteUInt8((byte)' ');
            output.WriteText(FamilyNames.Afi(nextHop));
        }

        output.WriteUInt8((byte)')');
    }

    private static (Family Family, Afi NextHop) TripleAt(ReadOnlySpan<byte> entry) =>
        (new Family((Afi)BinaryPrimitives.ReadUInt16BigEndian(entry), (Safi)entry[3]), (Afi)BinaryPrimitives.ReadUInt16BigEndian(entry[4..]));
}
