using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes;

/// <summary>
/// The path attributes of a route, immutable and interned: canonical octets (ascending type codes, four-octet AS numbers, no NEXT_HOP, no MP attributes)
/// and the next hop. Equal content is one object within an <see cref="AttributeInterner"/>.
/// </summary>
public sealed class AttributeSet : IEquatable<AttributeSet>
{
    /// <summary>No attribute and no next hop.</summary>
    public static readonly AttributeSet Empty = new([], NextHop.None);

    private readonly byte[] _bytes;
    private readonly int _hash;

    internal AttributeSet(byte[] bytes, in NextHop nextHop)
        : this(bytes, nextHop, Hash(bytes, nextHop))
    {
    }

    internal AttributeSet(byte[] bytes, in NextHop nextHop, int hash)
    {
        _bytes = bytes;
        NextHop = nextHop;
        _hash = hash;
    }

    /// <summary>The canonical attributes, each with its header.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The next hop, not resolved when it is <c>self</c>.</summary>
    public NextHop NextHop { get; }

    /// <summary>Place in its interner, for tables that hold a number instead of a reference; -1 outside.</summary>
    public int Id { get; internal set; } = -1;

    /// <summary>Routes that hold it; kept by the tables.</summary>
    public int References { get; set; }

    /// <summary>The set behind this one in its chain of the interner, by its <see cref="Id"/>; -1 at the end.</summary>
    internal int Next { get; set; } = -1;

    /// <summary>The canonical value of one attribute.</summary>
    public bool TryGet(AttributeCode code, out AttributeFlags flags, out ReadOnlySpan<byte> value)
    {
        var reader = new WireReader(_bytes);
        while (AttributeHeader.TryRead(ref reader, out flags, out var found, out value))
        {
            if (found == code) return true;
        }

        flags = default;
        value = default;
        return false;
    }

    /// <inheritdoc/>
    public bool Equals(AttributeSet? other) =>
        ReferenceEquals(this, other) || (other is not null && _hash == other._hash && NextHop == other.NextHop && _bytes.AsSpan().SequenceEqual(other._bytes));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AttributeSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    internal static int Hash(ReadOnlySpan<byte> bytes, in NextHop nextHop)
    {
        var hash = default(HashCode);
        hash.AddBytes(bytes);
        hash.Add(nextHop);
        return hash.ToHashCode();
    }

    internal bool Matches(int hash, ReadOnlySpan<byte> bytes, in NextHop nextHop) =>
        _hash == hash && NextHop == nextHop && bytes.SequenceEqual(_bytes);
}
