using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Communities.Extended;

/// <summary>MAC mobility (RFC 7432 section 7.7): flags(1), whose last bit says sticky, reserved(1), sequence(4).</summary>
public sealed class MacMobilityCommunity() : ExtendedCommunityType(0x06, 0x00, "mac-mobility")
{
    /// <inheritdoc/>
    public override void WriteText(ulong value, ByteBuffer output)
    {
        output.Write("mac-mobility:"u8);
        output.WriteDecimal((uint)value);
        if (((value >> 40) & 1) != 0) output.Write(":sticky"u8);
    }

    /// <inheritdoc/>
    public override bool TryParse(ReadOnlySpan<byte> text, out ulong value)
    {
        var isSticky = text.EndsWith(":sticky"u8);
        if (isSticky) text = text[..^":sticky".Length];
        var isNumber = NumberReading.TryDecimal(text, out uint sequence);
        value = Make((isSticky ? 1ul << 40 : 0) | sequence);
        return isNumber;
    }
}
