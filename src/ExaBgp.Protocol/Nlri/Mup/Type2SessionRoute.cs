using System.Globalization;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Mup;

/// <summary>
/// Type 2 Session Transformed (draft-mpmz-bess-mup-safi section 3.1.4): <c>RD(8) length(1) endpoint(4 or 16) TEID(0-4)</c>, <c>length</c> counting the bits
/// of endpoint and TEID; a TEID of fewer than 32 bits stands at the right of its octets.
/// </summary>
internal sealed class Type2SessionRoute() : MupRouteType(4, "mup-t2st", "Type2SessionTransformedRoute")
{
    private const int EndpointAt = RouteDistinguisher.Size + 1;

    /// <inheritdoc/>
    public override Outcome Validate(ReadOnlySpan<byte> value, bool ipv6)
    {
        if (value.Length < EndpointAt) return TooShort(EndpointAt + 4, value.Length + 4);
        int bits = value[RouteDistinguisher.Size], least = ipv6 ? 128 : 32;
        if (bits < least || bits > least + 32)
        {
            return Malformed(string.Create(
                CultureInfo.InvariantCulture, $"endpoint length is {bits}, expecting {least} to {least + 32} for {(ipv6 ? "ipv6" : "ipv4")}"));
        }

        var size = EndpointAt + IpPrefix.Octets(bits);
        return value.Length == size
            ? Outcome.Accept
            : Malformed(string.Create(CultureInfo.InvariantCulture, $"mup t2st is {value.Length + 4} bytes, expecting {size + 4} for an endpoint of {bits} bits"));
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, bool ipv6, ByteBuffer output)
    {
        WriteTextHead("t2st"u8, value, output);
        output.WriteDecimal((uint)value[RouteDistinguisher.Size]);
        output.WriteUInt8((byte)':');
        NlriText.WriteAddress(output, Endpoint(value, ipv6));
        output.WriteUInt8((byte)':');
        output.WriteDecimal(Teid(value, ipv6));
        output.WriteUInt8((byte)':');
    }

    /// <inheritdoc/>
    public override void WriteMembers(ReadOnlySpan<byte> value, bool ipv6, bool isRow, ByteBuffer output)
    {
        if (isRow) WriteJsonDistinguisher(value, output);
        output.Write(", \"endpoint_len\": "u8);
        output.WriteDecimal((uint)value[RouteDistinguisher.Size]);
        output.Write(", \"endpoint_ip\": \""u8);
        NlriText.WriteAddress(output, Endpoint(value, ipv6));
        output.WriteUInt8((byte)'"');
        if (!isRow) WriteJsonDistinguisher(value, output);
        WriteJsonNumber("teid"u8, Teid(value, ipv6), isRow, output);
    }

    /// <inheritdoc/>
    public override void WriteWords(ReadOnlySpan<byte> value, bool ipv6, ByteBuffer output)
    {
        NlriText.WriteAddress(output, Endpoint(value, ipv6));
        WriteDistinguisher(value, output);
        output.Write(" teid "u8);
        output.WriteDecimal(Teid(value, ipv6));
        output.WriteUInt8((byte)'/');
        output.WriteDecimal(value[RouteDistinguisher.Size] - (ipv6 ? 128 : 32));
    }

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, bool ipv6, ByteBuffer output, out ParseError error)
    {
        if (!FieldGrammar.TryAddress(ref tokens, ipv6 ? 16 : 4, out var endpoint, out error)) return false;
        if (!tokens.Peek.SequenceEqual("rd"u8))
        {
            error = tokens.Error($"expected 'rd', received '{tokens.PeekText()}'", "rd");
            return false;
        }

        if (!FieldGrammar.TryDistinguisher(ref tokens, route, out error)) return false;
        if (!FieldGrammar.TryWord(ref tokens, "teid", out error)) return false;
        if (!TryTeid(ref tokens, out var teid, out var bits, out error)) return false;
        output.WriteUInt64(route.RouteDistinguisher ?? 0);
        output.WriteUInt8((byte)((endpoint.Size * 8) + bits));
        WriteAddress(endpoint, output);
        for (var octet = IpPrefix.Octets(bits) - 1; octet >= 0; octet--) output.WriteUInt8((byte)(teid >> (octet * 8)));
        return true;
    }

    private static bool TryTeid(ref TokenReader tokens, out uint teid, out int bits, out ParseError error)
    {
        error = default;
        teid = 0;
        bits = 0;
        tokens.TryNext(out var word);
        var slash = word.IndexOf((byte)'/');
        if (slash < 0 || !NumberReading.TryDecimal(word[..slash], out ulong number) || !NumberReading.TryDecimal(word[(slash + 1)..], out ulong length))
        {
            error = tokens.ErrorBefore("invalid teid format\n  Expected: <teid>/<length> (length 0-32)", "teid/length");
            return false;
        }

        if (length > 32)
        {
            error = tokens.ErrorBefore(string.Create(CultureInfo.InvariantCulture, $"teid length {length} out of range\n  Must be 0 to 32"));
            return false;
        }

        if (number >> (int)length != 0)
        {
            error = tokens.ErrorBefore(string.Create(CultureInfo.InvariantCulture, $"TEID {number} cannot be stored in {length} bits"));
            return false;
        }

        teid = (uint)number;
        bits = (int)length;
        return true;
    }

    private static ReadOnlySpan<byte> Endpoint(ReadOnlySpan<byte> value, bool ipv6) => value.Slice(EndpointAt, ipv6 ? 16 : 4);

    private static uint Teid(ReadOnlySpan<byte> value, bool ipv6) => Number(value[(EndpointAt + (ipv6 ? 16 : 4))..]);
}
