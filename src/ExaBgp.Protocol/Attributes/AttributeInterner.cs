using System.Numerics;

namespace ExaBgp.Protocol.Attributes;

/// <summary>
/// Makes equal attribute sets one object. Owned by one thread. Sets that no table holds (<see cref="AttributeSet.References"/> is 0) stay until
/// they outnumber the held ones, then they are swept: memory follows what is held, not what was ever seen.
/// </summary>
public sealed class AttributeInterner
{
    private const int SweepFloor = 4096;
    private const int Smallest = 64;
    private readonly List<AttributeSet?> _byId = [];
    private readonly Stack<int> _freeIds = new();
    private int[] _heads = Empty(Smallest);
    private int _count;
    private int _sweepAt = SweepFloor;

    /// <summary>Number of sets known.</summary>
    public int Count => _count;

    /// <summary>The set with this <see cref="AttributeSet.Id"/>.</summary>
    public AttributeSet At(int id) => _byId[id]!;

    /// <summary>The one object with this content.</summary>
    public AttributeSet Intern(ReadOnlySpan<byte> canonical, in NextHop nextHop)
    {
        var hash = AttributeSet.Hash(canonical, nextHop);
        for (var at = _heads[hash & (_heads.Length - 1)]; at >= 0;)
        {
            var known = _byId[at]!;
            if (known.Matches(hash, canonical, nextHop)) return known;
            at = known.Next;
        }

        if (_count == _heads.Length) Chain(_heads.Length * 2);
        var set = new AttributeSet(canonical.ToArray(), nextHop, hash);
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
        Link(set);
        _count++;
        return set;
    }

    /// <summary>The object of this interner that equals <paramref name="foreign"/>.</summary>
    public AttributeSet Intern(AttributeSet foreign) =>
        foreign.Id >= 0 && foreign.Id < _byId.Count && ReferenceEquals(_byId[foreign.Id], foreign) ? foreign : Intern(foreign.Bytes, foreign.NextHop);

    /// <summary>
    /// Forgets sets nobody holds once there are many. To be called where no set without references is in anybody's hands: once a turn.
    /// </summary>
    public void Sweep()
    {
        if (_count < _sweepAt) return;
        var live = 0;
        for (var id = 0; id < _byId.Count; id++)
        {
            var set = _byId[id];
            if (set is null) continue;
            if (set.References > 0)
            {
                live++;
                continue;
            }

            _byId[id] = null;
            set.Id = -1;
            _freeIds.Push(id);
            _count--;
        }

        _sweepAt = Math.Max(SweepFloor, live * 2);
        Chain(Math.Max(Smallest, (int)BitOperations.RoundUpToPowerOf2((uint)live)));
    }

    private static int[] Empty(int length)
    {
        var heads = new int[length];
        Array.Fill(heads, -1);
        return heads;
    }

    private void Chain(int length)
    {
        _heads = Empty(length);
        foreach (var set in _byId)
        {
            if (set is not null) Link(set);
        }
    }

    private void Link(AttributeSet set)
    {
        ref var head = ref _heads[set.GetHashCode() & (_heads.Length - 1)];
        set.Next = head;
        head = set.Id;
    }
}
