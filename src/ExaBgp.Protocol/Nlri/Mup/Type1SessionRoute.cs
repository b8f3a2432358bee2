using System.Globalization;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Mup;

/// <summary>
/// Type 1 Session Transformed (draft-mpmz-bess-mup-safi section 3.1.3):
/// <c>RD(8) length(1) prefix TEID(4) QFI(1) length(1) endpoint [length(1) source]</c>. Distinguisher and prefix identify it.
/// </summary>
internal sealed class Type1SessionRoute() : MupRouteType(3, "mup-t1st", "Type1SessionTransformedRoute")
{
    private const int PrefixAt = RouteDistinguisher.Size + 1;

    /// <inheritdoc/>
    public override Outcome Validate(ReadOnlySpan<byte> value, bool ipv6)
    {
        if (value.Length < PrefixAt) return TooShort(PrefixAt + 4, value.Length + 4);
        int bits = value[RouteDistinguisher.Size];
        if (bits > (ipv6 ? 128 : 32)) return TooLong("t1st", bits, ipv6);
        var at = PrefixAt + IpPrefix.Octets(bits) + 6;
        if (value.Length < at) return TooShort(at + 4, value.Length + 4);
        if (value[at - 1] is not (32 or 128)) return BadAddress("endpoint", value[at - 1]);
        var end = at + (value[at - 1] / 8);
        if (value.Length < end) return TooShort(end + 4, value.Length + 4);
        if (value.Length == end) return Outcome.Accept;
        if (value[end] is not (0 or 32 or 128)) return BadAddress("source", value[end]);
        var size = end + 1 + (value[end] / 8);
        return value.Length == size
            ? Outcome.Accept
            : Malformed(string.Create(CultureInfo.InvariantCulture, $"mup t1st is {value.Length + 4} bytes, expecting {size + 4}"));
    }

    /// <inheritdoc/>
    public override int Key(ReadOnlySpan<byte> value, bool ipv6, Span<byte> scratch)
    {
        var size = PrefixAt + IpPrefix.Octets(value[RouteDistinguisher.Size]);
        value[..size].CopyTo(scratch);
        return size;
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, bool ipv6, ByteBuffer output)
    {
        WriteTextHead("t1st"u8, value, output);
        var fields = new Fields(value);
        NlriText.WritePrefix(output, fields.Prefix, fields.PrefixLength, ipv6);
        output.WriteUInt8((byte)':');
        output.WriteDecimal(fields.Teid);
        output.WriteUInt8((byte)':');
        output.WriteDecimal((uint)fields.Qfi);
        output.WriteUInt8((byte)':');
        WriteAddress(fields.Endpoint, output);
        if (fields.Source.IsEmpty) return;
        output.WriteUInt8((byte)':');
        WriteAddress(fields.Source, output);
    }

    /// <inheritdoc/>
    public override void WriteMembers(ReadOnlySpan<byte> value, bool ipv6, bool isRow, ByteBuffer output)
    {
        if (isRow) WriteJsonDistinguisher(value, output);
        var fields = new Fields(value);
        output.Write(", \"prefix_ip_len\": "u8);
        output.WriteDecimal(fields.PrefixLength);
        output.Write(", \"prefix_ip\": \""u8);
        NlriText.WritePrefixAddress(output, fields.Prefix, ipv6);
        output.WriteUInt8((byte)'"');
        WriteJsonNumber("teid"u8, fields.Teid, isRow, output);
        WriteJsonNumber("qfi"u8, fields.Qfi, isRow, output);
        if (!isRow) WriteJsonDistinguisher(value, output);
        output.Write(", \"endpoint_ip_len\": "u8);
        output.WriteDecimal(fields.Endpoint.Length * 8);
        output.Write(", \"endpoint_ip\": \""u8);
        NlriText.WriteAddress(output, fields.Endpoint);
        output.Write("\", \"source_ip_len\": "u8);
        output.WriteDecimal(fields.Source.Length * 8);
        output.Write(", \"source_ip\": \""u8);
        if (fields.Source.IsEmpty) output.Write("b''"u8);
        else NlriText.WriteAddress(output, fields.Source);
        output.WriteUInt8((byte)'"');
    }

    /// <inheritdoc/>
    public override void WriteWords(ReadOnlySpan<byte> value, bool ipv6, ByteBuffer output)
    {
        var fields = new Fields(value);
        NlriText.WriteMaskedPrefix(output, fields.Prefix, fields.PrefixLength, ipv6);
        WriteDistinguisher(value, output);
        output.Write(" teid "u8);
        output.WriteDecimal(fields.Teid);
        output.Write(" qfi "u8);
        output.WriteDecimal((uint)fields.Qfi);
        output.Write(" endpoint "u8);
        NlriText.WriteAddress(output, fields.Endpoint);
        if (fields.Source.IsEmpty) return;
        output.Write(" source "u8);
        NlriText.WriteAddress(output, fields.Source);
    }

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, bool ipv6, ByteBuffer output, out ParseError error)
    {
        var size = ipv6 ? 16 : 4;
        if (!TryPrefix(ref tokens, ipv6, out var prefix, out error)) return false;
        if (!FieldGrammar.TryDistinguisher(ref tokens, route, out error)) return false;
        if (!TryNumber(ref tokens, "teid", uint.MaxValue, "32", out var teid, out error)) return false;
        if (!TryNumber(ref tokens, "qfi", 63, "6", out var qfi, out error)) return false;
        if (!FieldGrammar.TryWord(ref tokens, "endpoint", out error)) return false;
        if (!FieldGrammar.TryAddress(ref tokens, size, out var endpoint, out error)) return false;
        output.WriteUInt64(route.RouteDistinguisher ?? 0);
        WritePrefix(prefix, output);
        output.WriteUInt32(teid);
        output.WriteUInt8((byte)qfi);
        output.WriteUInt8((byte)(size * 8));
        WriteAddress(endpoint, output);
        if (!tokens.TryTake("source"u8)) return true;
        if (!FieldGrammar.TryAddress(ref tokens, size, out var source, out error)) return false;
        output.WriteUInt8((byte)(size * 8));
        WriteAddress(source, output);
        return true;
    }

    private static Outcome BadAddress(string what, int bits) =>
        Malformed(string.Create(CultureInfo.InvariantCulture, $"mup t1st {what} ip length is not 32bit or 128bit, unexpect len: {bits}"));

    private static void WriteAddress(ReadOnlySpan<byte> octets, ByteBuffer output)
    {
        NlriText.WriteAddress(output, octets);
        output.WriteUInt8((byte)'/');
        output.WriteDecimal(octets.Length * 8);
    }

    /// <summary>The fields of a valid value.</summary>
    private readonly ref struct Fields
    {
        public readonly int PrefixLength;
        public readonly ReadOnlySpan<byte> Prefix;
        public readonly uint Teid;
        public readonly byte Qfi;
        public readonly ReadOnlySpan<byte> Endpoint;
        public readonly ReadOnlySpan<byte> Source;

        public Fields(ReadOnlySpan<byte> value)
        {
            PrefixLength = value[RouteDistinguisher.Size];
            Prefix = value.Slice(PrefixAt, IpPrefix.Octets(PrefixLength));
            var rest = value[(PrefixAt + Prefix.Length)..];
            Teid = Number(rest[..4]);
            Qfi = rest[4];
            Endpoint = rest.Slice(6, rest[5] / 8);
            rest = rest[(6 + Endpoint.Length)..];
            Source = rest.IsEmpty ? default : rest[1..];
        }
    }
}
