using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>Link protection type (RFC 9552 section 5.3.2, RFC 5307 section 1.2): capabilities(1), named from the least significant bit, reserved(1).</summary>
internal sealed class LinkProtectionTlv() : LinkStateTlvType(1093, Shown, Shown)
{
    private static readonly LinkStateForm Shown = new("link-protection-flags", "Link protection mask");
    private static readonly string[] Names = ["ExtraTrafic", "Unprotected", "Shared", "Dedicated 1:1", "Dedicated 1+1", "Enhanced"];

    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value) => value.Length == 2;

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteUInt8((byte)'{');
        for (var i = 0; i < Names.Length; i++)
        {
            output.WriteUInt8((byte)'"');
            output.WriteText(Names[i]);
            output.Write((value[0] & (1 << i)) != 0 ? "\": 1, "u8 : "\": 0, "u8);
        }

        output.Write("\"RSV\": 0}"u8);
    }
}
