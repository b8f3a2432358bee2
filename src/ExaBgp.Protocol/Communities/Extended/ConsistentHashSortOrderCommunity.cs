using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Communities.Extended;

/// <summary>Consistent hash sort order (draft-fm-bess-service-chaining): order(4), two octets reserved.</summary>
public sealed class ConsistentHashSortOrderCommunity() : ExtendedCommunityType(0x03, 0x14, "consistentHashSortOrder")
{
    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Layout => "L0"u8;

    /// <inheritdoc/>
    public override void WriteText(ulong value, ByteBuffer output)
    {
        output.Write("consistentHashSortOrder:"u8);
        output.WriteDecimal((uint)(value >> 16));
    }
}
