using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>Prefix SID (RFC 9085 section 2.3.1): flags(1) algorithm(1) reserved(2) SIDs. Generation 5 puts its members beside those of other TLVs.</summary>
internal sealed class PrefixSidTlv() : LinkStateTlvType(1158, new("sr-prefix-flags", "prefix_flags"), new("sr-prefix-sids", "prefix_flags", IsArray: true))
{
    private static readonly string[] Names = ["R", "N", "P", "E", "V", "L"];

    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value) => value.Length >= 2 && ((value[0] & 0x0C) != 0 || value.Length is <= 4 or 8);

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteUInt8((byte)'{');
        WriteMembers(value, output);
        output.WriteUInt8((byte)'}');
    }

    /// <inheritdoc/>
    public override void WriteMembers(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility) => WriteMembers(value, output);

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        var sids = Sids(value);
        output.Write("prefix_flags: "u8);
        var start = output.Length;
        FlagsTlv.Write(Names, value[0], output);
        EventQuoting.Apply(start, output);
        output.Write(", sids: "u8);
        sids.WriteSids(output);
        output.Write(", undecoded_sid: "u8);
        sids.WriteUndecodedText(output, compatibility);
    }

    private static void WriteMembers(ReadOnlySpan<byte> value, ByteBuffer output)
    {
        var sids = Sids(value);
        output.Write("\"sr-prefix-flags\": "u8);
        FlagsTlv.Write(Names, value[0], output);
        output.Write(", \"sids\": "u8);
        sids.WriteSids(output);
        output.Write(", \"undecoded-sids\": "u8);
        sids.WriteUndecoded(output);
        output.Write(", \"sr-algorithm\": "u8);
        output.WriteDecimal((uint)value[1]);
    }

    private static SidList Sids(ReadOnlySpan<byte> value) => new(value[Math.Min(4, value.Length)..], (value[0] & 0x08) != 0, (value[0] & 0x04) != 0);
}
