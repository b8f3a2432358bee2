using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>A delay or two of them (RFC 8571): A bit and microseconds (24 bits) each.</summary>
internal sealed class DelayTlv(ushort code, LinkStateForm six, params string[] members) : LinkStateTlvType(code, null, six)
{
    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value) => value.Length == 4 * members.Length;

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteUInt8((byte)'{');
        for (var i = 0; i < members.Length; i++)
        {
            output.WriteUInt8((byte)'"');
            output.WriteText(members[i]);
            output.Write("\": "u8);
            output.WriteDecimal(NumberTlv.Read(value.Slice((i * 4) + 1, 3)));
            output.Write(", "u8);
        }

        WriteAnomalous(value[0], output);
        output.WriteUInt8((byte)'}');
    }

    /// <summary>Appends the member of the A bit.</summary>
    public static void WriteAnomalous(byte flags, ByteBuffer output) => output.Write((flags & 0x80) != 0 ? "\"anomalous\": true"u8 : "\"anomalous\": false"u8);
}
