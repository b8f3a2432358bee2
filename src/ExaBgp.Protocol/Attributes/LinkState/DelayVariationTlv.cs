using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>Unidirectional delay variation (RFC 8571 section 2.3): reserved(1) microseconds(3).</summary>
internal sealed class DelayVariationTlv() : LinkStateTlvType(1116, null, new("unidirectional-delay-variation", "Unidirectional Delay Variation"))
{
    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value) => value.Length == 4;

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility) => output.WriteDecimal(NumberTlv.Read(value[1..]));
}
