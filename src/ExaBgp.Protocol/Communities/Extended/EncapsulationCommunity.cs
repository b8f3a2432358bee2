using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Communities.Extended;

/// <summary>Encapsulation (RFC 9012 section 4.1): the tunnel type in the last two octets.</summary>
public sealed class EncapsulationCommunity() : ExtendedCommunityType(0x03, 0x0C, "encap")
{
    private static readonly (ushort Tunnel, string Name)[] Tunnels =
    [
        (0, "Default"), (1, "L2TPv3"), (2, "GRE"), (7, "IP-in-IP"), (8, "VXLAN"), (9, "NVGRE"), (10, "MPLS"), (12, "VXLAN-GPE"), (13, "MPLS-in-UDP"),
    ];

    /// <inheritdoc/>
    public override void WriteText(ulong value, ByteBuffer output)
    {
        output.Write("encap:"u8);
        foreach (var (tunnel, name) in Tunnels)
        {
            if (tunnel != (ushort)value) continue;
            output.WriteText(name);
            return;
        }

        output.Write("encap:UNKNOWN-"u8);
        output.WriteDecimal((uint)(ushort)value);
    }

    /// <inheritdoc/>
    public override bool TryParse(ReadOnlySpan<byte> text, out ulong value)
    {
        foreach (var (tunnel, name) in Tunnels)
        {
            if (!System.Text.Ascii.Equals(text, name)) continue;
            value = Make(tunnel);
            return true;
        }

        value = 0;
        return false;
    }
}
