using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Communities.Extended;

/// <summary>FlowSpec traffic-rate in bytes or packets a second (RFC 8955 section 7.1 and 7.2): AS(2) and a float. A rate of 0 discards.</summary>
public sealed class TrafficRateCommunity(bool isPackets) : ExtendedCommunityType(0x80, isPackets ? (byte)0x0C : (byte)0x06, "rate-limit")
{
    /// <summary>A limit in bytes a second.</summary>
    public static ulong OfBytes(float rate) => 0x8006000000000000 | BitConverter.SingleToUInt32Bits(rate);

    /// <summary>A limit in packets a second.</summary>
    public static ulong OfPackets(float rate) => 0x800C000000000000 | BitConverter.SingleToUInt32Bits(rate);

    /// <inheritdoc/>
    public override void WriteText(ulong value, ByteBuffer output)
    {
        output.Write("rate-limit:"u8);
        var rate = BitConverter.UInt32BitsToSingle((uint)value);
        if (isPackets && (rate < 0 || float.IsNaN(rate))) rate = 0;
        rate = MathF.Truncate(rate);
        if (!float.IsFinite(rate)) output.Write(float.IsNaN(rate) ? "nan"u8 : rate > 0 ? "inf"u8 : "-inf"u8);
        else if (Math.Abs(rate) < 1e18f) output.WriteDecimal((long)rate);
        else output.WriteText(new BigInteger(rate).ToString(CultureInfo.InvariantCulture));
        if (isPackets) output.Write(":packets"u8);
    }

    /// <inheritdoc/>
    public override bool TryParse(ReadOnlySpan<byte> text, out ulong value)
    {
        value = 0;
        if (isPackets != text.EndsWith(":packets"u8)) return false;
        if (isPackets) text = text[..^":packets".Length];
        if (!Utf8Parser.TryParse(text, out long rate, out var used) || used != text.Length) return false;
        value = isPackets ? OfPackets(rate) : OfBytes(rate);
        return true;
    }
}
