using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Communities.Extended;

/// <summary>Layer 2 info (RFC 4761 section 3.2.4): encapsulation(1) control flags(1) MTU(2) and two octets more.</summary>
public sealed class L2InfoCommunity() : ExtendedCommunityType(0x80, 0x0A, "l2info")
{
    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Layout => "BBHH"u8;

    /// <inheritdoc/>
    public override void WriteText(ulong value, ByteBuffer output)
    {
        output.Write("l2info:"u8);
        output.WriteDecimal((uint)(value >> 40) & 0xFF);
        output.WriteUInt8((byte)':');
        output.WriteDecimal((uint)(value >> 32) & 0xFF);
        output.WriteUInt8((byte)':');
        output.WriteDecimal((uint)(value >> 16) & 0xFFFF);
        output.WriteUInt8((byte)':');
        output.WriteDecimal((uint)value & 0xFFFF);
    }
}
