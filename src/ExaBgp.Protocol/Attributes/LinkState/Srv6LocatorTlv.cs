using System.Buffers.Binary;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>SRv6 locator (RFC 9514 section 5.1): flags(1) algorithm(1) reserved(2) metric(4) sub-TLVs.</summary>
internal sealed class Srv6LocatorTlv() : LinkStateTlvType(1162, new("srv6-locator", string.Empty), new("srv6-locators", string.Empty, IsArray: true))
{
    private static readonly string[] Names = ["D"];

    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value) => value.Length >= 8;

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("{\"flags\": "u8);
        FlagsTlv.Write(Names, value[0], output);
        output.Write(", \"algorithm\": "u8);
        output.WriteDecimal((uint)value[1]);
        output.Write(", \"metric\": "u8);
        output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(value[4..]));
        output.WriteUInt8((byte)'}');
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("flags: "u8);
        var start = output.Length;
        FlagsTlv.Write(Names, value[0], output);
        EventQuoting.Apply(start, output);
        output.Write(", algorithm: "u8);
        output.WriteDecimal((uint)value[1]);
        output.Write(", metric: "u8);
        output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(value[4..]));
    }
}
