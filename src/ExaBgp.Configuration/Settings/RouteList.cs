using System.Collections;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Routes;

namespace ExaBgp.Configuration.Settings;

/// <summary>
/// The routes of a neighbor, packed: about 20 octets each besides their attribute sets. A route stands in it once; routes are made when they are asked for.
/// </summary>
public sealed class RouteList : IReadOnlyList<Route>
{
    /// <summary>No route.</summary>
    public static readonly RouteList Empty = new(new RouteListBuilder(new AttributeInterner()));

    private const int EntriesAChunk = RouteListBuilder.EntriesAChunk;
    private readonly RouteListBuilder.Entry[][] _entries;
    private readonly byte[][] _octets;
    private readonly RouteListBuilder.Extra[] _extras;
    private readonly AttributeSet[] _sets;

    internal RouteList(RouteListBuilder builder)
    {
        Count = builder.Count;
        _entries = builder.Entries;
        _octets = builder.Octets;
        _extras = builder.Extras;
        _sets = builder.Sets;
        Superseded = builder.Superseded;
    }

    /// <summary>
    /// Routes that a later one of the same file replaced, in families that carry attributes with their withdraws. The reference sends each of them once
    /// before the last, and conformance cases pin it.
    /// </summary>
    public IReadOnlyList<Route> Superseded { get; }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public Route this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            ref readonly var entry = ref _entries[index / EntriesAChunk][index % EntriesAChunk];
            ref readonly var extra = ref _extras[entry.Extra];
            var nlri = _octets[entry.At >> RouteListBuilder.ChunkBits].AsMemory(entry.At & RouteListBuilder.ChunkMask, entry.Length);
            return new Route(entry.Family, extra.PathId, nlri, _sets[entry.Attributes], extra.Watchdog, extra.StartsWithdrawn, extra.Name);
        }
    }

    /// <summary>Place in the family table of the route at <paramref name="index"/>.</summary>
    public int FamilyAt(int index) => _entries[index / EntriesAChunk][index % EntriesAChunk].Family;

    /// <inheritdoc/>
    public IEnumerator<Route> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
