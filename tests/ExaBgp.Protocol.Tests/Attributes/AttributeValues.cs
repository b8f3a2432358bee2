using System.Buffers.Binary;
using ExaBgp.Protocol.Registry;
using FsCheck;
using FsCheck.Fluent;

namespace ExaBgp.Protocol.Tests.Attributes;

/// <summary>Random attribute values: well-formed ones for each code, ones with an octet changed or cut off, and plain noise.</summary>
internal static class AttributeValues
{
    private static readonly Gen<byte> Octet = Gen.Choose(0, 255).Select(static value => (byte)value);

    public static Gen<AttributeValue> Any(AttributeCode[] codes) => Gen.Elements(codes).SelectMany(static code => Of(code).Select(bytes => new AttributeValue(code, bytes)));

    public static Gen<AttributeValue> Random(AttributeCode[] codes) =>
        Gen.Elements(codes).SelectMany(static code => Gen.Choose(0, 60).SelectMany(Octets).Select(bytes => new AttributeValue(code, bytes)));

    public static Gen<AttributeValue> Mutated(AttributeCode[] codes) =>
        from value in Any(codes)
        from at in Gen.Choose(0, Math.Max(value.Bytes.Length - 1, 0))
        from octet in Octet
        from cut in Gen.Choose(0, 3)
        select value with { Bytes = Mutate(value.Bytes, at, octet, cut) };

    private static byte[] Mutate(byte[] bytes, int at, byte octet, int cut)
    {
        if (bytes.Length == 0) return [octet];
        var copy = bytes.ToArray();
        copy[at] = octet;
        return cut == 0 ? copy[..at] : copy;
    }

    private static Gen<byte[]> Of(AttributeCode code) => code switch
    {
        AttributeCode.Origin => Gen.Choose(0, 2).Select(static value => new[] { (byte)value }),
        AttributeCode.AsPath => Join(Segment, 0, 3),
        AttributeCode.As4Path => Join(Segment, 1, 3),
        AttributeCode.AtomicAggregate => Gen.Constant(Array.Empty<byte>()),
        AttributeCode.Aggregator or AttributeCode.As4Aggregator => Octets(8),
        AttributeCode.Community => Join(Gen.OneOf(Octets(4), Gen.Elements("FFFFFF01", "FFFFFF04", "FFFF029A").Select(Convert.FromHexString)), 1, 5),
        AttributeCode.ExtendedCommunity => Join(Extended, 1, 5),
        AttributeCode.LargeCommunity => Join(Gen.OneOf(Octets(12), Gen.Constant(new byte[12])), 1, 5),
        AttributeCode.Ipv6ExtendedCommunity => Join(Gen.OneOf(Octets(20), Tagged("000C", Octets(18))), 1, 3),
        AttributeCode.ClusterList => Join(Octets(4), 1, 4),
        AttributeCode.PmsiTunnel => Gen.Choose(5, 24).SelectMany(Octets),
        AttributeCode.Aigp => Tagged("01000B", Octets(8)),
        AttributeCode.PrefixSid => Join(PrefixSidTlv, 1, 3),
        AttributeCode.TunnelEncapsulation => Join(Gen.OneOf(Tunnel, Gen.Choose(0, 9).SelectMany(Octets).Select(static value => Long(8, value))), 1, 2),
        AttributeCode.LinkState => Join(LinkStateTlv, 1, 5),
        _ => Octets(4),
    };

    private static Gen<byte[]> LinkStateTlv => Gen.OneOf(
        Octets(4).Select(static value => Long(1092, value)),
        Octets(4).Select(static value => Long(1089, value)),
        Octets(4).Select(static value => Long(1028, value)),
        Octets(1).Select(static value => Long(1024, value)),
        Gen.Choose(0, 9).SelectMany(Octets).Select(static value => Long(1026, value)),
        Octets(22).Select(static value => Long(1106, value)),
        Gen.Choose(0, 9).SelectMany(Octets).Select(static value => Long(9999, value)));

    private static Gen<byte[]> Segment =>
        from type in Gen.Choose(1, 4)
        from count in Gen.Choose(1, 5)
        from numbers in Octets(count * 4)
        select (byte[])[(byte)type, (byte)count, .. numbers];

