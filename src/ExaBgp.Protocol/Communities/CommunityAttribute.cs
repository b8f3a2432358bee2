using System.Buffers.Binary;
using System.Text;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Communities;

/// <summary>COMMUNITIES (RFC 1997): 32 bits each, <c>65000:1</c> or a well-known name.</summary>
public sealed class CommunityAttribute()
    : ElementListAttribute(AttributeCode.Community, AttributeFlags.Optional | AttributeFlags.Transitive, "community", 4)
{
    private static readonly (uint Value, string Name, string Alias)[] WellKnown =
    [
        (0xFFFFFF01, "no-export", "no_export"), (0xFFFFFF02, "no-advertise", "no_advertise"), (0xFFFFFF03, "no-export-subconfed", "no-export-subconfed"),
        (0xFFFFFF04, "no-peer", "nopeer"), (0xFFFF029A, "blackhole", "blackhole"),
    ];

    /// <inheritdoc/>
    public override void WriteCommand(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output) =>
        WriteTextMember(flags, canonical, output, Compatibility.Default);

    /// <inheritdoc/>
    protected override void WriteElementText(ReadOnlySpan<byte> element, ByteBuffer output, Compatibility compatibility)
    {
        var value = BinaryPrimitives.ReadUInt32BigEndian(element);
        foreach (var (known, name, _) in WellKnown)
        {
            if (known != value) continue;
            output.WriteText(name);
            return;
        }

        output.WriteDecimal(value >> 16);
        output.WriteUInt8((byte)':');
        output.WriteDecimal(value & 0xFFFF);
    }

    /// <inheritdoc/>
    protected override void WriteElementJson(ReadOnlySpan<byte> element, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("[ "u8);
        output.WriteDecimal((uint)BinaryPrimitives.ReadUInt16BigEndian(element));
        output.Write(", "u8);
        output.WriteDecimal((uint)BinaryPrimitives.ReadUInt16BigEndian(element[2..]));
        output.Write(" ]"u8);
    }

    /// <inheritdoc/>
    protected override bool TryParseElement(ReadOnlySpan<byte> word, ByteBuffer output, out string? message)
    {
        message = null;
        var colon = word.IndexOf((byte)':');
        if (colon >= 0) return TryParsePair(word[..colon], word[(colon + 1)..], output);
        if (NumberReading.HasHexPrefix(word) || NumberReading.IsDigits(word))
        {
            if (!NumberReading.TryDecimalOrHexadecimal(word, out var number) || number > uint.MaxValue)
            {
                message = $"invalid community {Encoding.UTF8.GetString(word)} (too large)";
                return false;
            }

            output.WriteUInt32((uint)number);
            return true;
        }

        foreach (var (value, name, alias) in WellKnown)
        {
            if (!Ascii.EqualsIgnoreCase(word, name) && !Ascii.EqualsIgnoreCase(word, alias)) continue;
            output.WriteUInt32(value);
            return true;
        }

        message = $"invalid community name {Encoding.UTF8.GetString(word)}";
        return false;
    }

    private static bool TryParsePair(ReadOnlySpan<byte> high, ReadOnlySpan<byte> low, ByteBuffer output)
    {
        if (!NumberReading.TryDecimal(high, out uint first) || !NumberReading.TryDecimal(low, out uint second)) return false;
        if (first > ushort.MaxValue || second > ushort.MaxValue) return false;
        output.WriteUInt32((first << 16) | second);
        return true;
    }
}
