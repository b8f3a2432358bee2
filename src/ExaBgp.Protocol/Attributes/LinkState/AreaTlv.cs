using System.Globalization;
using System.Numerics;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>IS-IS area identifier (RFC 9552 section 5.3.1.2): its octets as one decimal number, in quotes.</summary>
internal sealed class AreaTlv() : LinkStateTlvType(1027, new("area-id", "ISIS area id"), new("area-ids", "ISIS area ids", IsArray: true))
{
    /// <summary>More than an area address has (13 octets), and little enough to print.</summary>
    private const int MostOctets = 255;

    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value) => value.Length is >= 1 and <= MostOctets;

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteUInt8((byte)'"');
        WriteNumber(value, output);
        output.WriteUInt8((byte)'"');
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteText(Form(compatibility)!.Label);
        output.Write(": "u8);
        WriteNumber(value, output);
    }

    private static void WriteNumber(ReadOnlySpan<byte> value, ByteBuffer output) =>
        output.WriteText(new BigInteger(value, isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture));
}
