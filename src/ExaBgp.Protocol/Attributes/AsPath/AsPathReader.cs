using System.Buffers.Binary;

namespace ExaBgp.Protocol.Attributes.AsPath;

/// <summary>Walks over the segments of a path: type(1) count(1) AS numbers(count times 2 or 4).</summary>
public ref struct AsPathReader(ReadOnlySpan<byte> path, int numberSize = 4)
{
    private ReadOnlySpan<byte> _rest = path;

    /// <summary>Kind of the segment.</summary>
    public AsPathSegmentType Type { readonly get; private set; }

    /// <summary>The octets of its AS numbers.</summary>
    public ReadOnlySpan<byte> Numbers { readonly get; private set; }

    /// <summary>Number of AS numbers in the segment.</summary>
    public readonly int Count => Numbers.Length / numberSize;

    /// <summary>True behind the last segment; false too where a malformed one stopped the walk.</summary>
    public readonly bool IsEnd => _rest.IsEmpty;

    /// <summary>True when AS 0, which nobody may have, is among them (RFC 7607).</summary>
    public readonly bool HasZero
    {
        get
        {
            for (var i = 0; i < Count; i++)
            {
                if (this[i] == 0) return true;
            }

            return false;
        }
    }

    /// <summary>The AS number at <paramref name="index"/>.</summary>
    public readonly uint this[int index] => numberSize == 4
        ? BinaryPrimitives.ReadUInt32BigEndian(Numbers[(index * 4)..])
        : BinaryPrimitives.ReadUInt16BigEndian(Numbers[(index * 2)..]);

    /// <summary>Steps to the next segment; false at the end, and before a malformed segment: unknown type, no AS number, or longer than the path.</summary>
    public bool TryNext()
    {
        if (_rest.Length < 2 || _rest[0] is < 1 or > 4 || _rest[1] == 0) return false;
        var length = _rest[1] * numberSize;
        if (_rest.Length < 2 + length) return false;
        Type = (AsPathSegmentType)_rest[0];
        Numbers = _rest.Slice(2, length);
        _rest = _rest[(2 + length)..];
        return true;
    }
}
