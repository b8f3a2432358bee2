using System.Buffers.Binary;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Communities.Extended;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Communities;

/// <summary>EXTENDED COMMUNITIES (RFC 4360): eight octets each. Those given in several places of a route add up.</summary>
public sealed class ExtendedCommunityAttribute()
    : ElementListAttribute(AttributeCode.ExtendedCommunity, AttributeFlags.Optional | AttributeFlags.Transitive, "extended-community", 8)
{
    /// <summary>Adds one extended community to those of a route, in order.</summary>
    public static void Add(AttributeBuilder attributes, ulong community)
    {
        Span<byte> octets = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(octets, community);
        Merge(attributes, octets);
    }

    /// <inheritdoc/>
    public override void Add(AttributeBuilder attributes, ReadOnlySpan<byte> elements) => Merge(attributes, elements);

    /// <inheritdoc/>
    public override void WriteCommand(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output)
    {
        if (canonical.IsEmpty || canonical.Length % 8 != 0)
        {
            base.WriteCommand(flags, canonical, output);
            return;
        }

        output.Write("extended-community [ "u8);
        for (var at = 0; at < canonical.Length; at += 8)
        {
            WriteWord(BinaryPrimitives.ReadUInt64BigEndian(canonical[at..]), output);
            output.WriteUInt8((byte)' ');
        }

        output.WriteUInt8((byte)']');
    }

    /// <inheritdoc/>
    protected override void WriteElementText(ReadOnlySpan<byte> element, ByteBuffer output, Compatibility compatibility)
    {
        if (!TryWriteText(BinaryPrimitives.ReadUInt64BigEndian(element), output, compatibility)) WriteHex(element, output);
    }

    /// <inheritdoc/>
    protected override void WriteElementJson(ReadOnlySpan<byte> element, ByteBuffer output, Compatibility compatibility)
    {
        var value = BinaryPrimitives.ReadUInt64BigEndian(element);
        output.Write("{ \"value\": "u8);
        output.WriteDecimal(value);
        output.Write(", \"string\": \""u8);
        if (!TryWriteText(value, output, compatibility) && !compatibility.IsFive) WriteHex(element, output);
        output.WriteUInt8((byte)'"');
        if (!compatibility.IsFive) ExtendedCommunityTable.Find(value)?.WriteJsonMembers(value, output);
        output.Write(" }"u8);
    }

    /// <inheritdoc/>
    protected override bool TryParseElement(ReadOnlySpan<byte> word, ByteBuffer output, out string? message)
    {
        if (!ExtendedCommunityText.TryParse(word, out var value, out message)) return false;
        output.WriteUInt64(value);
        return true;
    }

    private static bool TryWriteText(ulong value, ByteBuffer output, Compatibility compatibility)
    {
        var row = ExtendedCommunityTable.Find(value);
        if (row is null || (compatibility.IsFive && IsUnknownToFive(value))) return false;
        row.WriteText(value, output);
        return true;
    }

    private static bool IsUnknownToFive(ulong value) => value >> 48 == 0x800C;

    /// <summary>The text when it reads back as the same value, else the digits.</summary>
    private static void WriteWord(ulong value, ByteBuffer output)
    {
        var start = output.Length;
        ExtendedCommunityTable.Find(value)?.WriteText(value, output);
        if (output.Length > start && !output.Written[start..].Contains((byte)' ')
            && ExtendedCommunityText.TryParse(output.Written[start..], out var read, out _) && read == value)
        {
            return;
        }

        output.Truncate(start);
        Span<byte> octets = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(octets, value);
        WriteHex(octets, output);
    }

    private static void WriteHex(ReadOnlySpan<byte> octets, ByteBuffer output)
    {
        output.Write("0x"u8);
        output.WriteHexUpper(octets);
    }

    private static void Merge(AttributeBuilder attributes, ReadOnlySpan<byte> elements)
    {
        var held = attributes.Get(AttributeCode.ExtendedCommunity);
        if (elements.IsEmpty || held.Length % 8 != 0) return;
        var length = held.Length + elements.Length;
        var all = length <= StackRoom ? stackalloc byte[length] : new byte[length];
        held.CopyTo(all);
        elements.CopyTo(all[held.Length..]);
        Span<byte> room = stackalloc byte[StackRoom];
        attributes.Replace(AttributeCode.ExtendedCommunity, AttributeFlags.Optional | AttributeFlags.Transitive, ElementOrder.Sorted(all, 8, room));
    }
}
