using System.Globalization;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Mup;

/// <summary>Interwork Segment Discovery (draft-mpmz-bess-mup-safi section 3.1.1): <c>RD(8) length(1) prefix</c>.</summary>
internal sealed class InterworkSegmentRoute() : MupRouteType(1, "mup-isd", "InterworkSegmentDiscoveryRoute")
{
    private const int PrefixAt = RouteDistinguisher.Size + 1;

    /// <inheritdoc/>
    public override Outcome Validate(ReadOnlySpan<byte> value, bool ipv6)
    {
        if (value.Length < PrefixAt) return TooShort(PrefixAt + 4, value.Length + 4);
        int bits = value[RouteDistinguisher.Size];
        if (bits > (ipv6 ? 128 : 32)) return TooLong("isd", bits, ipv6);
        var size = PrefixAt + IpPrefix.Octets(bits);
        return value.Length == size
            ? Outcome.Accept
            : Malformed(string.Create(CultureInfo.InvariantCulture, $"mup isd is {value.Length + 4} bytes, expecting {size + 4} for a prefix of {bits} bits"));
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, bool ipv6, ByteBuffer output)
    {
        WriteTextHead("isd"u8, value, output);
        NlriText.WritePrefix(output, value[PrefixAt..], value[RouteDistinguisher.Size], ipv6);
    }

    /// <inheritdoc/>
    public override void WriteMembers(ReadOnlySpan<byte> value, bool ipv6, bool isRow, ByteBuffer output)
    {
        if (isRow) WriteJsonDistinguisher(value, output);
        output.Write(", \"prefix_ip_len\": "u8);
        output.WriteDecimal((uint)value[RouteDistinguisher.Size]);
        output.Write(", \"prefix_ip\": \""u8);
        NlriText.WritePrefixAddress(output, value[PrefixAt..], ipv6);
        output.WriteUInt8((byte)'"');
        if (!isRow) WriteJsonDistinguisher(value, output);
    }

    /// <inheritdoc/>
    public override void WriteWords(ReadOnlySpan<byte> value, bool ipv6, ByteBuffer output)
    {
        NlriText.WriteMaskedPrefix(output, value[PrefixAt..], value[RouteDistinguisher.Size], ipv6);
        WriteDistinguisher(value, output);
    }

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, bool ipv6, ByteBuffer output, out ParseError error)
    {
        if (!TryPrefix(ref tokens, ipv6, out var prefix, out error)) return false;
        if (!FieldGrammar.TryDistinguisher(ref tokens, route, out error)) return false;
        output.WriteUInt64(route.RouteDistinguisher ?? 0);
        WritePrefix(prefix, output);
        return true;
    }
}
