using System.Text;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Communities.Extended;

/// <summary>FlowSpec interface set (draft-ietf-idr-flowspec-interfaceset): AS(4), direction(2 bits), group(14 bits); transitive or not.</summary>
public sealed class InterfaceSetCommunity() : ExtendedCommunityType(0x07, 0x02, "interface-set")
{
    private static readonly string[] Directions = ["0", "input", "output", "input-output"];

    /// <inheritdoc/>
    public override void WriteText(ulong value, ByteBuffer output)
    {
        output.Write("interface-set:"u8);
        output.WriteText(Directions[(value >> 14) & 3]);
        output.WriteUInt8((byte)':');
        output.WriteDecimal((uint)(value >> 16));
        output.WriteUInt8((byte)':');
        output.WriteDecimal((uint)value & 0x3FFF);
    }

    /// <inheritdoc/>
    public override void WriteJsonMembers(ulong value, ByteBuffer output) =>
        output.Write((value >> 62 & 1) == 0 ? ", \"transitive\": true"u8 : ", \"transitive\": false"u8);

    /// <inheritdoc/>
    public override bool TryParse(ReadOnlySpan<byte> text, out ulong value) => TryParseWords(text, out value, out _);

    /// <summary>Reads <c>transitive:input:ASN:group</c>, the first part <c>transitive</c> when left out.</summary>
    public static bool TryParseWords(ReadOnlySpan<byte> text, out ulong value, out string message)
    {
        value = 0;
        Span<Range> parts = stackalloc Range[5];
        var count = 0;
        foreach (var part in text.Split((byte)':'))
        {
            if (count == 5) break;
            parts[count++] = part;
        }

        message = $"'{Encoding.UTF8.GetString(text)}' is not a valid interface-set\n  Format: <transitive|non-transitive>:<input|output|input-output>:<asn>:<group-id>";
        if (count is not (3 or 4)) return false;
        var isTransitive = true;
        var at = 0;
        if (count == 4)
        {
            var word = text[parts[at++]];
            isTransitive = word.SequenceEqual("transitive"u8);
            message = $"'{Encoding.UTF8.GetString(word)}' is not a valid transitivity type\n  Valid options: transitive, non-transitive";
            if (!isTransitive && !word.SequenceEqual("non-transitive"u8)) return false;
        }

        var direction = 0ul;
        var name = text[parts[at++]];
        for (var i = 1; i < Directions.Length; i++)
        {
            if (Ascii.Equals(name, Directions[i])) direction = (ulong)i;
        }

        message = $"'{Encoding.UTF8.GetString(name)}' is not a valid direction\n  Valid options: input, output, input-output";
        if (direction == 0) return false;
        var asText = text[parts[at++]];
        message = $"'{Encoding.UTF8.GetString(asText)}' is not a valid ASN\n  Must be a 32-bit integer (not dotted notation)";
        if (!NumberReading.TryDecimal(asText, out ulong number)) return false;
        message = $"ASN {number} is invalid\n  Must be 0 to 4294967295 (32 bits)";
        if (number > uint.MaxValue) return false;
        var groupText = text[parts[at]];
        message = $"group-id {Encoding.UTF8.GetString(groupText)} is invalid\n  Must be 0 to 16383 (14 bits)";
        if (!NumberReading.TryDecimal(groupText, out ulong group) || group > 0x3FFF) return false;
        value = (isTransitive ? 0x0702000000000000ul : 0x4702000000000000ul) | (number << 16) | (direction << 14) | group;
        return true;
    }
}
