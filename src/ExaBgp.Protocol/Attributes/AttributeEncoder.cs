using System.Buffers.Binary;
using ExaBgp.Protocol.Attributes.AsPath;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes;

/// <summary>Makes the octets in which a peer sees an attribute set.</summary>
public static class AttributeEncoder
{
    private const uint DefaultLocalPreference = 100;

    /// <summary>
    /// Appends the path attributes of an announce, in ascending order of type code, each with its header: those of <paramref name="set"/> and, where it
    /// has none, ORIGIN igp, AS_PATH (empty to an internal peer, our AS to an external one) and, to an internal peer, LOCAL_PREF 100. A path that was given
    /// is sent as given. To a two-octet peer AS4_PATH and AS4_AGGREGATOR stand at their own place. MP_REACH_NLRI and MP_UNREACH_NLRI are the caller's.
    /// </summary>
    /// <param name="set">The attributes.</param>
    /// <param name="context">The peer.</param>
    /// <param name="nextHop">The address of NEXT_HOP (type 3): IPv4; not set for none.</param>
    /// <param name="output">Where to append.</param>
    public static void Encode(AttributeSet set, EncodingContext context, IpAddress nextHop, ByteBuffer output)
    {
        var done = AttributeCode.None;
        Span<byte> localPath = stackalloc byte[6];
        ReadOnlySpan<byte> path = DefaultPath(context, localPath), aggregator = default;
        var reader = new WireReader(set.Bytes);
        while (AttributeHeader.TryRead(ref reader, out var flags, out var code, out var value))
        {
            Supply(done, code, context, path, nextHop, aggregator, output);
            done = code;
            if (code == AttributeCode.AsPath) path = value;
            if (code == AttributeCode.Aggregator) aggregator = value;
            AttributeTable.At(code).Encode(flags, value, context, output);
        }

        Supply(done, (AttributeCode)255, context, path, nextHop, aggregator, output);
    }

    /// <summary>Appends what the set has not but the peer must see, between the codes <paramref name="after"/> and <paramref name="before"/>.</summary>
    private static void Supply(
        AttributeCode after,
        AttributeCode before,
        EncodingContext context,
        ReadOnlySpan<byte> path,
        IpAddress nextHop,
        ReadOnlySpan<byte> aggregator,
        ByteBuffer output)
    {
        if (IsBetween(AttributeCode.Origin, after, before)) AttributeHeader.Write(output, AttributeFlags.Transitive, AttributeCode.Origin, [0]);
        if (IsBetween(AttributeCode.AsPath, after, before)) AttributeTable.At(AttributeCode.AsPath).Encode(AttributeFlags.Transitive, path, context, output);
        if (nextHop.IsIpv4 && IsBetween(AttributeCode.NextHop, after, before))
        {
            Span<byte> address = stackalloc byte[4];
            nextHop.CopyTo(address);
            AttributeHeader.Write(output, AttributeFlags.Transitive, AttributeCode.NextHop, address);
        }

        if (context.Internal && IsBetween(AttributeCode.LocalPreference, after, before))
        {
            Span<byte> preference = stackalloc byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(preference, DefaultLocalPreference);
            AttributeHeader.Write(output, AttributeFlags.Transitive, AttributeCode.LocalPreference, preference);
        }

        if (context.FourOctetAs) return;
        if (IsBetween(AttributeCode.As4Path, after, before)) AsPathAttribute.EncodeAs4Path(path, output);
        if (IsBetween(AttributeCode.As4Aggregator, after, before)) As4AggregatorAttribute.Encode(aggregator, output);
    }

    private static bool IsBetween(AttributeCode code, AttributeCode after, AttributeCode before) => after < code && code < before;

    private static ReadOnlySpan<byte> DefaultPath(EncodingContext context, Span<byte> room)
    {
        if (context.Internal) return default;
        room[0] = (byte)AsPathSegmentType.Sequence;
        room[1] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(room[2..], context.LocalAs);
        return room;
    }
}
