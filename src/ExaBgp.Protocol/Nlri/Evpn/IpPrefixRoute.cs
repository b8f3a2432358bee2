using System.Globalization;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Evpn;

/// <summary>
/// IP prefix (RFC 9136 section 3.1): <c>RD(8) ESI(10) tag(4) length(1) prefix(4 or 16) gateway(4 or 16) label(3)</c>. Segment, gateway and label are no part
/// of its identity.
/// </summary>
internal sealed class IpPrefixRoute() : EvpnRouteType(5, "prefix", "IP Prefix Advertisement")
{
    private const int PrefixAt = TagAt + 5;

    /// <inheritdoc/>
    public override Outcome Validate(ReadOnlySpan<byte> value, bool ipv6)
    {
        var size = value.Length - PrefixAt - LabelStack.Size;
        if (size is not (8 or 32))
        {
            return BadLength(string.Create(
                CultureInfo.InvariantCulture, $"Data field length is given as {value.Length + 2}, but EVPN route currently support only IPv4 or IPv6 (36 or 60)"));
        }

        return value[PrefixAt - 1] <= size * 4
            ? Outcome.Accept
            : BadLength(string.Create(CultureInfo.InvariantCulture, $"IP prefix length is given as {value[PrefixAt - 1]}, more than the {size * 4} bits of an address"));
    }

    /// <inheritdoc/>
    public override int Key(ReadOnlySpan<byte> value, bool ipv6, Span<byte> scratch)
    {
        value[..RouteDistinguisher.Size].CopyTo(scratch);
        var rest = value[TagAt..(PrefixAt + Size(value))];
        rest.CopyTo(scratch[RouteDistinguisher.Size..]);
        return RouteDistinguisher.Size + rest.Length;
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, bool ipv6, ByteBuffer output)
    {
        WriteTextHead("prfxadv"u8, value, output);
        WriteSegment(Segment(value), output);
        output.WriteUInt8((byte)':');
        output.WriteDecimal(Tag(value, TagAt));
        output.WriteUInt8((byte)':');
        NlriText.WriteAddress(output, Prefix(value));
        output.WriteUInt8((byte)'/');
        output.WriteDecimal((uint)value[PrefixAt - 1]);
        output.WriteUInt8((byte)':');
        NlriText.WriteAddress(output, Gateway(value));
        output.WriteUInt8((byte)':');
        WriteTextLabel(value[^LabelStack.Size..], output);
    }

    /// <inheritdoc/>
    public override void WriteMembers(ReadOnlySpan<byte> value, bool ipv6, bool isRow, ByteBuffer output)
    {
        WriteJsonHead(value, output);
        WriteJsonLabel(value[^LabelStack.Size..], isRow, output);
        WriteJsonAddress("ip"u8, Prefix(value), output);
        output.Write(", \"iplen\": "u8);
        output.WriteDecimal((uint)value[PrefixAt - 1]);
        WriteJsonAddress("gateway"u8, Gateway(value), output);
    }

    /// <inheritdoc/>
    public override void WriteWords(ReadOnlySpan<byte> value, bool ipv6, ByteBuffer output)
    {
        output.Write("prefix "u8);
        NlriText.WriteMaskedPrefix(output, Prefix(value), value[PrefixAt - 1], Size(value) == 16);
        if (Gateway(value).ContainsAnyExcept((byte)0))
        {
            output.Write(" gateway "u8);
            NlriText.WriteAddress(output, Gateway(value));
        }

        output.WriteUInt8((byte)' ');
        WriteWordsTail(value, hasSegment: true, Tag(value, TagAt), output);
        WriteWordsLabels(value[^LabelStack.Size..], output);
    }

    /// <inheritdoc/>
    protected override string? Write(EvpnFields fields, bool isWithdraw, ByteBuffer output)
    {
        if (fields.Prefix is not { } prefix) return "needs prefix";
        if (fields.Labels.Count > 1 || (fields.Labels.Count == 0 && !isWithdraw)) return "needs one label";
        var size = prefix.Address.Size;
        if (fields.Gateway.IsSet && fields.Gateway.Size != size) return "needs a gateway of the family of its prefix";
        output.Write(fields.Segment);
        output.WriteUInt32(fields.Tag);
        output.WriteUInt8(prefix.Length);
        prefix.Address.CopyTo(output.Take(size));
        var gateway = output.Take(size);
        gateway.Clear();
        fields.Gateway.CopyTo(gateway);
        fields.WriteLabels(1, output);
        return null;
    }

    private static int Size(ReadOnlySpan<byte> value) => (value.Length - PrefixAt - LabelStack.Size) / 2;

    private static ReadOnlySpan<byte> Prefix(ReadOnlySpan<byte> value) => value.Slice(PrefixAt, Size(value));

    private static ReadOnlySpan<byte> Gateway(ReadOnlySpan<byte> value) => value.Slice(PrefixAt + Size(value), Size(value));
}
