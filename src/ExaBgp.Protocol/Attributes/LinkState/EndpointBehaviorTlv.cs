using System.Buffers.Binary;
using System.Globalization;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>SRv6 endpoint behavior (RFC 9514 section 7.1): behavior(2) flags(1) algorithm(1).</summary>
internal sealed class EndpointBehaviorTlv() : LinkStateTlvType(1250, Shown, Shown)
{
    private static readonly LinkStateForm Shown = new("srv6-endpoint-behavior", "srv6-endpoint-behavior");

    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value) => value.Length >= 4;

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility) => output.WriteText(string.Create(
        CultureInfo.InvariantCulture, $"{{\"endpoint-behavior\": {BinaryPrimitives.ReadUInt16BigEndian(value)}, \"flags\": [], \"algorithm\": {value[3]}}}"));

    /// <summary>The number after <c>0x</c> is decimal: so helpers know it.</summary>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility) => output.WriteText(string.Create(
        CultureInfo.InvariantCulture, $"srv6-endpoint-behavior [0x{BinaryPrimitives.ReadUInt16BigEndian(value)}, flags: [], algorithm: {value[3]}]"));
}
