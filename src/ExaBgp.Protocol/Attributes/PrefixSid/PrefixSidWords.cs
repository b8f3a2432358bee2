using System.Text;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.PrefixSid;

/// <summary>The words <c>[ index ]</c> and <c>[ index, [ ( base,range ), ( base,range ) ] ]</c>; parentheses may touch their numbers.</summary>
internal static class PrefixSidWords
{
    private const uint Largest24 = 0xFFFFFF;

    /// <summary>Reads the words after <c>bgp-prefix-sid</c>.</summary>
    public static bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        var value = route.Scratch;
        value.Clear();
        if (!TryTake(ref tokens, "["u8, out error)) return false;
        tokens.TryNext(out var word);
        if (!NumberReading.TryDecimal(word, out uint index))
        {
            error = tokens.ErrorBefore($"could not parse BGP PrefixSid attribute: '{Encoding.UTF8.GetString(word)}' is no label index (0 to 4294967295)");
            return false;
        }

        value.Write([PrefixSidTlv.LabelIndex, 0, PrefixSidTlv.LabelIndexSize, 0, 0, 0]);
        value.WriteUInt32(index);
        tokens.TryTake(","u8);
        if (tokens.TryTake("["u8) && !TryParseBlocks(ref tokens, value, out error)) return false;
        if (!TryTake(ref tokens, "]"u8, out error)) return false;
        route.Attributes.TryAdd(AttributeCode.PrefixSid, AttributeFlags.Optional | AttributeFlags.Transitive, value.Written);
        return true;
    }

    private static bool TryParseBlocks(ref TokenReader tokens, ByteBuffer value, out ParseError error)
    {
        var start = value.Length;
        value.Write([PrefixSidTlv.Srgb, 0, 0, 0, 0]);
        while (!tokens.TryTake("]"u8))
        {
            if (tokens.TryTake(","u8)) continue;
            if (!TryParseBlock(ref tokens, value, out error)) return false;
        }

        error = default;
        var length = value.Length - start - 3;
        if (length == 2) value.Truncate(start);
        else if (length > ushort.MaxValue) error = tokens.ErrorBefore("could not parse SRGB tupple: there are too many");
        else value.PatchUInt16(start + 1, (ushort)length);
        return error.Message is null;
    }

    private static bool TryParseBlock(ref TokenReader tokens, ByteBuffer value, out ParseError error)
    {
        error = default;
        tokens.TryTake("("u8);
        tokens.TryNext(out var from);
        var isPair = tokens.TryTake(","u8);
        tokens.TryNext(out var range);
        if (from.StartsWith("("u8)) from = from[1..];
        if (range.EndsWith(")"u8)) range = range[..^1];
        else isPair &= tokens.TryTake(")"u8);
        if (isPair && NumberReading.TryDecimal(from, out uint low) && NumberReading.TryDecimal(range, out uint size) && low <= Largest24 && size <= Largest24)
        {
            value.WriteUInt24(low);
            value.WriteUInt24(size);
            return true;
        }

        error = tokens.ErrorBefore("could not parse SRGB tupple", "( 800000,4096 )");
        return false;
    }

    internal static bool TryTake(ref TokenReader tokens, ReadOnlySpan<byte> word, out ParseError error)
    {
        error = default;
        if (tokens.TryTake(word)) return true;
        var expected = Encoding.ASCII.GetString(word);
        error = tokens.Error($"expect '{expected}', but received '{tokens.PeekText()}'", expected);
        return false;
    }
}
