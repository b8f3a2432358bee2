using System.Buffers.Binary;
using System.Globalization;
using ExaBgp.Protocol.Nlri.LinkState;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>
/// SRv6 End.X SID and its LAN forms (RFC 9514 sections 4.1 and 4.2): behavior(2) flags(1) algorithm(1) weight(1) reserved(1), on a LAN the neighbor
/// (6 octets in IS-IS, 4 in OSPF), SID(16), sub-TLVs.
/// </summary>
internal sealed class Srv6EndXTlv(ushort code, string key, int neighborSize)
    : LinkStateTlvType(code, new(key, string.Empty, IsArray: true), new(key, string.Empty, IsArray: true))
{
    private const int HeaderSize = 6;

    private static readonly string[] Names = ["B", "S", "P"];

    /// <inheritdoc/>
    protected override bool HasWideBrackets => true;

    private int FixedSize => HeaderSize + neighborSize + 16;

    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value)
    {
        if (value.Length < FixedSize) return false;
        var subTlvs = new LinkStateTlvReader(value[FixedSize..]);
        while (subTlvs.TryNext())
        {
            if (subTlvs.Type == SidStructureTlv.TlvCode && subTlvs.Value.Length < SidStructureTlv.Size) return false;
        }

        return subTlvs.Rest.IsEmpty;
    }

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("{\"flags\": "u8);
        FlagsTlv.Write(Names, value[2], output);
        if (neighborSize > 0)
        {
            output.Write(", \"neighbor-id\": \""u8);
            WriteNeighbor(value, output);
            output.WriteUInt8((byte)'"');
        }

        output.WriteText(string.Create(
            CultureInfo.InvariantCulture,
            $", \"behavior\": {BinaryPrimitives.ReadUInt16BigEndian(value)}, \"algorithm\": {value[3]}, \"weight\": {value[4]}, \"sid\": \""));
        AddressTlv.WriteAddress(value.Slice(HeaderSize + neighborSize, 16), output);
        output.WriteUInt8((byte)'"');
        var subTlvs = new LinkStateTlvReader(value[FixedSize..]);
        while (subTlvs.TryNext())
        {
            output.Write(", "u8);
            WriteSubTlv(subTlvs.Type, subTlvs.Value, output, compatibility);
        }

        output.WriteUInt8((byte)'}');
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("behavior: "u8);
        output.WriteDecimal((uint)BinaryPrimitives.ReadUInt16BigEndian(value));
        if (neighborSize > 0)
        {
            output.Write(", neighbor-id: "u8);
            WriteNeighbor(value, output);
        }

        output.Write(", flags: "u8);
        var start = output.Length;
        FlagsTlv.Write(Names, value[2], output);
        EventQuoting.Apply(start, output);
        output.WriteText(string.Create(CultureInfo.InvariantCulture, $", algorithm: {value[3]}, weight: {value[4]}, sid: "));
        AddressTlv.WriteAddress(value.Slice(HeaderSize + neighborSize, 16), output);
    }

    /// <inheritdoc/>
    public override void WriteGroupText(ReadOnlySpan<byte> attribute, List<LinkStateEntry> entries, ByteBuffer output, Compatibility compatibility)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (i > 0) output.Write(", "u8);
            WriteText(entries[i].Value(attribute), output, compatibility);
        }
    }

    private void WriteNeighbor(ReadOnlySpan<byte> value, ByteBuffer output)
    {
        var neighbor = value.Slice(HeaderSize, neighborSize);
        if (neighborSize == 4) AddressTlv.WriteAddress(neighbor, output);
        else output.WriteHexLower(neighbor);
    }

    private void WriteSubTlv(ushort type, ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        if (type == SidStructureTlv.TlvCode)
        {
            output.Write("\"srv6-sid-structure\": "u8);
            SidStructureTlv.Write(value, output);
            return;
        }

        output.WriteUInt8((byte)'"');
        if (!compatibility.IsFive) output.Write("unknown-subtlv-"u8);
        else if (neighborSize == 0) output.Write("subtlv-not-implemented-"u8);
        output.WriteDecimal((uint)type);
        if (compatibility.IsFive && neighborSize > 0) output.Write("-undecoded"u8);
        output.Write("\": \"0x"u8);
        output.WriteHexUpper(value);
        output.WriteUInt8((byte)'"');
    }
}
