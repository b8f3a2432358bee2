namespace ExaBgp.Routes;

/// <summary>Makes equal peer sets one object and keeps the results of operations on them. Owned by one thread.</summary>
public sealed class PeerSets
{
    private readonly Dictionary<PeerSet, PeerSet> _known = [];
    private readonly List<PeerSet> _byId = [];

    /// <summary>An interner that knows the empty set.</summary>
    public PeerSets() => Empty = Intern([]);

    /// <summary>No peer.</summary>
    public PeerSet Empty { get; }

    /// <summary>The set with this <see cref="PeerSet.Id"/>.</summary>
    public PeerSet At(int id) => _byId[id];

    /// <summary>The set of these peers.</summary>
    public PeerSet Of(ReadOnlySpan<int> peers)
    {
        var words = 0;
        foreach (var peer in peers) words = Math.Max(words, (peer >> 6) + 1);
        var bits = new ulong[words];
        foreach (var peer in peers) bits[peer >> 6] |= 1UL << (peer & 63);
        return Intern(bits);
    }

    /// <summary>Peers of either set.</summary>
    public PeerSet Union(PeerSet a, PeerSet b) => Combine(a, b, static (x, y) => x | y);

    /// <summary>Peers of <paramref name="a"/> that are not in <paramref name="b"/>.</summary>
    public PeerSet Except(PeerSet a, PeerSet b) => Combine(a, b, static (x, y) => x & ~y);

    /// <summary>Peers of both sets.</summary>
    public PeerSet Intersect(PeerSet a, PeerSet b) => Combine(a, b, static (x, y) => x & y);

    private PeerSet Combine(PeerSet a, PeerSet b, Func<ulong, ulong, ulong> operation)
    {
        var bits = new ulong[Math.Max(a.Bits.Length, b.Bits.Length)];
        for (var i = 0; i < bits.Length; i++)
            bits[i] = operation(i < a.Bits.Length ? a.Bits[i] : 0, i < b.Bits.Length ? b.Bits[i] : 0);
        return Intern(bits);
    }

    private PeerSet Intern(ulong[] bits)
    {
        var length = bits.Length;
        while (length > 0 && bits[length - 1] == 0) length--;
        if (length != bits.Length) Array.Resize(ref bits, length);
        var set = new PeerSet(bits, _byId.Count);
        if (_known.TryGetValue(set, out var known)) return known;
        _known.Add(set, set);
        _byId.Add(set);
        return set;
    }
}
