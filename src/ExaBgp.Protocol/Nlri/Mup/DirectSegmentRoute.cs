using System.Globalization;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Mup;

/// <summary>Direct Segment Discovery (draft-mpmz-bess-mup-safi section 3.1.2): <c>RD(8) address(4 or 16)</c>.</summary>
internal sealed class DirectSegmentRoute() : MupRouteType(2, "mup-dsd", "DirectSegmentDiscoveryRoute")
{
    /// <inheritdoc/>
    public override Outcome Validate(ReadOnlySpan<byte> value, bool ipv6)
    {
        var size = value.Length - RouteDistinguisher.Size;
        return size is 4 or 16
            ? Outcome.Accept
            : BadLength(string.Create(CultureInfo.InvariantCulture, $"Invalid IP size, expect 4 or 16 octets. got {Math.Max(size, 0)}"));
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, bool ipv6, ByteBuffer output)
    {
        WriteTextHead("dsd"u8, value, output);
        NlriText.WriteAddress(output, value[RouteDistinguisher.Size..]);
    }

    /// <inheritdoc/>
    public override void WriteMembers(ReadOnlySpan<byte> value, bool ipv6, bool isRow, ByteBuffer output)
    {
        if (isRow) WriteJsonDistinguisher(value, output);
        output.Write(", \"ip\": \""u8);
        NlriText.WriteAddress(output, value[RouteDistinguisher.Size..]);
        output.WriteUInt8((byte)'"');
        if (!isRow) WriteJsonDistinguisher(value, output);
    }

    /// <inheritdoc/>
    public override void WriteWords(ReadOnlySpan<byte> value, bool ipv6, ByteBuffer output)
    {
        NlriText.WriteAddress(output, value[RouteDistinguisher.Size..]);
        WriteDistinguisher(value, output);
    }

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, bool ipv6, ByteBuffer output, out ParseError error)
    {
        if (!FieldGrammar.TryAddress(ref tokens, ipv6 ? 16 : 4, out var address, out error)) return false;
        if (!FieldGrammar.TryDistinguisher(ref tokens, route, out error)) return false;
        output.WriteUInt64(route.RouteDistinguisher ?? 0);
        WriteAddress(address, output);
        return true;
    }
}
