using System.Runtime.InteropServices;

namespace ExaBgp.Routes.Draining;

/// <summary>Some thousand records of a window, ordered for sending: by a first key in order of its first record, by a second in the same way, then as they came.</summary>
internal sealed class Segment
{
    /// <summary>The most records.</summary>
    public const int Most = 8192;

    private readonly int[] _places = new int[Most];
    private readonly int[] _next = new int[Most];
    private readonly int[] _ordered = new int[Most];
    private readonly List<Group> _groups = [];
    private readonly Dictionary<(int First, int Second), int> _byKeys = [];
    private readonly Dictionary<int, int> _lastOf = [];
    private readonly List<int> _firsts = [];
    private (int First, int Second) _current;
    private int _currentGroup;

    /// <summary>Records in it.</summary>
    public int Count { get; private set; }

    /// <summary>Different pairs of keys.</summary>
    public int Groups => _groups.Count;

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        Count = 0;
        if (_groups.Count == 0) return;
        _groups.Clear();
        _byKeys.Clear();
        _lastOf.Clear();
        _firsts.Clear();
    }

    /// <summary>True when a record with these keys would begin a new group.</summary>
    public bool IsNew(int first, int second)
    {
        if (_groups.Count > 0 && _current == (first, second)) return false;
        return !_byKeys.ContainsKey((first, second));
    }

    /// <summary>Adds a record.</summary>
    public void Add(int place, int first, int second)
    {
        if (_groups.Count == 0 || _current != (first, second))
        {
            _current = (first, second);
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_byKeys, _current, out var exists);
            if (!exists) known = Begin(first);
            _currentGroup = known;
        }

        var at = Count++;
        _places[at] = place;
        _next[at] = -1;
        ref var group = ref CollectionsMarshal.AsSpan(_groups)[_currentGroup];
        if (group.Tail >= 0) _next[group.Tail] = at;
        else group.Head = at;
        group.Tail = at;
    }

    /// <summary>The records in order; their order inside a group may be changed.</summary>
    public Span<int> Ordered()
    {
        if (_groups.Count <= 1) return _places.AsSpan(0, Count);
        var count = 0;
        var groups = CollectionsMarshal.AsSpan(_groups);
        foreach (var first in _firsts)
        {
            for (var g = first; g >= 0; g = groups[g].Next)
            {
                for (var at = groups[g].Head; at >= 0; at = _next[at]) _ordered[count++] = _places[at];
            }
        }

        return _ordered.AsSpan(0, count);
    }

    private int Begin(int first)
    {
        var index = _groups.Count;
        _groups.Add(new Group { Head = -1, Tail = -1, Next = -1 });
        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(_lastOf, first, out var exists);
        if (exists) CollectionsMarshal.AsSpan(_groups)[last].Next = index;
        else _firsts.Add(index);
        last = index;
        return index;
    }

    private struct Group
    {
        public int Head;
        public int Tail;
        public int Next;
    }
}
