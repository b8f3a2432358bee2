using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>A TLV of one IPv4 or IPv6 address.</summary>
internal sealed class AddressTlv(ushort code, LinkStateForm five, LinkStateForm six) : LinkStateTlvType(code, five, six)
{
    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value) => value.Length is 4 or 16;

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteUInt8((byte)'"');
        WriteAddress(value, output);
        output.WriteUInt8((byte)'"');
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteText(Form(compatibility)!.Label);
        output.Write(": "u8);
        WriteAddress(value, output);
    }

    /// <summary>Appends an address without quotes.</summary>
    public static void WriteAddress(ReadOnlySpan<byte> octets, ByteBuffer output)
    {
        if (IpAddress.TryFromBytes(octets, out var address)) output.WriteAddress(address);
    }
}
