using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Communities.Extended;

/// <summary>FlowSpec redirect to the next hop of the route (draft-simpson-idr-flowspec-redirect): the last bit asks for a copy.</summary>
public sealed class RedirectToNextHopCommunity() : ExtendedCommunityType(0x08, 0x00, "redirect-to-nexthop")
{
    /// <summary>Redirect, or copy.</summary>
    public static ulong Of(bool copy) => 0x0800000000000000 | (copy ? 1ul : 0);

    /// <inheritdoc/>
    public override void WriteText(ulong value, ByteBuffer output) => output.WriteText((value & 1) != 0 ? "copy-to-nexthop" : "redirect-to-nexthop");

    /// <inheritdoc/>
    public override bool TryParse(ReadOnlySpan<byte> text, out ulong value)
    {
        value = Of(copy: false);
        return text.IsEmpty;
    }
}
