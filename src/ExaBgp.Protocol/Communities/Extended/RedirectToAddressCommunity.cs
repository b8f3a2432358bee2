using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Communities.Extended;

/// <summary>FlowSpec redirect to an IPv4 address (draft-ietf-idr-flowspec-redirect-ip): address(4) and flags(2), whose last bit asks for a copy.</summary>
public sealed class RedirectToAddressCommunity() : ExtendedCommunityType(0x01, 0x0C, "redirect-to-nexthop-ietf")
{
    /// <summary>Redirect, or copy, to this address.</summary>
    public static ulong Of(IpAddress address, bool copy) => 0x010C000000000000 | ((ulong)address.Ipv4Bits << 16) | (copy ? 1ul : 0);

    /// <inheritdoc/>
    public override void WriteText(ulong value, ByteBuffer output) => WriteText(IpAddress.FromIpv4((uint)(value >> 16)), (value & 1) != 0, output);

    internal static void WriteText(IpAddress address, bool copy, ByteBuffer output)
    {
        output.Write(copy ? "copy-to-nexthop-ietf "u8 : "redirect-to-nexthop-ietf "u8);
        output.WriteAddress(address);
        if (copy) output.Write(" (with copy)"u8);
    }
}
