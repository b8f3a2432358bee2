namespace ExaBgp.Routes;

/// <summary>
/// Makes equal peer sets one object and remembers the results of operations on them. Sets that no table holds are forgotten once there are many;
/// a forgotten set in somebody's hands stays a good value. Owned by one thread.
/// </summary>
public sealed class PeerSets
{
    private const int SweepFloor = 256;
    private const int MemoSize = 512;
    private readonly Dictionary<PeerSet, PeerSet> _known = [];
    private readonly List<PeerSet?> _byId = [];
    private readonly Stack<int> _freeIds = new();
    private readonly (PeerSet? A, PeerSet B, Operation Operation, PeerSet Result)[] _memo = new (PeerSet?, PeerSet, Operation, PeerSet)[MemoSize];
    private int _sweepAt = SweepFloor;

    /// <summary>An interner that knows the empty set.</summary>
    public PeerSets()
    {
        Empty = Intern([]);
        Empty.References++;
    }

    private enum Operation : byte
    {
        Union,
        Except,
        Intersect,
    }

    /// <summary>No peer.</summary>
    public PeerSet Empty { get; }

    /// <summary>Sets known.</summary>
    internal int Count => _known.Count;

    /// <summary>The set with this <see cref="PeerSet.Id"/>.</summary>
    public PeerSet At(int id) => _byId[id]!;

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
    public PeerSet Union(PeerSet a, PeerSet b)
    {
        if (a.IsEmpty || ReferenceEquals(a, b)) return b;
        return b.IsEmpty ? a : Combine(a, b, Operation.Union);
    }

    /// <summary>Peers of <paramref name="a"/> that are not in <paramref name="b"/>.</summary>
    public PeerSet Except(PeerSet a, PeerSet b)
    {
        if (a.IsEmpty || b.IsEmpty) return a;
        return ReferenceEquals(a, b) ? Empty : Combine(a, b, Operation.Except);
    }

    /// <summary>Peers of both sets.</summary>
    public PeerSet Intersect(PeerSet a, PeerSet b)
    {
        if (a.IsEmpty || ReferenceEquals(a, b)) return a;
        return b.IsEmpty ? b : Combine(a, b, Operation.Intersect);
    }

    /// <summary>The known object for a set that may have been forgotten, or come from elsewhere.</summary>
    internal PeerSet Own(PeerSet set) =>
        (uint)set.Id < (uint)_byId.Count && ReferenceEquals(_byId[set.Id], set) ? set : Intern(set.Bits.ToArray());

    /// <summary>Keeps what a field points at from being forgotten.</summary>
    internal void Pin(ref PeerSet field, PeerSet value)
    {
        value = Own(value);
        value.References++;
        field.References--;
        field = value;
    }

    /// <summary>Forgets sets that nobody holds, once there are many. To be called where no set is in anybody's hands.</summary>
    internal void Sweep()
    {
        if (_known.Count < _sweepAt) return;
        Array.Clear(_memo);
        for (var id = 0; id < _byId.Count; id++)
        {
            var set = _byId[id];
            if (set is null || set.References > 0) continue;
            _known.Remove(set);
            _byId[id] = null;
            _freeIds.Push(id);
            set.Id = -1;
        }

        _sweepAt = Math.Max(SweepFloor, _known.Count * 2);
    }

    /// <summary>The number of announced routes held for a peer.</summary>
    internal int Announced(int peer)
    {
        var count = 0;
        foreach (var set in _known.Keys)
        {
            if (set.Announces > 0 && set.Contains(peer)) count += set.Announces;
        }

        return count;
    }

    /// <summary>True when some record holds the peer.</summary>
    internal bool Holds(int peer)
    {
        foreach (var set in _known.Keys)
        {
            if (set.References > 0 && set.Contains(peer)) return true;
        }

        return false;
    }

    private PeerSet Combine(PeerSet a, PeerSet b, Operation operation)
    {
        ref var memo = ref _memo[(uint)((a.Id * 31) + (b.Id * 7) + (int)operation) % MemoSize];
        if (ReferenceEquals(memo.A, a) && ReferenceEquals(memo.B, b) && memo.Operation == operation) return memo.Result;
        var bits = new ulong[Math.Max(a.Bits.Length, b.Bits.Length)];
        for (var i = 0; i < bits.Length; i++)
        {
            var x = i < a.Bits.Length ? a.Bits[i] : 0;
            var y = i < b.Bits.Length ? b.Bits[i] : 0;
            bits[i] = operation switch { Operation.Union => x | y, Operation.Except => x & ~y, _ => x & y };
        }

        var result = Intern(bits);
        memo = (a, b, operation, result);
        return result;
    }

    private PeerSet Intern(ulong[] bits)
    {
        var length = bits.Length;
        while (length > 0 && bits[length - 1] == 0) length--;
        if (length != bits.Length) Array.Resize(ref bits, length);
        var set = new PeerSet(bits, -1);
        if (_known.TryGetValue(set, out var known)) return known;
        _known.Add(set, set);
        if (_freeIds.TryPop(out var id))
        {
            _byId[id] = set;
        }
        else
        {
            id = _byId.Count;
            _byId.Add(set);
        }

        set.Id = id;
        return set;
    }
}
