using System.Buffers.Binary;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes;

/// <summary>
/// AS4_AGGREGATOR (RFC 6793 section 6): AS(4) and BGP identifier(4). Malformed, or from a four-octet peer, it is dropped.
/// <see cref="As4Merge"/> puts it in the place of AGGREGATOR; it is never shown itself.
/// </summary>
public sealed class As4AggregatorAttribute() : AttributeCodec(AttributeCode.As4Aggregator, AttributeFlags.Optional | AttributeFlags.Transitive, "as4-aggregator")
{
    /// <inheritdoc/>
    public override Outcome Read(ReadOnlySpan<byte> value, in AttributeContext context, ByteBuffer canonical)
    {
        if (context.FourOctetAs || value.Length != 8) return Dropped;
        canonical.Write(value);
        return Outcome.Accept;
    }

    /// <summary>Appends AS4_AGGREGATOR when the AS number of <paramref name="aggregator"/> does not fit two octets.</summary>
    public static void Encode(ReadOnlySpan<byte> aggregator, ByteBuffer output)
    {
        if (aggregator.Length == 8 && BinaryPrimitives.ReadUInt32BigEndian(aggregator) > ushort.MaxValue)
            AttributeHeader.Write(output, AttributeFlags.Optional | AttributeFlags.Transitive, AttributeCode.As4Aggregator, aggregator);
    }

    /// <inheritdoc/>
    public override void WriteText(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("0x"u8);
        output.WriteHexLower(canonical);
    }

    /// <inheritdoc/>
    public override void WriteJson(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteUInt8((byte)'"');
        WriteText(flags, canonical, output, compatibility);
        output.WriteUInt8((byte)'"');
    }

    /// <inheritdoc/>
    public override bool WriteTextMember(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility) => false;

    /// <inheritdoc/>
    public override bool WriteJsonMember(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility) => false;

    private static readonly Outcome Dropped = Outcome.Discard("AS4_AGGREGATOR from a four-octet peer, or of a wrong length");
}
