using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>LAN adjacency SID (RFC 9085 section 2.2.2): flags(1) weight(1) reserved(2) system identifier(6) SIDs.</summary>
internal sealed class LanAdjacencySidTlv()
    : LinkStateTlvType(1100, new("sr-adj-lan-sids", "sr-adj-lan-sids", IsArray: true), new("sr-adj-lan", "sr-adj-lan-sids", IsArray: true))
{
    private const int HeaderSize = 10;

    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value) => value.Length >= HeaderSize;

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        var sids = AdjacencySidTlv.Sids(value, HeaderSize);
        WriteHeader(value, output);
        output.Write(", \"sids\": "u8);
        sids.WriteSids(output);
        output.Write(", \"undecoded\": "u8);
        sids.WriteUndecoded(output);
        output.WriteUInt8((byte)'}');
    }

    /// <summary>In generation 6 the text has the last SID only.</summary>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        var sids = AdjacencySidTlv.Sids(value, HeaderSize);
        output.Write("sr-adj-lan-sids: ["u8);
        var start = output.Length;
        WriteHeader(value, output);
        output.Write(", \"sid\": "u8);
        output.WriteDecimal(sids.Count == 0 ? 0 : sids[sids.Count - 1]);
        output.Write(", \"undecoded\": "u8);
        sids.WriteUndecoded(output);
        EventQuoting.Apply(start, output);
        output.Write("}]"u8);
    }

    private static void WriteHeader(ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write("{\"flags\": "u8);
        FlagsTlv.Write(AdjacencySidTlv.Names, value[0], output);
        output.Write(", \"weight\": "u8);
        output.WriteDecimal((uint)value[1]);
        output.Write(", \"system-id\": \""u8);
        output.WriteHexLower(value.Slice(4, 6));
        output.WriteUInt8((byte)'"');
    }
}
