using System.Globalization;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Evpn;

/// <summary>Inclusive Multicast Ethernet Tag (RFC 7432 section 7.3): <c>RD(8) tag(4) length(1) address(4 or 16)</c>.</summary>
internal sealed class InclusiveMulticastRoute() : EvpnRouteType(3, "multicast", "Inclusive Multicast Ethernet Tag")
{
    private const int AddressAt = RouteDistinguisher.Size + 5;

    /// <inheritdoc/>
    public override Outcome Validate(ReadOnlySpan<byte> value, bool ipv6)
    {
        if (value.Length < AddressAt) return TooShort(AddressAt, value.Length);
        int bits = value[AddressAt - 1];
        if (bits is not (32 or 128))
            return Malformed(string.Create(CultureInfo.InvariantCulture, $"IP len is {bits}, but EVPN route currently support only IPv4 or IPv6"));
        var size = AddressAt + (bits / 8);
        return value.Length == size
            ? Outcome.Accept
            : Malformed(string.Create(
                CultureInfo.InvariantCulture, $"Inclusive Multicast EVPN NLRI is {value.Length + 2} bytes, expecting {size + 2} for an IP of {bits} bits"));
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, bool ipv6, ByteBuffer output)
    {
        WriteTextHead("multicast"u8, value, output);
        output.WriteDecimal(Tag(value, RouteDistinguisher.Size));
        output.WriteUInt8((byte)':');
        NlriText.WriteAddress(output, value[AddressAt..]);
    }

    /// <inheritdoc/>
    public override void WriteMembers(ReadOnlySpan<byte> value, bool ipv6, bool isRow, ByteBuffer output)
    {
        WriteJsonDistinguisher(value, output);
        WriteJsonTag(Tag(value, RouteDistinguisher.Size), output);
        WriteJsonAddress("ip"u8, value[AddressAt..], output);
    }

    /// <inheritdoc/>
    public override void WriteWords(ReadOnlySpan<byte> value, bool ipv6, ByteBuffer output)
    {
        output.Write("ip "u8);
        NlriText.WriteAddress(output, value[AddressAt..]);
        output.WriteUInt8((byte)' ');
        WriteWordsTail(value, hasSegment: false, Tag(value, RouteDistinguisher.Size), output);
    }

    /// <inheritdoc/>
    protected override string? Write(EvpnFields fields, bool isWithdraw, ByteBuffer output)
    {
        if (!fields.Address.IsSet) return "needs ip";
        output.WriteUInt32(fields.Tag);
        output.WriteUInt8((byte)(fields.Address.Size * 8));
        fields.Address.CopyTo(output.Take(fields.Address.Size));
        return null;
    }
}
