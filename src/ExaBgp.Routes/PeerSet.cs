using System.Numerics;

namespace ExaBgp.Routes;

/// <summary>An immutable set of peers by their place in the outgoing RIB, interned by <see cref="PeerSets"/>: equal sets are one object.</summary>
public sealed class PeerSet : IEquatable<PeerSet>
{
    /// <summary>No peer.</summary>
    internal static readonly PeerSet Nobody = new([], -1);

    private readonly ulong[] _bits;
    private readonly int _hash;

    internal PeerSet(ulong[] bits, int id)
    {
        _bits = bits;
        Id = id;
        var hash = default(HashCode);
        foreach (var word in bits)
        {
            hash.Add(word);
            Count += BitOperations.PopCount(word);
        }

        _hash = hash.ToHashCode();
    }

    /// <summary>Place in its interner; -1 when the interner has forgotten it.</summary>
    public int Id { get; internal set; }

    /// <summary>Number of peers.</summary>
    public int Count { get; }

    /// <summary>True when no peer is in it.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>The words of the bit set, lowest peers first, no trailing zero word.</summary>
    public ReadOnlySpan<ulong> Bits => _bits;

    /// <summary>Records that hold it, and places that pin it.</summary>
    internal int References { get; set; }

    /// <summary>Announced routes among them.</summary>
    internal int Announces { get; set; }

    /// <summary>True when the peer is in the set.</summary>
    public bool Contains(int peer) => (uint)(peer >> 6) < (uint)_bits.Length && (_bits[peer >> 6] & (1UL << (peer & 63))) != 0;

    /// <summary>The lowest peer above <paramref name="peer"/>, or -1; start with -1.</summary>
    public int Next(int peer)
    {
        var word = ++peer >> 6;
        if (word >= _bits.Length) return -1;
        var rest = _bits[word] & (ulong.MaxValue << (peer & 63));
        while (rest == 0)
        {
            if (++word == _bits.Length) return -1;
            rest = _bits[word];
        }

        return (word << 6) + BitOperations.TrailingZeroCount(rest);
    }

    /// <inheritdoc/>
    public bool Equals(PeerSet? other) => ReferenceEquals(this, other) || (other is not null && _bits.AsSpan().SequenceEqual(other._bits));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PeerSet);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;
}
