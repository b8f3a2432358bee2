using System.Buffers.Binary;
using ExaBgp.Protocol.Nlri;

namespace ExaBgp.Routes.Table;

/// <summary>
/// Routes in order of version: chunks of packed records, found by key through a <see cref="RouteIndex"/>. One key may have several records. A
/// change is a new record at the end and a dead one before; chunks with many dead ones are merged. A place (an <c>int</c>) is valid until the next
/// change; a version is valid for ever, which is why readers keep versions. Owned by one thread.
/// </summary>
internal sealed class RouteTable
{
    private const int OffsetBits = 12;
    private const int ChunkSize = 1 << OffsetBits;
    private const int SpareChunks = 8;

    private readonly RouteIndex _index = new();
    private readonly List<RouteChunk> _order = [];
    private readonly List<RouteChunk?> _byNumber = [];
    private readonly Stack<int> _freeNumbers = new();
    private readonly Stack<RouteChunk> _spares = new();
    private byte[] _scratch = new byte[64];
    private int _holds;

    /// <summary>Records that are not dead.</summary>
    public int Count => _index.Count;

    /// <summary>Those of them that are withdraws.</summary>
    public int Withdraws { get; private set; }

    /// <summary>Chunks in use, for tests of memory.</summary>
    public int Chunks => _order.Count;

    /// <summary>Octets of memory, about.</summary>
    public long Octets
    {
        get
        {
            var octets = _index.Capacity * 8L;
            foreach (var chunk in _order) octets += chunk.Octets;
            foreach (var chunk in _spares) octets += chunk.Octets;
            return octets;
        }
    }

    /// <summary>The record at <paramref name="place"/>.</summary>
    public ref RouteRecord this[int place] => ref _byNumber[place >> OffsetBits]!.Records[place & (ChunkSize - 1)];

    /// <summary>Its version.</summary>
    public long VersionOf(int place) => _byNumber[place >> OffsetBits]!.VersionAt(place & (ChunkSize - 1));

    /// <summary>Its NLRI; valid until the table changes.</summary>
    public ReadOnlySpan<byte> NlriOf(int place, out uint? pathId)
    {
        var chunk = _byNumber[place >> OffsetBits]!;
        var octets = chunk.OctetsAt(place & (ChunkSize - 1));
        if ((chunk.Records[place & (ChunkSize - 1)].Flags & RouteFlags.PathId) == 0)
        {
            pathId = null;
            return octets;
        }

        pathId = BinaryPrimitives.ReadUInt32BigEndian(octets);
        return octets[4..];
    }

    /// <summary>Where a search for <paramref name="key"/> starts.</summary>
    public int Start(in RouteKey key) => _index.Start(key.Hash);

    /// <summary>Says that <paramref name="key"/> will be searched soon.</summary>
    public void Expect(in RouteKey key) => _index.Prefetch(key.Hash);

    /// <summary>The next record of <paramref name="key"/> at or after <paramref name="slot"/>, or -1. After a change start again.</summary>
    public int Next(in RouteKey key, ref int slot)
    {
        while (true)
        {
            var place = _index.Next(key.Hash, ref slot);
            if (place < 0 || Matches(place, key)) return place;
        }
    }

    /// <summary>Adds a record; versions count up.</summary>
    public int Append(long version, in RouteKey key, int attributes, int tag, RouteFlags flags)
    {
        var chunk = Tail(version);
        if (key.PathId is not null) flags |= RouteFlags.PathId;
        var at = chunk.Append(version, key.Family.Index, attributes, tag, flags);
        WriteOctets(chunk.Take(at, key.Nlri.Length + (key.PathId is null ? 0 : 4)), key.PathId, key.Nlri);
        var place = (chunk.Number << OffsetBits) | at;
        _index.Add(key.Hash, place);
        if ((flags & RouteFlags.Withdraw) != 0) Withdraws++;
        return place;
    }

    /// <summary>Takes a record out.</summary>
    public void Remove(int place)
    {
        var chunk = _byNumber[place >> OffsetBits]!;
        _index.Remove(HashOf(place), place);
        ref var record = ref chunk.Records[place & (ChunkSize - 1)];
        if ((record.Flags & RouteFlags.Withdraw) != 0)
        {
            chunk.Withdraws--;
            Withdraws--;
        }

        record.Flags = RouteFlags.Dead;
        chunk.Live--;
        if (_holds == 0 && (chunk.Live & 255) == 0) Tidy(chunk);
    }

    /// <summary>Takes everything out.</summary>
    public void Clear()
    {
        _index.Clear();
        for (var i = _order.Count - 1; i >= 0; i--) Release(_order[i]);
        _order.Clear();
        Withdraws = 0;
    }

    /// <summary>Until <see cref="Resume"/>, records stay where they are: for walks that change the table.</summary>
    public void Hold() => _holds++;

    /// <summary>Ends <see cref="Hold"/> and does what was put off.</summary>
    public void Resume()
    {
        if (--_holds != 0) return;
        for (var i = _order.Count - 1; i >= 0; i--)
        {
            if (i < _order.Count) Tidy(_order[i]);
        }
    }

