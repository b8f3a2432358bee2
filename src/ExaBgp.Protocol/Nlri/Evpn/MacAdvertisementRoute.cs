using System.Globalization;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Evpn;

/// <summary>
/// MAC/IP advertisement (RFC 7432 section 7.2):
/// <c>RD(8) ESI(10) tag(4) length(1) MAC(6) length(1) address(0, 4 or 16) label(3) [label(3)]</c>, lengths in bits. Segment and labels are no part of its
/// identity.
/// </summary>
internal sealed class MacAdvertisementRoute() : EvpnRouteType(2, "mac-ip", "MAC/IP advertisement")
{
    private const int MacAt = TagAt + 5;
    private const int AddressAt = MacAt + 7;

    /// <inheritdoc/>
    public override Outcome Validate(ReadOnlySpan<byte> value, bool ipv6)
    {
        if (value.Length < AddressAt) return TooShort(AddressAt, value.Length);
        if (value[MacAt - 1] > 48) return BadLength($"invalid MAC Address length in {Title}");
        int bits = value[AddressAt - 1];
        if (bits is not (0 or 32 or 128))
        {
            return BadLength(string.Create(
                CultureInfo.InvariantCulture, $"IP field length is given as {bits} bits in {Title}, expecting 0, 32 (IPv4) or 128 (IPv6)"));
        }

        var least = AddressAt + (bits / 8) + LabelStack.Size;
        return value.Length == least || value.Length == least + LabelStack.Size
            ? Outcome.Accept
            : BadLength(string.Create(
                CultureInfo.InvariantCulture,
                $"Data field length is given as {value.Length + 2}, expecting {least + 2} or {least + 5} for an IP field of {bits} bits"));
    }

    /// <inheritdoc/>
    public override int Key(ReadOnlySpan<byte> value, bool ipv6, Span<byte> scratch)
    {
        value[..RouteDistinguisher.Size].CopyTo(scratch);
        var rest = value[TagAt..(AddressAt + Address(value).Length)];
        rest.CopyTo(scratch[RouteDistinguisher.Size..]);
        return RouteDistinguisher.Size + rest.Length;
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, bool ipv6, ByteBuffer output)
    {
        WriteTextHead("macadv"u8, value, output);
        WriteSegment(Segment(value), output);
        output.WriteUInt8((byte)':');
        output.WriteDecimal(Tag(value, TagAt));
        output.WriteUInt8((byte)':');
        WriteMac(value.Slice(MacAt, 6), output);
        output.WriteUInt8((byte)'/');
        output.WriteDecimal((uint)value[MacAt - 1]);
        output.WriteUInt8((byte)':');
        NlriText.WriteAddress(output, Address(value));
        output.WriteUInt8((byte)':');
        WriteTextLabel(Labels(value)[..LabelStack.Size], output);
    }

    /// <inheritdoc/>
    public override void WriteMembers(ReadOnlySpan<byte> value, bool ipv6, bool isRow, ByteBuffer output)
    {
        WriteJsonHead(value, output);
        output.Write(", \"mac\": \""u8);
        WriteMac(value.Slice(MacAt, 6), output);
        output.WriteUInt8((byte)'"');
        if (isRow)
        {
            output.Write(", \"maclen\": "u8);
            output.WriteDecimal((uint)value[MacAt - 1]);
        }

        WriteJsonLabel(Labels(value)[..LabelStack.Size], isRow, output);
        if (!Address(value).IsEmpty) WriteJsonAddress("ip"u8, Address(value), output);
        else if (isRow) output.Write(", \"ip\": null"u8);
    }

    /// <inheritdoc/>
    public override void WriteWords(ReadOnlySpan<byte> value, bool ipv6, ByteBuffer output)
    {
        output.Write("mac "u8);
        WriteMac(value.Slice(MacAt, 6), output);
        if (!Address(value).IsEmpty)
        {
            output.Write(" ip "u8);
            NlriText.WriteAddress(output, Address(value));
        }

        output.WriteUInt8((byte)' ');
        WriteWordsTail(value, hasSegment: true, Tag(value, TagAt), output);
        WriteWordsLabels(Labels(value), output);
    }

    /// <inheritdoc/>
    protected override string? Write(EvpnFields fields, bool isWithdraw, ByteBuffer output)
    {
        if (!fields.HasMac) return "needs mac";
        if (fields.Labels.Count > 2 || (fields.Labels.Count == 0 && !isWithdraw)) return "needs one label or two";
        output.Write(fields.Segment);
        output.WriteUInt32(fields.Tag);
        output.WriteUInt8(48);
        output.Write(fields.Mac);
        output.WriteUInt8((byte)(fields.Address.Size * 8));
        fields.Address.CopyTo(output.Take(fields.Address.Size));
        fields.WriteLabels(1, output);
        return null;
    }

    private static ReadOnlySpan<byte> Address(ReadOnlySpan<byte> value) => value.Slice(AddressAt, value[AddressAt - 1] / 8);

    private static ReadOnlySpan<byte> Labels(ReadOnlySpan<byte> value) => value[(AddressAt + Address(value).Length)..];
}
