using System.Buffers.Binary;
using System.Text;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.Tunnel;

/// <summary>
/// The words of a segment list: <c>weight N segment type-a mpls 16001 segment type-b srv6 fc00::1 …</c>. The bottom-of-stack bit is set on the last label
/// of a list (RFC 3032).
/// </summary>
internal static class SegmentWords
{
    public const uint LargestLabel = 0xFFFFF;
    public const uint BottomOfStack = 0x100;

    /// <summary>Reads the words after <c>segment-list</c> and appends the sub-TLV.</summary>
    public static bool TryParseList(ref TokenReader tokens, ByteBuffer value, out ParseError error)
    {
        if (!TryTake(ref tokens, "weight"u8, out error) || !TryNumber(ref tokens, uint.MaxValue, "weight", out var weight, out error)) return false;
        var start = value.Length;
        value.Write([SrPolicySubTlv.SegmentList, 0, 0, 0, SrPolicySubTlv.Weight, 6, 0, 0]);
        value.WriteUInt32(weight);
        var lastLabel = -1;
        while (tokens.TryTake("segment"u8))
        {
            if (!TryParseSegment(ref tokens, value, ref lastLabel, out error)) return false;
        }

        if (lastLabel >= 0) value.PatchUInt16(lastLabel + 2, (ushort)(BinaryPrimitives.ReadUInt16BigEndian(value.Written[(lastLabel + 2)..]) | BottomOfStack));
        var length = value.Length - start - 3;
        if (length > ushort.MaxValue)
        {
            error = tokens.ErrorBefore("the segment list is too long");
            return false;
        }

        value.PatchUInt16(start + 1, (ushort)length);
        return true;
    }

    /// <summary>Reads one number.</summary>
    public static bool TryNumber(ref TokenReader tokens, uint largest, string what, out uint value, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        if (NumberReading.TryDecimal(word, out value) && value <= largest) return true;
        error = tokens.ErrorBefore($"'{Encoding.UTF8.GetString(word)}' is not a valid {what}\n  Must be a number from 0 to {largest}");
        return false;
    }

    /// <summary>Reads one address of 4 or 16 octets and appends them.</summary>
    public static bool TryAddress(ref TokenReader tokens, int size, ByteBuffer value, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        if (IpAddress.TryParse(word, out var address) && address.Size == size)
        {
            address.CopyTo(value.Take(size));
            return true;
        }

        error = tokens.ErrorBefore($"'{Encoding.UTF8.GetString(word)}' is not a valid {(size == 4 ? "IPv4" : "IPv6")} address");
        return false;
    }

    private static bool TryParseSegment(ref TokenReader tokens, ByteBuffer value, ref int lastLabel, out ParseError error)
    {
        if (!TryKind(ref tokens, out var kind, out error)) return false;
        var start = value.Length;
        value.Write([kind.Type, 0, 0, 0]);
        foreach (var field in kind.Fields)
        {
            if (!TryTake(ref tokens, Encoding.ASCII.GetBytes(field.Word), out error)) return false;
            if (!TryField(ref tokens, field, value, ref lastLabel, out error)) return false;
        }

        if (kind.HasAlgorithm)
        {
            if (!TryTake(ref tokens, "algorithm"u8, out error) || !TryNumber(ref tokens, byte.MaxValue, "algorithm", out var algorithm, out error)) return false;
            value.PatchUInt8(start + 3, (byte)algorithm);
            if (algorithm != 0) value.PatchUInt8(start + 2, SegmentKind.AlgorithmFlag);
        }

        var hasSid = !kind.HasOptionalSid;
        if (kind.HasOptionalSid && tokens.TryTake("sid"u8))
        {
            hasSid = true;
            if (kind.HasSrv6Sid)
            {
                if (!TryAddress(ref tokens, 16, value, out error)) return false;
            }
            else if (!TryLabel(ref tokens, "SID", value, ref lastLabel, out error))
            {
                return false;
            }
        }

        if (kind.HasSrv6Sid && tokens.TryTake("endpoint-behavior"u8))
        {
            if (!hasSid)
            {
                error = tokens.ErrorBefore("endpoint-behavior needs a sid before it", "sid");
                return false;
            }

            value.PatchUInt8(start + 2, (byte)(value.Written[start + 2] | SegmentKind.BehaviorFlag));
            if (!TryBehavior(ref tokens, value, out error)) return false;
        }

        value.PatchUInt8(start + 1, (byte)(value.Length - start - 2));
        return true;
    }

    private static bool TryKind(ref TokenReader tokens, out SegmentKind kind, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        foreach (var row in SegmentKind.All)
        {
            kind = row;
            if (word.Length == 6 && word.StartsWith("type-"u8) && word[5] == char.ToLowerInvariant(row.Letter)) return true;
        }

        kind = SegmentKind.All[0];
        error = tokens.ErrorBefore(
            $"Unknown segment type '{Encoding.UTF8.GetString(word)}'. Expected: type-a, type-b, type-c, type-d, type-e, type-f, type-g, type-h, type-i, type-j, type-k");
        return false;
    }

    private static bool TryField(ref TokenReader tokens, SegmentField field, ByteBuffer value, ref int lastLabel, out ParseError error)
    {
        switch (field.Kind)
        {
            case SegmentFieldKind.Interface:
                if (!TryNumber(ref tokens, uint.MaxValue, field.Word, out var number, out error)) return false;
                value.WriteUInt32(number);
                return true;
            case SegmentFieldKind.Label:
                return TryLabel(ref tokens, "label", value, ref lastLabel, out error);
            default:
                return TryAddress(ref tokens, field.Size, value, out error);
        }
    }

    private static bool TryLabel(ref TokenReader tokens, string what, ByteBuffer value, ref int lastLabel, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        if (!NumberReading.TryInteger(word, out var label) || label is < 0 or > LargestLabel)
        {
            error = tokens.ErrorBefore($"MPLS {what} {Encoding.UTF8.GetString(word)} out of range (0-{LargestLabel})");
            return false;
        }

        lastLabel = value.Length;
        value.WriteUInt32((uint)label << 12);
        return true;
    }

    /// <summary>Behavior (decimal or hexadecimal) and the lengths of block, node, function and argument.</summary>
    private static bool TryBehavior(ref TokenReader tokens, ByteBuffer value, out ParseError error)
    {
        tokens.TryNext(out var word);
        if (!NumberReading.TryDecimalOrHexadecimal(word, out var behavior) || behavior > ushort.MaxValue)
        {
            error = tokens.ErrorBefore($"'{Encoding.UTF8.GetString(word)}' is not a valid endpoint behavior\n  Must be a number from 0 to 65535");
            return false;
        }

        value.WriteUInt16((ushort)behavior);
        value.WriteUInt16(0);
        error = default;
        for (var i = 0; i < 4; i++)
        {
            if (!TryNumber(ref tokens, byte.MaxValue, "length", out var length, out error)) return false;
            value.WriteUInt8((byte)length);
        }

        return true;
    }

    private static bool TryTake(ref TokenReader tokens, ReadOnlySpan<byte> word, out ParseError error)
    {
        error = default;
        if (tokens.TryTake(word)) return true;
        var expected = Encoding.ASCII.GetString(word);
        error = tokens.Error($"expected '{expected}' but found '{tokens.PeekText()}' instead", expected);
        return false;
    }
}
