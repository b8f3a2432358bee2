using System.Buffers.Binary;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes;

/// <summary>Order and uniqueness of runs of elements of one size, compared as octets.</summary>
internal static class ElementOrder
{
    /// <summary>So many are compared one by one; more are remembered in a set, so that a peer cannot make it slow.</summary>
    private const int FewElements = 64;

    /// <summary>The elements in ascending order: as they are when they already stand so, else a copy in <paramref name="room"/> or in an array when that is too small.</summary>
    public static ReadOnlySpan<byte> Sorted(ReadOnlySpan<byte> elements, int size, Span<byte> room)
    {
        if (IsSorted(elements, size)) return elements;
        var copy = elements.Length <= room.Length ? room[..elements.Length] : new byte[elements.Length];
        elements.CopyTo(copy);
        Sort(copy, size);
        return copy;
    }

    /// <summary>Sorted elements without the repeated ones, in place when nothing is repeated.</summary>
    public static ReadOnlySpan<byte> Distinct(ReadOnlySpan<byte> sorted, int size)
    {
        var isDistinct = true;
        for (var at = size; at < sorted.Length && isDistinct; at += size) isDistinct = !sorted.Slice(at, size).SequenceEqual(sorted.Slice(at - size, size));
        if (isDistinct) return sorted;
        var kept = new byte[sorted.Length];
        var length = 0;
        for (var at = 0; at < sorted.Length; at += size)
        {
            var element = sorted.Slice(at, size);
            if (length > 0 && element.SequenceEqual(kept.AsSpan(length - size, size))) continue;
            element.CopyTo(kept.AsSpan(length));
            length += size;
        }

        return kept.AsSpan(0, length);
    }

    /// <summary>Appends the elements without the repeated ones, each where it first stood; elements of up to 16 octets.</summary>
    public static void WriteDistinct(ReadOnlySpan<byte> elements, int size, ByteBuffer output)
    {
        var start = output.Length;
        var seen = elements.Length > FewElements * size ? new HashSet<UInt128>() : null;
        for (var at = 0; at < elements.Length; at += size)
        {
            var element = elements.Slice(at, size);
            if (seen is null ? !Contains(output.Written[start..], element) : seen.Add(Number(element))) output.Write(element);
        }
    }

    private static UInt128 Number(ReadOnlySpan<byte> element)
    {
        Span<byte> octets = stackalloc byte[16];
        octets.Clear();
        element.CopyTo(octets);
        return BinaryPrimitives.ReadUInt128BigEndian(octets);
    }

    private static bool Contains(ReadOnlySpan<byte> elements, ReadOnlySpan<byte> element)
    {
        for (var at = 0; at < elements.Length; at += element.Length)
        {
            if (elements.Slice(at, element.Length).SequenceEqual(element)) return true;
        }

        return false;
    }

    private static bool IsSorted(ReadOnlySpan<byte> elements, int size)
    {
        for (var at = size; at < elements.Length; at += size)
        {
            if (elements.Slice(at - size, size).SequenceCompareTo(elements.Slice(at, size)) > 0) return false;
        }

        return true;
    }

    /// <summary>Shell sort: no recursion, no allocation, and not quadratic for what a peer may send.</summary>
    private static void Sort(Span<byte> elements, int size)
    {
        Span<byte> moved = stackalloc byte[size];
        var count = elements.Length / size;
        var gap = 1;
        while (gap < count / 3) gap = (gap * 3) + 1;
        for (; gap > 0; gap /= 3)
        {
            for (var i = gap; i < count; i++)
            {
                elements.Slice(i * size, size).CopyTo(moved);
                var to = i;
                for (; to >= gap && elements.Slice((to - gap) * size, size).SequenceCompareTo(moved) > 0; to -= gap)
                    elements.Slice((to - gap) * size, size).CopyTo(elements[(to * size)..]);
                moved.CopyTo(elements[(to * size)..]);
            }
        }
    }
}
