using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri;

/// <summary>
/// MPLS labels in front of a prefix (RFC 8277 section 2): each <c>label(20 bits) TC(3) S(1)</c>, the last with S set. A first label of 800000 or 000000
/// stands alone, as withdraws carry it (section 2.4).
/// </summary>
internal static class LabelStack
{
    /// <summary>Octets of one label.</summary>
    public const int Size = 3;

    /// <summary>Number of labels <paramref name="octets"/> begins with when <paramref name="bits"/> bits may be labels; -1 when no label ends the stack.</summary>
    public static int Count(ReadOnlySpan<byte> octets, int bits)
    {
        var count = 0;
        while (bits >= 24 && octets.Length >= Size)
        {
            var raw = Raw(octets);
            count++;
            if ((raw & 1) != 0 || (count == 1 && raw is 0x800000 or 0)) return count;
            bits -= 24;
            octets = octets[Size..];
        }

        return count == 0 ? 0 : -1;
    }

    /// <summary>The 24 bits <paramref name="octets"/> begins with.</summary>
    public static uint Raw(ReadOnlySpan<byte> octets) => (uint)((octets[0] << 16) | (octets[1] << 8) | octets[2]);

    /// <summary>Appends the labels given, S set on the last; 800000 when there is none.</summary>
    public static void Write(ByteBuffer output, List<uint> labels)
    {
        if (labels.Count == 0) output.WriteUInt24(0x800000);
        for (var i = 0; i < labels.Count; i++) output.WriteUInt24((labels[i] << 4) | (i == labels.Count - 1 ? 1u : 0u));
    }

    /// <summary>Appends <c> label 100</c> or <c> label [ 100 101 ]</c>, with raw values in parentheses in generation 6. Nothing without labels.</summary>
    public static void WriteText(ByteBuffer output, ReadOnlySpan<byte> labels, bool raw)
    {
        if (labels.IsEmpty) return;
        output.Write(labels.Length > Size ? " label ["u8 : " label"u8);
        for (var rest = labels; rest.Length >= Size; rest = rest[Size..])
        {
            var value = Raw(rest);
            output.WriteUInt8((byte)' ');
            output.WriteDecimal(value >> 4);
            if (!raw) continue;
            output.Write(" ("u8);
            output.WriteDecimal(value);
            output.WriteUInt8((byte)')');
        }

        if (labels.Length > Size) output.Write(" ]"u8);
    }

    /// <summary>Appends <c>[ [100, 1601], [101, 1617] ]</c>, or <c>[ [100], [101] ]</c> without raw values.</summary>
    public static void WriteJson(ByteBuffer output, ReadOnlySpan<byte> labels, bool raw)
    {
        output.Write("[ "u8);
        WriteJsonItems(output, labels, raw);
        output.Write(" ]"u8);
    }

    /// <summary>Appends <c>[100, 1601], [101, 1617]</c>; a raw value of 0 is left out.</summary>
    public static void WriteJsonItems(ByteBuffer output, ReadOnlySpan<byte> labels, bool raw)
    {
        for (var rest = labels; rest.Length >= Size; rest = rest[Size..])
        {
            var value = Raw(rest);
            if (rest.Length != labels.Length) output.Write(", "u8);
            output.WriteUInt8((byte)'[');
            output.WriteDecimal(value >> 4);
            if (raw && value != 0)
            {
                output.Write(", "u8);
                output.WriteDecimal(value);
            }

            output.WriteUInt8((byte)']');
        }
    }
}
