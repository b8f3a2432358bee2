using ExaBgp.Protocol.Json;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>Unidirectional link loss (RFC 8571 section 2.4): A bit, and 24 bits in units of 0.000003 percent.</summary>
internal sealed class LinkLossTlv() : LinkStateTlvType(1117, null, new("unidirectional-link-loss", "Unidirectional Link Loss"))
{
    private const double Unit = 0.000003;

    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value) => value.Length == 4;

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("{\"loss-percent\": "u8);
        output.WriteJsonFloat(NumberTlv.Read(value[1..]) * Unit);
        output.Write(", "u8);
        DelayTlv.WriteAnomalous(value[0], output);
        output.WriteUInt8((byte)'}');
    }
}