    private static Gen<byte[]> Extended =>
        from kind in Gen.Elements(
            "0002", "0102", "0202", "0003", "0103", "0203", "0013", "4004", "8006", "800C", "8007", "8008", "8208", "8009", "800A", "0800", "010C", "030C", "0314", "0600", "0702", "4702", "0C00", "030B")
        from rest in Gen.OneOf(Octets(6), Gen.Constant(new byte[6]), Gen.Elements("000046160000", "00000000000A", "0001000003E8").Select(Convert.FromHexString))
        select (byte[])[.. Convert.FromHexString(kind), .. rest];

    private static Gen<byte[]> PrefixSidTlv => Gen.OneOf(
        Octets(4).Select(static index => Tlv(1, [0, 0, 0, .. index])),
        Join(Octets(6), 1, 3).Select(static blocks => Tlv(3, [0, 0, .. blocks])),
        Gen.Choose(0, 9).SelectMany(Octets).Select(static value => Tlv(77, value)),
        from type in Gen.Choose(5, 6)
        from sids in Join(Gen.OneOf(SidInformation, Octets(3).Select(static value => Tlv(9, value))), 1, 2)
        select Tlv((byte)type, [0, .. sids]));

    private static Gen<byte[]> SidInformation =>
        from sid in Octets(16)
        from behavior in Octets(2)
        from structure in Gen.OneOf(Gen.Constant(Array.Empty<byte>()), Octets(6).Select(static value => Tlv(1, value)))
        select Tlv(1, [0, .. sid, 0, .. behavior, 0, .. structure]);

    private static Gen<byte[]> Tunnel => Join(
        Gen.OneOf(
            Octets(4).Select(static value => Short(12, [0, 0, .. value])),
            Octets(4).Select(static value => Short(13, [0x10, 0, .. value])),
            Octets(1).Select(static value => Short(15, [.. value, 0])),
            Octets(16).Select(static value => Short(20, [0, 0, .. value])),
            Octets(5).Select(static value => (byte[])[130, 0, 6, 0, .. value]),
            Join(ListSegment, 0, 4).Select(static value => (byte[])[128, (byte)((value.Length + 9) >> 8), (byte)(value.Length + 9), 0, 9, 6, 0, 0, 0, 0, 0, 1, .. value])),
        0,
        4).Select(static value => Long(15, value));

    private static Gen<byte[]> ListSegment => Gen.OneOf(
        Octets(4).Select(static value => Short(1, [0, 0, .. value])),
        Octets(16).Select(static value => Short(13, [0, 0, .. value])),
        Octets(24).Select(static value => Short(13, [0x10, 0, .. value])),
        Octets(8).Select(static value => Short(3, [0, 0, .. value])),
        Octets(16).Select(static value => Short(4, [0, 0, .. value])),
        Octets(8).Select(static value => Short(5, [0, 0, .. value])),
        Octets(12).Select(static value => Short(6, [0, 0, .. value])),
        Octets(40).Select(static value => Short(7, [0, 0, .. value])),
        Octets(32).Select(static value => Short(8, [0, 0, .. value])),
        Octets(32).Select(static value => Short(14, [0x40, 128, .. value])),
        Octets(64).Select(static value => Short(15, [0x10, 0, .. value])),
        Octets(48).Select(static value => Short(16, [0, 0, .. value])));

    private static Gen<byte[]> Octets(int count) => Gen.ArrayOf(Octet, count);

    private static Gen<byte[]> Tagged(string prefix, Gen<byte[]> rest) => rest.Select(value => (byte[])[.. Convert.FromHexString(prefix), .. value]);

    private static Gen<byte[]> Join(Gen<byte[]> part, int least, int most) =>
        Gen.Choose(least, most).SelectMany(count => Gen.ArrayOf(part, count)).Select(static parts => parts.SelectMany(static bytes => bytes).ToArray());

    private static byte[] Tlv(byte type, byte[] value) => [type, (byte)(value.Length >> 8), (byte)value.Length, .. value];

    private static byte[] Short(byte type, byte[] value) => [type, (byte)value.Length, .. value];

    private static byte[] Long(ushort type, byte[] value)
    {
        var header = new byte[4];
        BinaryPrimitives.WriteUInt16BigEndian(header, type);
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)value.Length);
        return [.. header, .. value];
    }
}
