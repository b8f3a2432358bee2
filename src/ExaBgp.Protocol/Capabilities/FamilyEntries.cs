using System.Buffers.Binary;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Capabilities;

/// <summary>The entries of equal size, each beginning with AFI(2) SAFI(1), of which several capabilities consist.</summary>
internal static class FamilyEntries
{
    /// <summary>AFI and SAFI at the front of an entry.</summary>
    public static Family FamilyOf(ReadOnlySpan<byte> entry) => new((Afi)BinaryPrimitives.ReadUInt16BigEndian(entry), (Safi)entry[2]);

    /// <summary>Appends AFI(2) SAFI(1).</summary>
    public static void Write(ByteBuffer output, Family family)
    {
        output.WriteUInt16((ushort)family.Afi);
        output.WriteUInt8((byte)family.Safi);
    }

    /// <summary>
    /// The entries of <paramref name="held"/> and <paramref name="value"/>, one for each key of <paramref name="keySize"/> octets, in order of first
    /// appearance; of two with one key the later wins, or the first.
    /// </summary>
    public static byte[] Merge(ReadOnlySpan<byte> held, ReadOnlySpan<byte> value, int entrySize, int keySize, bool laterWins)
    {
        var merged = new ByteBuffer(held.Length + value.Length);
        merged.Write(held);
        for (; value.Length >= entrySize; value = value[entrySize..])
        {
            var entry = value[..entrySize];
            var at = Find(merged.Written, entry[..keySize], entrySize);
            if (at < 0)
            {
                merged.Write(entry);
            }
            else if (laterWins)
            {
                for (var i = keySize; i < entrySize; i++) merged.PatchUInt8(at + i, entry[i]);
            }
        }

        return merged.Written.ToArray();
    }

    /// <summary>Appends <c>ipv4/unicast</c>.</summary>
    public static void WriteSlashed(ByteBuffer output, Family family)
    {
        output.WriteText(FamilyNames.Afi(family.Afi));
        output.WriteUInt8((byte)'/');
        output.WriteText(FamilyNames.Safi(family.Safi));
    }

    /// <summary>Appends <c>ipv4 unicast</c>.</summary>
    public static void WriteWords(ByteBuffer output, Family family)
    {
        output.WriteText(FamilyNames.Afi(family.Afi));
        output.WriteUInt8((byte)' ');
        output.WriteText(FamilyNames.Safi(family.Safi));
    }

    private static int Find(ReadOnlySpan<byte> entries, ReadOnlySpan<byte> key, int entrySize)
    {
        for (var at = 0; at + entrySize <= entries.Length; at += entrySize)
        {
            if (entries[at..].StartsWith(key)) return at;
        }

        return -1;
    }
}