    /// <summary>The chunk and the offset in it of the first record with a version above <paramref name="after"/>.</summary>
    public bool TrySeek(long after, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out RouteChunk? chunk, out int offset)
    {
        int low = 0, high = _order.Count;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (_order[middle].Last > after) high = middle;
            else low = middle + 1;
        }

        if (low < _order.Count)
        {
            chunk = _order[low];
            offset = chunk.FirstAfter(after);
            return offset < chunk.Used;
        }

        chunk = null;
        offset = 0;
        return false;
    }

    /// <summary>The place of the record at an offset of a chunk.</summary>
    public static int PlaceOf(RouteChunk chunk, int offset) => (chunk.Number << OffsetBits) | offset;

    private static void WriteOctets(Span<byte> room, uint? pathId, ReadOnlySpan<byte> nlri)
    {
        if (pathId is { } id)
        {
            BinaryPrimitives.WriteUInt32BigEndian(room, id);
            room = room[4..];
        }

        nlri.CopyTo(room);
    }

    private bool Matches(int place, in RouteKey key)
    {
        if (this[place].Family != key.Family.Index) return false;
        var nlri = NlriOf(place, out var pathId);
        if ((pathId ?? 0) != (key.PathId ?? 0)) return false;
        return nlri.SequenceEqual(key.Nlri) || key.Family.Key(nlri, Scratch(nlri.Length)).SequenceEqual(key.Identity);
    }

    private uint HashOf(int place)
    {
        var nlri = NlriOf(place, out var pathId);
        var family = FamilyTable.At(this[place].Family);
        return RouteHash.Of(family.Index, pathId ?? 0, family.Key(nlri, Scratch(nlri.Length)));
    }

    private Span<byte> Scratch(int length)
    {
        if (_scratch.Length < length) _scratch = new byte[length * 2];
        return _scratch;
    }

    private RouteChunk Tail(long version)
    {
        if (_order.Count > 0)
        {
            var last = _order[^1];
            if (last.Accepts(version)) return last;
            last.Seal();
            if (_holds == 0) Tidy(last, sealing: true);
        }

        var chunk = Obtain(Math.Clamp((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Count + 1), 64, ChunkSize));
        _order.Add(chunk);
        return chunk;
    }

    private RouteChunk Obtain(int capacity)
    {
        var chunk = capacity == ChunkSize && _spares.TryPop(out var spare) ? spare : new RouteChunk(capacity);
        if (_freeNumbers.TryPop(out var number))
        {
            _byNumber[number] = chunk;
        }
        else
        {
            number = _byNumber.Count;
            _byNumber.Add(chunk);
        }

        chunk.Number = number;
        return chunk;
    }

    private void Release(RouteChunk chunk)
    {
        _byNumber[chunk.Number] = null;
        _freeNumbers.Push(chunk.Number);
        if (chunk.Records.Length != ChunkSize || _spares.Count >= SpareChunks) return;
        chunk.Reset(0);
        _spares.Push(chunk);
    }

    /// <summary>Frees a chunk without live records, or merges it with a neighbour when both fit well into one.</summary>
    private void Tidy(RouteChunk chunk, bool sealing = false)
    {
        if (chunk.Number >= _byNumber.Count || !ReferenceEquals(_byNumber[chunk.Number], chunk)) return;
        var isTail = ReferenceEquals(_order[^1], chunk) && !sealing;
        if (chunk.Live == 0)
        {
            if (isTail)
            {
                chunk.Reset(chunk.Last);
                return;
            }

            _order.Remove(chunk);
            Release(chunk);
            return;
        }

        if (isTail || chunk.Live > ChunkSize / 2) return;
        var at = _order.IndexOf(chunk);
        var last = sealing ? _order.Count - 1 : _order.Count - 2;
        if (at > 0 && Fits(_order[at - 1], chunk)) Merge(at - 1);
        else if (at < last && Fits(chunk, _order[at + 1])) Merge(at);
    }

    private static bool Fits(RouteChunk first, RouteChunk second) =>
        first.Live + second.Live <= ChunkSize * 3 / 4 && second.Last - first.Base <= uint.MaxValue;

    private void Merge(int at)
    {
        var first = _order[at];
        var second = _order[at + 1];
        var merged = Obtain(ChunkSize);
        Move(first, merged);
        Move(second, merged);
        merged.Seal();
        _order[at] = merged;
        _order.RemoveAt(at + 1);
        Release(first);
        Release(second);
    }

    private void Move(RouteChunk from, RouteChunk to)
    {
        for (var i = 0; i < from.Used; i++)
        {
            ref var record = ref from.Records[i];
            if (record.Flags == RouteFlags.Dead) continue;
            var hash = HashOf(PlaceOf(from, i));
            var at = to.Append(from.VersionAt(i), record.Family, record.Attributes, record.Tag, record.Flags);
            from.OctetsAt(i).CopyTo(to.Take(at, record.Length));
            _index.Move(hash, PlaceOf(from, i), PlaceOf(to, at));
        }
    }
}
