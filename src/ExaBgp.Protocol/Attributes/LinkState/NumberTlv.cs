using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>A TLV of one number, of so many octets.</summary>
internal sealed class NumberTlv(ushort code, LinkStateForm form, int least, int most) : LinkStateTlvType(code, form, form)
{
    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value) => value.Length >= least && value.Length <= most;

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility) => output.WriteDecimal(Read(value));

    /// <summary>A number of up to eight octets.</summary>
    public static ulong Read(ReadOnlySpan<byte> octets)
    {
        var number = 0ul;
        foreach (var octet in octets) number = (number << 8) | octet;
        return number;
    }
}
