using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Communities.Extended;

/// <summary>FlowSpec traffic-action (RFC 8955 section 7.3): the last octet holds S (2, sample) and T (1, the reference's <c>terminal</c>).</summary>
public sealed class TrafficActionCommunity() : ExtendedCommunityType(0x80, 0x07, "action")
{
    /// <summary>The value with these bits.</summary>
    public static ulong Of(bool sample, bool terminal) => 0x8007000000000000 | (sample ? 2ul : 0) | (terminal ? 1ul : 0);

    /// <inheritdoc/>
    public override void WriteText(ulong value, ByteBuffer output) =>
        output.WriteText((value & 3) switch { 3 => "action sample-terminal", 2 => "action sample", 1 => "action terminal", _ => "action " });
}
