using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Routes.Table;

namespace ExaBgp.Routes;

/// <summary>The Adj-RIB-In of one peer: the routes it announced, and those that are kept while it restarts (RFC 4724). Owned by one thread.</summary>
public sealed class IncomingRib(AttributeInterner interner)
{
    private readonly RouteTable _table = new();
    private byte[] _scratch = new byte[64];
    private long _version;
    private int _stale;

    /// <summary>Routes held, stale ones included.</summary>
    public int Count => _table.Count;

    /// <summary>Routes that have not been announced again since their sender restarted.</summary>
    public int StaleCount => _stale;

    /// <summary>Octets of memory, about, without attribute sets.</summary>
    public long Octets => _table.Octets;

    /// <summary>Says that a route will be announced soon: worth its price where several follow each other.</summary>
    public void Expect(FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri) => _table.Expect(new RouteKey(family, pathId, nlri, Scratch(nlri.Length)));

    /// <summary>Holds a route, in place of the one with the same identity. True when there was none.</summary>
    public bool Announce(FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri, AttributeSet attributes)
    {
        attributes = interner.Intern(attributes);
        attributes.References++;
        var key = new RouteKey(family, pathId, nlri, Scratch(nlri.Length));
        var slot = _table.Start(key);
        var place = _table.Next(key, ref slot);
        if (place >= 0)
        {
            ref var record = ref _table[place];
            if (_table.NlriOf(place, out var id).SequenceEqual(nlri) && id == pathId)
            {
                interner.At(record.Attributes).References--;
                record.Attributes = attributes.Id;
                Renew(ref record);
                return false;
            }

            Remove(place);
        }

        _table.Append(++_version, key, attributes.Id, tag: 0, RouteFlags.Announce);
        return place < 0;
    }

    /// <summary>Forgets a route; false when there was none.</summary>
    public bool Withdraw(FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri)
    {
        var key = new RouteKey(family, pathId, nlri, Scratch(nlri.Length));
        var slot = _table.Start(key);
        var place = _table.Next(key, ref slot);
        if (place < 0) return false;
        Remove(place);
        return true;
    }

    /// <summary>Forgets all routes.</summary>
    public void Clear()
    {
        long position = 0;
        while (_table.TrySeek(position, out var chunk, out var offset))
        {
            for (; offset < chunk.Used; offset++)
            {
                ref var record = ref chunk.Records[offset];
                if (record.Flags != RouteFlags.Dead) interner.At(record.Attributes).References--;
            }

            position = chunk.Last;
        }

        _table.Clear();
        _stale = 0;
    }

    /// <summary>The sender restarts: every route is kept, and is stale until it is announced again.</summary>
    public void MarkStale() => MarkStale(static _ => true);

    /// <summary>The sender begins to announce all of a family again (RFC 7313).</summary>
    public void MarkStale(Family family)
    {
        if (FamilyTable.TryGet(family, out var codec)) MarkStale(family => family == codec.Index);
    }

    private void MarkStale(Predicate<int> ofFamily)
    {
        long position = 0;
        while (_table.TrySeek(position, out var chunk, out var offset))
        {
            for (; offset < chunk.Used; offset++)
            {
                ref var record = ref chunk.Records[offset];
                if (record.Flags == RouteFlags.Dead || (record.Flags & RouteFlags.Stale) != 0 || !ofFamily(record.Family)) continue;
                record.Flags |= RouteFlags.Stale;
                _stale++;
            }

            position = chunk.Last;
        }
    }

    /// <summary>The sender is back and has kept its forwarding state for these families: stale routes of others are forgotten.</summary>
    public void KeepStale(FamilySet families) => RemoveStale(family => !families.Contains(family));

    /// <summary>The sender has announced all of a family: what is still stale is forgotten.</summary>
    public void EndOfRib(Family family)
    {
        if (FamilyTable.TryGet(family, out var codec)) RemoveStale(family => family == codec.Index);
    }

    /// <summary>The sender did not come back in time: what is stale is forgotten.</summary>
    public void RemoveStale() => RemoveStale(static _ => true);

    /// <summary>The next route, in order of arrival; <paramref name="position"/> starts at 0 and stays good when the table changes. The row is valid until then.</summary>
    public bool Next(scoped ref long position, out RouteRow row)
    {
        while (_table.TrySeek(position, out var chunk, out var offset))
        {
            for (; offset < chunk.Used; offset++)
            {
                ref var record = ref chunk.Records[offset];
                if (record.Flags == RouteFlags.Dead) continue;
                position = chunk.VersionAt(offset);
                var nlri = _table.NlriOf(RouteTable.PlaceOf(chunk, offset), out var pathId);
                row = new RouteRow(FamilyTable.At(record.Family), pathId, nlri, interner.At(record.Attributes));
                return true;
            }

            position = chunk.Last;
        }

        row = default;
        return false;
    }

    private void RemoveStale(Predicate<int> ofFamily)
    {
        if (_stale == 0) return;
        _table.Hold();
        long position = 0;
        while (_table.TrySeek(position, out var chunk, out var offset))
        {
            for (; offset < chunk.Used; offset++)
            {
                ref var record = ref chunk.Records[offset];
                if ((record.Flags & RouteFlags.Stale) != 0 && ofFamily(record.Family)) Remove(RouteTable.PlaceOf(chunk, offset));
            }

            position = chunk.Last;
        }

        _table.Resume();
    }

    private void Remove(int place)
    {
        ref var record = ref _table[place];
        Renew(ref record);
        interner.At(record.Attributes).References--;
        _table.Remove(place);
    }

    private void Renew(ref RouteRecord record)
    {
        if ((record.Flags & RouteFlags.Stale) == 0) return;
        record.Flags &= ~RouteFlags.Stale;
        _stale--;
    }

    private Span<byte> Scratch(int length)
    {
        if (_scratch.Length < length) _scratch = new byte[length * 2];
        return _scratch;
    }
}
