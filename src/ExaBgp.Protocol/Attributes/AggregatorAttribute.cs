using System.Buffers.Binary;
using System.Text;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes;

/// <summary>
/// AGGREGATOR (RFC 4271 section 5.1.7, RFC 6793): AS(4, or 2 for a two-octet peer) and BGP identifier(4). A wrong size drops it (RFC 7606 section 7.7).
/// To a two-octet peer a larger AS goes as AS_TRANS, and <see cref="AttributeEncoder"/> adds AS4_AGGREGATOR.
/// </summary>
public sealed class AggregatorAttribute() : AttributeCodec(AttributeCode.Aggregator, AttributeFlags.Optional | AttributeFlags.Transitive, "aggregator")
{
    /// <inheritdoc/>
    public override Outcome Read(ReadOnlySpan<byte> value, in AttributeContext context, ByteBuffer canonical)
    {
        var size = context.FourOctetAs ? 4 : 2;
        if (value.Length != size + 4 || !value[..size].ContainsAnyExcept((byte)0)) return Invalid;
        if (!context.FourOctetAs) canonical.WriteUInt16(0);
        canonical.Write(value);
        return Outcome.Accept;
    }

    /// <inheritdoc/>
    public override void Encode(AttributeFlags flags, ReadOnlySpan<byte> canonical, EncodingContext context, ByteBuffer output)
    {
        if (context.FourOctetAs || canonical.Length != 8)
        {
            base.Encode(flags, canonical, context, output);
            return;
        }

        Span<byte> value = stackalloc byte[6];
        BinaryPrimitives.WriteUInt16BigEndian(value, AsNumber.ToTwoOctets(BinaryPrimitives.ReadUInt32BigEndian(canonical)));
        canonical[4..].CopyTo(value[2..]);
        base.Encode(flags, value, context, output);
    }

    /// <inheritdoc/>
    public override void WriteText(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("( "u8);
        WriteValue(canonical, output);
        output.Write(" )"u8);
    }

    /// <inheritdoc/>
    public override void WriteJson(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteUInt8((byte)'"');
        WriteValue(canonical, output);
        output.WriteUInt8((byte)'"');
    }

    /// <inheritdoc/>
    public override void WriteCommand(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output) =>
        WriteTextMember(flags, canonical, output, Compatibility.Default);

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = default;
        var isOpen = tokens.TryTake("("u8);
        tokens.TryNext(out var word);
        var value = word;
        if (!isOpen && value.StartsWith("("u8))
        {
            isOpen = true;
            value = value[1..];
        }

        if (isOpen && value.EndsWith(")"u8))
        {
            isOpen = false;
            value = value[..^1];
        }

        var colon = value.IndexOf((byte)':');
        if (colon < 0 || !NumberReading.TryAsNumber(value[..colon], out var number) || !IpAddress.TryParse(value[(colon + 1)..], out var identifier) || !identifier.IsIpv4)
        {
            return Fail(
                tokens.ErrorBefore($"'{Encoding.UTF8.GetString(word)}' is not a valid aggregator\n  Format: <ASN>:<router-id> or (<ASN>:<router-id>) (e.g., 65001:192.0.2.1)"),
                out error);
        }

        if (isOpen && !tokens.TryTake(")"u8))
            return Fail(tokens.Error("invalid aggregator - missing closing ')'\n  Format: (<ASN>:<router-id>)", ")"), out error);
        Span<byte> octets = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(octets, number);
        identifier.CopyTo(octets[4..]);
        route.Attributes.TryAdd(Code, Flags, octets);
        return true;
    }

    private static void WriteValue(ReadOnlySpan<byte> canonical, ByteBuffer output)
    {
        if (canonical.Length != 8) return;
        output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(canonical));
        output.WriteUInt8((byte)':');
        output.WriteAddress(IpAddress.FromIpv4(BinaryPrimitives.ReadUInt32BigEndian(canonical[4..])));
    }

    private static readonly Outcome Invalid = Outcome.Discard("AGGREGATOR: wrong length");
}
