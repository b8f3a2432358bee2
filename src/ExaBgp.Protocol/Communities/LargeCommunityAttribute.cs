using System.Buffers.Binary;
using System.Text;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Communities;

/// <summary>LARGE_COMMUNITY (RFC 8092): three times 32 bits, <c>65000:1:2</c>; equal ones are kept once.</summary>
public sealed class LargeCommunityAttribute()
    : ElementListAttribute(AttributeCode.LargeCommunity, AttributeFlags.Optional | AttributeFlags.Transitive, "large-community", 12)
{
    /// <inheritdoc/>
    protected override bool IsDistinct => true;

    /// <inheritdoc/>
    public override void WriteCommand(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output) =>
        WriteTextMember(flags, canonical, output, Compatibility.Default);

    /// <inheritdoc/>
    protected override void WriteElementText(ReadOnlySpan<byte> element, ByteBuffer output, Compatibility compatibility)
    {
        for (var at = 0; at < 12; at += 4)
        {
            if (at > 0) output.WriteUInt8((byte)':');
            output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(element[at..]));
        }
    }

    /// <inheritdoc/>
    protected override void WriteElementJson(ReadOnlySpan<byte> element, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("[ "u8);
        output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(element));
        output.Write(", "u8);
        output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(element[4..]));
        output.Write(" , "u8);
        output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(element[8..]));
        output.Write(" ]"u8);
    }

    /// <inheritdoc/>
    protected override bool TryParseElement(ReadOnlySpan<byte> word, ByteBuffer output, out string? message)
    {
        message = null;
        return word.Contains((byte)':') ? TryParseParts(word, output, out message) : TryParseNumber(word, output, out message);
    }

    private static bool TryParseParts(ReadOnlySpan<byte> word, ByteBuffer output, out string? message)
    {
        message = null;
        var parts = word.Count((byte)':') + 1;
        if (parts != 3)
        {
            message = $"a large community has three parts, not {parts}";
            return false;
        }

        Span<uint> values = stackalloc uint[3];
        for (var i = 0; i < 3; i++)
        {
            var colon = word.IndexOf((byte)':');
            var part = colon < 0 ? word : word[..colon];
            if (!NumberReading.IsDigits(part)) return false;
            if (!NumberReading.TryDecimal(part, out values[i]))
            {
                message = $"'{Encoding.UTF8.GetString(part)}' is larger than 4294967295";
                return false;
            }

            if (colon >= 0) word = word[(colon + 1)..];
        }

        foreach (var value in values) output.WriteUInt32(value);
        return true;
    }

    private static bool TryParseNumber(ReadOnlySpan<byte> word, ByteBuffer output, out string? message)
    {
        message = null;
        UInt128 value = 0;
        var isHex = NumberReading.HasHexPrefix(word);
        if (!isHex && !NumberReading.IsDigits(word))
        {
            message = $"invalid large community name {Encoding.UTF8.GetString(word)}";
            return false;
        }

        foreach (var octet in isHex ? word[2..] : word)
        {
            var digit = NumberReading.HexDigit(octet);
            if (digit < 0) return false;
            value = (value * (isHex ? 16u : 10u)) + (uint)digit;
            if (value >> 96 == 0) continue;
            message = $"invalid large community {Encoding.UTF8.GetString(word)} (too large)";
            return false;
        }

        output.WriteUInt32((uint)(value >> 64));
        output.WriteUInt64((ulong)value);
        return !isHex || word.Length > 2;
    }
}
