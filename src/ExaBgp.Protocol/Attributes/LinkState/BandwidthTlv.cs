using System.Buffers.Binary;
using ExaBgp.Protocol.Json;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>A TLV of one bandwidth: octets a second as a float.</summary>
internal sealed class BandwidthTlv(ushort code, LinkStateForm? five, LinkStateForm six) : LinkStateTlvType(code, five, six)
{
    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value) => value.Length == 4;

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility) =>
        output.WriteJsonFloat(BinaryPrimitives.ReadSingleBigEndian(value));
}
