using ExaBgp.Protocol.Json;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>A TLV of octets that only some application understands: UTF-8 in generation 5, hexadecimal digits in generation 6.</summary>
internal sealed class OpaqueTlv(ushort code, LinkStateForm five, LinkStateForm six) : LinkStateTlvType(code, five, six)
{
    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value) => true;

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        if (compatibility.IsFive)
        {
            output.WriteJsonUtf8(value);
            return;
        }

        output.WriteUInt8((byte)'"');
        output.WriteHexLower(value);
        output.WriteUInt8((byte)'"');
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteText(Form(compatibility)!.Label);
        output.Write(": "u8);
        if (compatibility.IsFive) EventQuoting.WriteOctets(value, output);
        else output.WriteHexLower(value);
    }
}
