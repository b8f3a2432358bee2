using System.Buffers.Text;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Communities.Extended;

/// <summary>Link bandwidth (draft-ietf-idr-link-bandwidth): AS(2) and octets a second as a float; not transitive.</summary>
public sealed class LinkBandwidthCommunity() : ExtendedCommunityType(0x40, 0x04, "bandwidth")
{
    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Layout => "HF"u8;

    /// <inheritdoc/>
    public override void WriteText(ulong value, ByteBuffer output)
    {
        output.Write("bandwidth:"u8);
        output.WriteDecimal((uint)(value >> 32) & 0xFFFF);
        output.WriteUInt8((byte)':');
        var rate = BitConverter.UInt32BitsToSingle((uint)value);
        if (float.IsInteger(rate) && Math.Abs(rate) < 1e15f)
        {
            output.WriteDecimal((long)rate);
            return;
        }

        Utf8Formatter.TryFormat(rate, output.GetSpan(32), out var written);
        output.Advance(written);
    }
}
