using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes;

/// <summary>
/// AIGP (RFC 7311): TLVs type(1) length(2, header included) value, of which we keep the first of type 1: a metric of 64 bits. Malformed, or on a session
/// that does not take it, it is dropped.
/// </summary>
public sealed class AigpAttribute() : AttributeCodec(AttributeCode.Aigp, AttributeFlags.Optional, "aigp")
{
    private const int TlvLength = 11;

    /// <inheritdoc/>
    public override Outcome Read(ReadOnlySpan<byte> value, in AttributeContext context, ByteBuffer canonical)
    {
        if (!context.Aigp) return NotEnabled;
        var reader = new WireReader(value);
        ReadOnlySpan<byte> metric = default;
        while (!reader.IsEmpty)
        {
            if (!reader.TryReadUInt8(out var type) || !reader.TryReadUInt16(out var length) || length < 3 || !reader.TryReadBytes(length - 3, out var inner)) return Malformed;
            if (type != 1) continue;
            if (length != TlvLength) return Malformed;
            if (metric.IsEmpty) metric = inner;
        }

        if (metric.IsEmpty) return Malformed;
        canonical.Write([1, 0, TlvLength]);
        canonical.Write(metric);
        return Outcome.Accept;
    }

    /// <inheritdoc/>
    public override void Encode(AttributeFlags flags, ReadOnlySpan<byte> canonical, EncodingContext context, ByteBuffer output)
    {
        if (context.Aigp) base.Encode(flags, canonical, context, output);
    }

    /// <inheritdoc/>
    public override void WriteText(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("0x"u8);
        output.WriteHexLower(canonical.Length == TlvLength ? canonical[3..] : canonical);
    }

    /// <inheritdoc/>
    public override void WriteJson(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteUInt8((byte)'"');
        WriteText(flags, canonical, output, compatibility);
        output.WriteUInt8((byte)'"');
    }

    /// <inheritdoc/>
    public override void WriteCommand(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output) =>
        WriteTextMember(flags, canonical, output, Compatibility.Default);

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        if (!NumberReading.TryDecimalOrHexadecimal(word, out var metric))
        {
            var text = Encoding.UTF8.GetString(word);
            var isNumber = NumberReading.IsDigits(word) || (NumberReading.HasHexPrefix(word) && word.Length > 2 && text[2..].All(char.IsAsciiHexDigit));
            return Fail(
                tokens.ErrorBefore(isNumber
                    ? string.Create(CultureInfo.InvariantCulture, $"AIGP value {text} out of range\n  Must be 0 to {ulong.MaxValue} (64-bit unsigned)")
                    : $"'{text}' is not a valid AIGP value\n  Format: <number> or 0x<hex> (e.g., 100 or 0x64)"),
                out error);
        }

        Span<byte> value = stackalloc byte[TlvLength];
        value[0] = 1;
        value[2] = TlvLength;
        BinaryPrimitives.WriteUInt64BigEndian(value[3..], metric);
        route.Attributes.TryAdd(Code, Flags, value);
        return true;
    }

    private static readonly Outcome NotEnabled = Outcome.Discard("AIGP is not enabled");
    private static readonly Outcome Malformed = Outcome.Discard("malformed AIGP");
}
