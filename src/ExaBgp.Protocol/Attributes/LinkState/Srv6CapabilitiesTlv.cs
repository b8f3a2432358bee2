using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>SRv6 capabilities (RFC 9514 section 3.1): flags(2), of which O is 0x4000, reserved(2), sub-TLVs.</summary>
internal sealed class Srv6CapabilitiesTlv() : LinkStateTlvType(1038, Shown, Shown)
{
    private static readonly LinkStateForm Shown = new("srv6-capabilities", "flags");

    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value) => value.Length >= 2;

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("{\"flags\": "u8);
        WriteFlags(value, output);
        output.WriteUInt8((byte)'}');
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("flags: "u8);
        var start = output.Length;
        WriteFlags(value, output);
        EventQuoting.Apply(start, output);
    }

    private static void WriteFlags(ReadOnlySpan<byte> value, ByteBuffer output) => output.Write((value[0] & 0x40) != 0 ? "{\"O\": 1}"u8 : "{\"O\": 0}"u8);
}
