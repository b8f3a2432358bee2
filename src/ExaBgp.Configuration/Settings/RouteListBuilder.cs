using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Text;
using ExaBgp.Routes;

namespace ExaBgp.Configuration.Settings;

/// <summary>Collects routes into a <see cref="RouteList"/>. Of two routes with the same identity the later one takes the place of the earlier.</summary>
/// <param name="interner">Whose attribute sets the routes have. It must not be swept while the builder is used.</param>
public sealed class RouteListBuilder(AttributeInterner interner)
{
    internal const int EntriesAChunk = 2048;
    internal const int ChunkBits = 16;
    internal const int ChunkMask = (1 << ChunkBits) - 1;
    private const int LeastEntries = 4;
    private const int LeastOctets = 64;
    private readonly List<Entry[]> _entries = [];
    private readonly List<byte[]> _octets = [];
    private readonly List<Extra> _extras = [default];
    private readonly Dictionary<Extra, int> _extraIndex = new() { [default] = 0 };
    private readonly List<AttributeSet> _sets = [];
    private readonly Dictionary<AttributeSet, int> _setIndex = new(ReferenceEqualityComparer.Instance);
    private AttributeSet? _lastSet;
    private int _lastSetIndex;
    private int[] _buckets = new int[LeastEntries];
    private int[] _next = new int[LeastEntries];
    private int _used;
    private RouteList? _list;

    /// <summary>Number of routes.</summary>
    public int Count { get; private set; }

    internal Entry[][] Entries => [.. _entries];

    internal byte[][] Octets => [.. _octets];

    internal Extra[] Extras => [.. _extras];

    internal AttributeSet[] Sets => [.. _sets];

    internal List<Route> Superseded { get; } = [];

    /// <summary>Adds the routes of one statement.</summary>
    public void Add(RouteBuilder route)
    {
        if (route.Count == 0) return;
        var attributes = route.Build(interner);
        for (var i = 0; i < route.Count; i++)
        {
            var family = route.At(i, out var pathId, out var nlri);
            Add(family, nlri, attributes, new Extra(pathId, route.Watchdog, route.StartsWithdrawn && route.Watchdog is not null, route.Name));
        }
    }

    /// <summary>Adds one route.</summary>
    public void Add(in Route route) =>
        Add(route.Codec, route.Nlri.Span, interner.Intern(route.Attributes), new Extra(route.PathId, route.Watchdog, route.StartsWithdrawn, route.Name));

    /// <summary>Adds the routes of another list, and what they took the place of.</summary>
    public void Add(RouteList routes)
    {
        Superseded.AddRange(routes.Superseded);
        foreach (var route in routes) Add(route);
    }

    /// <summary>The routes added.</summary>
    public RouteList ToList() => _list ??= Count == 0 ? RouteList.Empty : new RouteList(this);

    private void Add(FamilyCodec family, ReadOnlySpan<byte> nlri, AttributeSet attributes, in Extra extra)
    {
        _list = null;
        Span<byte> scratch = nlri.Length <= 256 ? stackalloc byte[256] : new byte[nlri.Length];
        var key = family.Key(nlri, scratch);
        var hash = Hash(family.Index, extra.PathId, key);
        var at = Find(family, extra.PathId, key, hash);
        if (at < 0)
        {
            if (Count == _next.Length) Grow();
            at = Count++;
            MakeRoomForEntry(at);
            ref var bucket = ref _buckets[hash & (_buckets.Length - 1)];
            _next[at] = bucket;
            bucket = at + 1;
        }
        else
        {
            Supersede(at, family, attributes);
        }

        _entries[at / EntriesAChunk][at % EntriesAChunk] =
            new Entry(Store(nlri), IndexOf(attributes), IndexOf(extra), (ushort)nlri.Length, (byte)family.Index);
    }

    /// <summary>The earlier of two routes is remembered where the reference sends both: families that carry attributes with their withdraws.</summary>
    private void Supersede(int at, FamilyCodec family, AttributeSet attributes)
    {
        ref readonly var earlier = ref _entries[at / EntriesAChunk][at % EntriesAChunk];
        if (!family.WithdrawCarriesAttributes || ReferenceEquals(_sets[earlier.Attributes], attributes)) return;
        var extra = _extras[earlier.Extra];
        if (extra.StartsWithdrawn) return;
        Superseded.Add(new Route(family.Index, extra.PathId, NlriOf(earlier).ToArray(), _sets[earlier.Attributes], extra.Watchdog, false, extra.Name));
    }

