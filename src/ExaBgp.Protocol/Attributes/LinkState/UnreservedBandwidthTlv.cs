using System.Buffers.Binary;
using ExaBgp.Protocol.Json;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>Unreserved bandwidth (RFC 9552 section 5.3.2): one for each of eight priorities.</summary>
internal sealed class UnreservedBandwidthTlv() : LinkStateTlvType(1091, Shown, Shown)
{
    private static readonly LinkStateForm Shown = new("unreserved-bandwidth", "Maximum link bandwidth");

    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value) => value.Length == 32;

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteUInt8((byte)'[');
        WriteList(value, output);
        output.WriteUInt8((byte)']');
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteText(Shown.Label);
        output.Write(compatibility.IsFive ? ": ("u8 : ": ["u8);
        WriteList(value, output);
        output.Write(compatibility.IsFive ? ")"u8 : "]"u8);
    }

    private static void WriteList(ReadOnlySpan<byte> value, ByteBuffer output)
    {
        for (var at = 0; at < value.Length; at += 4)
        {
            if (at > 0) output.Write(", "u8);
            output.WriteJsonFloat(BinaryPrimitives.ReadSingleBigEndian(value[at..]));
        }
    }
}
