using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>A TLV of any number of numbers of one size; <paramref name="none"/> is shown for an empty one.</summary>
internal sealed class NumbersTlv(ushort code, LinkStateForm form, int size, string none = "[]") : LinkStateTlvType(code, form, form)
{
    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value) => value.Length % size == 0;

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        if (value.IsEmpty)
        {
            output.WriteText(none);
            return;
        }

        for (var at = 0; at < value.Length; at += size)
        {
            output.Write(at == 0 ? "["u8 : ", "u8);
            output.WriteDecimal(NumberTlv.Read(value.Slice(at, size)));
        }

        output.WriteUInt8((byte)']');
    }
}
