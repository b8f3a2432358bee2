using System.Text;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes;

/// <summary>
/// An attribute whose inside we do not know, kept octet for octet; and the keyword <c>attribute [ 0xCODE 0xFLAGS 0xDATA ]</c>, which gives any attribute
/// with the flags as written. What a peer sent gets the PARTIAL flag (RFC 4271 section 9).
/// </summary>
public sealed class GenericAttribute(AttributeCode code) : AttributeCodec(code, AttributeFlags.Optional | AttributeFlags.Transitive, Keyword)
{
    /// <summary>The keyword.</summary>
    public const string Keyword = "attribute";

    private const string Form = "\n  Format: [ 0xCODE 0xFLAG 0xDATA ]";

    /// <inheritdoc/>
    public override Outcome Read(ReadOnlySpan<byte> value, in AttributeContext context, ByteBuffer canonical)
    {
        canonical.Write(value);
        return Outcome.Accept;
    }

    /// <inheritdoc/>
    public override void WriteText(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility) =>
        WriteForm(Code, flags, canonical, output);

    /// <inheritdoc/>
    public override void WriteJson(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("\"0x"u8);
        output.WriteHexLower(canonical);
        output.WriteUInt8((byte)'"');
    }

    /// <inheritdoc/>
    public override bool WriteJsonMember(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("\"attribute-0x"u8);
        output.WriteHexUpper([(byte)Code]);
        output.Write("-0x"u8);
        output.WriteHexUpper([(byte)flags]);
        output.Write("\": "u8);
        WriteJson(flags, canonical, output, compatibility);
        return true;
    }

    /// <summary>Appends <c>attribute [ 0x99 0xE0 0x0102 ]</c>.</summary>
    public static void WriteWords(AttributeCode code, AttributeFlags flags, ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write("attribute "u8);
        WriteForm(code, flags, value, output);
    }

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = default;
        if (!tokens.TryTake("["u8)) return Fail(tokens.Error("invalid attribute format" + Form, "["), out error);
        if (!TryReadOctet(ref tokens, out var code))
            return Fail(tokens.ErrorBefore($"'{Last(tokens)}' is not a valid attribute code\n  Must be hexadecimal (e.g., 0x01)"), out error);
        if (!TryReadOctet(ref tokens, out var flags))
            return Fail(tokens.ErrorBefore($"'{Last(tokens)}' is not a valid attribute flag\n  Must be hexadecimal (e.g., 0x40)"), out error);
        if (!tokens.TryNext(out var data) || !NumberReading.HasHexPrefix(data))
            return Fail(tokens.ErrorBefore($"'{Last(tokens)}' is not valid attribute data\n  Must be hexadecimal (e.g., 0x0102)"), out error);
        if (data.Length % 2 != 0)
            return Fail(tokens.ErrorBefore($"'{Last(tokens)}' has invalid length\n  Hexadecimal data must have even number of digits"), out error);
        var value = route.Scratch;
        value.Clear();
        if (!NumberReading.TryHexOctets(data[2..], value))
            return Fail(tokens.ErrorBefore($"'{Last(tokens)}' is not valid attribute data\n  Must be hexadecimal (e.g., 0x0102)"), out error);
        if (value.Length > ushort.MaxValue) return Fail(tokens.ErrorBefore("attribute data is longer than 65535 octets"), out error);
        if (!tokens.TryTake("]"u8)) return Fail(tokens.Error("invalid attribute format - missing closing ']'" + Form, "]"), out error);
        if ((AttributeCode)code == AttributeCode.NextHop && IpAddress.TryFromBytes(value.Written, out var nextHop))
        {
            if (route.Attributes.NextHop.Kind == NextHopKind.None) route.Attributes.NextHop = NextHop.Of(nextHop);
            return true;
        }

        route.Attributes.TryAdd((AttributeCode)code, (AttributeFlags)flags, value.Written);
        return true;
    }

    private static void WriteForm(AttributeCode code, AttributeFlags flags, ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write("[ 0x"u8);
        output.WriteHexUpper([(byte)code]);
        output.Write(" 0x"u8);
        output.WriteHexUpper([(byte)flags]);
        output.Write(" 0x"u8);
        output.WriteHexLower(value);
        output.Write(" ]"u8);
    }

    private static bool TryReadOctet(ref TokenReader tokens, out byte octet)
    {
        octet = 0;
        if (!tokens.TryNext(out var word) || !NumberReading.TryHexadecimal(word, out var value) || value > 255) return false;
        octet = (byte)value;
        return true;
    }

    private static string Last(in TokenReader tokens) => Encoding.UTF8.GetString(tokens.At(tokens.Position - 1));
}
