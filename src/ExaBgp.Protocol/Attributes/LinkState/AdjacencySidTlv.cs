using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>Adjacency SID (RFC 9085 section 2.2.1): flags(1) weight(1) reserved(2) SIDs.</summary>
internal sealed class AdjacencySidTlv() : LinkStateTlvType(1099, new("sr-adj", "adj_flags"), new("sr-adjs", "adj_flags", IsArray: true))
{
    /// <summary>Names of the flags, as in IS-IS.</summary>
    public static readonly string[] Names = ["F", "B", "V", "L", "S", "P"];

    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value) => value.Length >= 2;

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        var sids = Sids(value, 4);
        output.Write("{\"flags\": "u8);
        FlagsTlv.Write(Names, value[0], output);
        output.Write(", \"sids\": "u8);
        sids.WriteSids(output);
        output.Write(", \"weight\": "u8);
        output.WriteDecimal((uint)value[1]);
        output.Write(", \"undecoded-sids\": "u8);
        sids.WriteUndecoded(output);
        output.WriteUInt8((byte)'}');
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        var sids = Sids(value, 4);
        output.Write("adj_flags: "u8);
        var start = output.Length;
        FlagsTlv.Write(Names, value[0], output);
        EventQuoting.Apply(start, output);
        output.Write(", sids: "u8);
        sids.WriteSids(output);
        output.Write(", undecoded_sid "u8);
        sids.WriteUndecodedText(output, compatibility);
    }

    /// <summary>The SIDs from <paramref name="at"/> on, by the V and L flags of an adjacency.</summary>
    public static SidList Sids(ReadOnlySpan<byte> value, int at) => new(value[Math.Min(at, value.Length)..], (value[0] & 0x20) != 0, (value[0] & 0x10) != 0);
}
