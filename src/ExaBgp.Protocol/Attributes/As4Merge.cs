using System.Buffers.Binary;
using ExaBgp.Protocol.Attributes.AsPath;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes;

/// <summary>Rebuilds what a two-octet peer could not say in AS_PATH and AGGREGATOR (RFC 6793 section 4.2.3).</summary>
public static class As4Merge
{
    /// <summary>Puts AS4_PATH and AS4_AGGREGATOR of <paramref name="attributes"/> into AS_PATH and AGGREGATOR and takes them away.</summary>
    public static void Apply(AttributeBuilder attributes, ByteBuffer scratch)
    {
        var isAggregatorTrans = true;
        if (attributes.Has(AttributeCode.Aggregator))
        {
            var aggregator = attributes.Get(AttributeCode.Aggregator);
            isAggregatorTrans = aggregator.Length == 8 && BinaryPrimitives.ReadUInt32BigEndian(aggregator) == AsNumber.Trans;
            if (isAggregatorTrans && attributes.Has(AttributeCode.As4Aggregator))
            {
                scratch.Clear();
                scratch.Write(attributes.Get(AttributeCode.As4Aggregator));
                attributes.Replace(AttributeCode.Aggregator, AttributeFlags.Optional | AttributeFlags.Transitive, scratch.Written);
            }
        }

        if (isAggregatorTrans && attributes.Has(AttributeCode.As4Path) && attributes.Has(AttributeCode.AsPath))
        {
            scratch.Clear();
            Path(attributes.Get(AttributeCode.AsPath), attributes.Get(AttributeCode.As4Path), scratch);
            attributes.Replace(AttributeCode.AsPath, AttributeFlags.Transitive, scratch.Written);
        }

        attributes.Remove(AttributeCode.As4Path);
        attributes.Remove(AttributeCode.As4Aggregator);
    }

    /// <summary>
    /// Appends the path of both: as many leading AS numbers of <paramref name="asPath"/> as it is longer, then <paramref name="as4Path"/>; or
    /// <paramref name="asPath"/> alone when that is shorter. A set counts one, segments of confederations count nothing and are kept where they lead. Both canonical.
    /// </summary>
    public static void Path(ReadOnlySpan<byte> asPath, ReadOnlySpan<byte> as4Path, ByteBuffer output)
    {
        var surplus = Length(asPath) - Length(as4Path);
        if (surplus < 0)
        {
            output.Write(asPath);
            return;
        }

        var segments = new AsPathReader(asPath);
        var lastSequence = -1;
        while (segments.TryNext())
        {
            if (AsPathAttribute.IsConfederation(segments.Type))
            {
                Write(segments.Type, segments.Numbers, output);
                lastSequence = -1;
                continue;
            }

            if (surplus == 0) break;
            var isSequence = segments.Type == AsPathSegmentType.Sequence;
            var taken = isSequence ? Math.Min(surplus, segments.Count) : segments.Count;
            lastSequence = isSequence ? output.Length : -1;
            Write(segments.Type, segments.Numbers[..(taken * 4)], output);
            surplus -= isSequence ? taken : 1;
            if (isSequence && taken < segments.Count) break;
        }

        var rest = new AsPathReader(as4Path);
        while (rest.TryNext())
        {
            if (lastSequence >= 0 && rest.Type == AsPathSegmentType.Sequence && output.Written[lastSequence + 1] + rest.Count <= 255)
            {
                output.PatchUInt8(lastSequence + 1, (byte)(output.Written[lastSequence + 1] + rest.Count));
                output.Write(rest.Numbers);
            }
            else
            {
                Write(rest.Type, rest.Numbers, output);
            }

            lastSequence = -1;
        }
    }

    /// <summary>AS numbers as the route selection counts them (RFC 4271 section 9.1.2.2, RFC 5065 section 5.3).</summary>
    private static int Length(ReadOnlySpan<byte> path)
    {
        var length = 0;
        var segments = new AsPathReader(path);
        while (segments.TryNext())
        {
            if (segments.Type == AsPathSegmentType.Sequence) length += segments.Count;
            else if (segments.Type == AsPathSegmentType.Set) length++;
        }

        return length;
    }

    private static void Write(AsPathSegmentType type, ReadOnlySpan<byte> numbers, ByteBuffer output)
    {
        output.WriteUInt8((byte)type);
        output.WriteUInt8((byte)(numbers.Length / 4));
        output.Write(numbers);
    }
}