    private int Find(FamilyCodec family, uint? pathId, ReadOnlySpan<byte> key, uint hash)
    {
        Span<byte> scratch = stackalloc byte[256];
        for (var at = _buckets[hash & (_buckets.Length - 1)] - 1; at >= 0; at = _next[at] - 1)
        {
            ref readonly var entry = ref _entries[at / EntriesAChunk][at % EntriesAChunk];
            if (entry.Family != family.Index || _extras[entry.Extra].PathId != pathId) continue;
            var nlri = NlriOf(entry);
            if (family.Key(nlri, nlri.Length <= 256 ? scratch : new byte[nlri.Length]).SequenceEqual(key)) return at;
        }

        return -1;
    }

    private ReadOnlySpan<byte> NlriOf(in Entry entry) => _octets[entry.At >> ChunkBits].AsSpan(entry.At & ChunkMask, entry.Length);

    private void Grow()
    {
        Array.Resize(ref _next, _next.Length * 2);
        _buckets = new int[_buckets.Length * 2];
        Span<byte> scratch = stackalloc byte[256];
        for (var at = 0; at < Count; at++)
        {
            ref readonly var entry = ref _entries[at / EntriesAChunk][at % EntriesAChunk];
            var nlri = NlriOf(entry);
            var key = FamilyTable.At(entry.Family).Key(nlri, nlri.Length <= 256 ? scratch : new byte[nlri.Length]);
            ref var bucket = ref _buckets[Hash(entry.Family, _extras[entry.Extra].PathId, key) & (_buckets.Length - 1)];
            _next[at] = bucket;
            bucket = at + 1;
        }
    }

    /// <summary>A longer copy: lists made before keep the shorter one.</summary>
    private static T[] Grown<T>(T[] some, int length)
    {
        var more = new T[length];
        some.CopyTo(more, 0);
        return more;
    }

    private static uint Hash(int family, uint? pathId, ReadOnlySpan<byte> key)
    {
        var hash = default(HashCode);
        hash.Add(family);
        hash.Add(pathId);
        hash.AddBytes(key);
        return (uint)hash.ToHashCode();
    }

    /// <summary>The first chunk grows, as most neighbors have few routes; the others are whole.</summary>
    private void MakeRoomForEntry(int at)
    {
        if (at == 0) _entries.Add(new Entry[LeastEntries]);
        else if (at % EntriesAChunk == 0) _entries.Add(new Entry[EntriesAChunk]);
        else if (at == _entries[0].Length) _entries[0] = Grown(_entries[0], at * 2);
    }

    private int Store(ReadOnlySpan<byte> nlri)
    {
        var left = (_octets.Count << ChunkBits) - _used;
        if (left < nlri.Length)
        {
            _used = _octets.Count << ChunkBits;
            _octets.Add(new byte[_used == 0 ? Math.Max(LeastOctets, nlri.Length) : 1 << ChunkBits]);
        }
        else if (_octets.Count == 1 && _octets[0].Length < _used + nlri.Length)
        {
            _octets[0] = Grown(_octets[0], Math.Min(1 << ChunkBits, (_used + nlri.Length) * 2));
        }

        var at = _used;
        nlri.CopyTo(_octets[at >> ChunkBits].AsSpan(at & ChunkMask));
        _used += nlri.Length;
        return at;
    }

    private int IndexOf(AttributeSet set)
    {
        if (ReferenceEquals(set, _lastSet)) return _lastSetIndex;
        if (!_setIndex.TryGetValue(set, out var index))
        {
            _setIndex.Add(set, index = _sets.Count);
            _sets.Add(set);
        }

        _lastSet = set;
        return _lastSetIndex = index;
    }

    private int IndexOf(in Extra extra)
    {
        if (extra == default) return 0;
        if (_extraIndex.TryGetValue(extra, out var index)) return index;
        _extraIndex.Add(extra, index = _extras.Count);
        _extras.Add(extra);
        return index;
    }

    /// <summary>What a route has besides its NLRI and attributes; most have nothing.</summary>
    internal readonly record struct Extra(uint? PathId, string? Watchdog, bool StartsWithdrawn, string? Name);

    /// <summary>One route in 16 octets.</summary>
    internal readonly record struct Entry(int At, int Attributes, int Extra, ushort Length, byte Family);
}
