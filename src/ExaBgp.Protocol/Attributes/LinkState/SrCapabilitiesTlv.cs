using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>SR capabilities (RFC 9085 section 2.1.2): flags(1) reserved(1), then range(3) and a SID/Label sub-TLV (1161) for each block.</summary>
internal sealed class SrCapabilitiesTlv() : LinkStateTlvType(1034, Shown, Shown)
{
    private const ushort SidLabel = 1161;
    private const uint LabelMask = 0xFFFFF;

    private static readonly LinkStateForm Shown = new("sr-capability-flags", "SR Capability Flags");
    private static readonly string[] Names = ["I", "V"];

    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty) return false;
        var blocks = Blocks(value);
        while (TryNext(ref blocks, out _, out _))
        {
        }

        return blocks.IsEmpty;
    }

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        FlagsTlv.Write(Names, value[0], output);
        output.Write(", \"sids\": "u8);
        WriteBlocks(value, output);
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteText(Shown.Label);
        output.Write(": "u8);
        var start = output.Length;
        FlagsTlv.Write(Names, value[0], output);
        EventQuoting.Apply(start, output);
        output.Write(", sids: "u8);
        WriteBlocks(value, output);
    }

    private static void WriteBlocks(ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.WriteUInt8((byte)'[');
        var start = output.Length;
        var blocks = Blocks(value);
        while (TryNext(ref blocks, out var range, out var sid))
        {
            if (sid.Length is not (3 or 4)) continue;
            output.Write(output.Length > start ? ", ["u8 : "["u8);
            output.WriteDecimal(range);
            output.Write(", "u8);
            var number = (uint)NumberTlv.Read(sid);
            output.WriteDecimal(sid.Length == 3 ? number & LabelMask : number);
            output.WriteUInt8((byte)']');
        }

        output.WriteUInt8((byte)']');
    }

    private static WireReader Blocks(ReadOnlySpan<byte> value) => new(value.Length > 2 ? value[2..] : default);

    private static bool TryNext(ref WireReader blocks, out uint range, out ReadOnlySpan<byte> sid)
    {
        var at = blocks;
        sid = default;
        if (!at.TryReadUInt24(out range) || !at.TryReadUInt16(out var type) || type != SidLabel || !at.TryReadUInt16(out var length)) return false;
        if (!at.TryReadBytes(length, out sid)) return false;
        blocks = at;
        return true;
    }
}
