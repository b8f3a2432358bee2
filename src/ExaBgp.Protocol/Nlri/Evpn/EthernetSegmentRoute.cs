using System.Globalization;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Evpn;

/// <summary>Ethernet Segment (RFC 7432 section 7.4): <c>RD(8) ESI(10) length(1) address(4 or 16)</c>.</summary>
internal sealed class EthernetSegmentRoute() : EvpnRouteType(4, "segment", "Ethernet Segment")
{
    private const int AddressAt = TagAt + 1;

    /// <inheritdoc/>
    public override Outcome Validate(ReadOnlySpan<byte> value, bool ipv6)
    {
        if (value.Length < AddressAt) return TooShort(AddressAt, value.Length);
        int bits = value[AddressAt - 1];
        if (bits is not (32 or 128))
        {
            return BadLength(string.Create(
                CultureInfo.InvariantCulture, $"IP length field is given as {bits} in current Segment, expecting 32 (IPv4) or 128 (IPv6) bits"));
        }

        var size = AddressAt + (bits / 8);
        return value.Length == size
            ? Outcome.Accept
            : BadLength(string.Create(CultureInfo.InvariantCulture, $"Data field length is given as {value.Length + 2}, expecting {size + 2} for an IP of {bits} bits"));
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, bool ipv6, ByteBuffer output)
    {
        WriteTextHead("segment"u8, value, output);
        WriteSegment(Segment(value), output);
        output.WriteUInt8((byte)':');
        NlriText.WriteAddress(output, value[AddressAt..]);
    }

    /// <inheritdoc/>
    public override void WriteMembers(ReadOnlySpan<byte> value, bool ipv6, bool isRow, ByteBuffer output)
    {
        WriteJsonDistinguisher(value, output);
        WriteJsonSegment(value, output);
        WriteJsonAddress("ip"u8, value[AddressAt..], output);
    }

    /// <inheritdoc/>
    public override void WriteWords(ReadOnlySpan<byte> value, bool ipv6, ByteBuffer output)
    {
        output.Write("ip "u8);
        NlriText.WriteAddress(output, value[AddressAt..]);
        output.WriteUInt8((byte)' ');
        WriteWordsTail(value, hasSegment: true, 0, output);
    }

    /// <inheritdoc/>
    protected override string? Write(EvpnFields fields, bool isWithdraw, ByteBuffer output)
    {
        if (!fields.Address.IsSet) return "needs ip";
        output.Write(fields.Segment);
        output.WriteUInt8((byte)(fields.Address.Size * 8));
        fields.Address.CopyTo(output.Take(fields.Address.Size));
        return null;
    }
}
