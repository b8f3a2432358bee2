using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Communities.Extended;

/// <summary>FlowSpec traffic-marking (RFC 8955 section 7.5): the DSCP value in the last octet.</summary>
public sealed class TrafficMarkingCommunity() : ExtendedCommunityType(0x80, 0x09, "mark")
{
    /// <summary>The value that sets this DSCP.</summary>
    public static ulong Of(byte dscp) => 0x8009000000000000 | dscp;

    /// <inheritdoc/>
    public override void WriteText(ulong value, ByteBuffer output)
    {
        output.Write("mark "u8);
        output.WriteDecimal((uint)value & 0xFF);
    }
}
