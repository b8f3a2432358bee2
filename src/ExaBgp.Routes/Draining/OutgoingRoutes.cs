using System.Runtime.InteropServices;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Registry;
using ExaBgp.Routes.Table;

namespace ExaBgp.Routes.Draining;

/// <summary>
/// The routes and pending withdraws of a number of peers. For a key a peer is in at most one announce and at most one withdraw; every change gets a
/// version of its own, so that a peer finds what is pending behind the version it has reached.
/// </summary>
internal sealed partial class OutgoingRoutes(PeerSets sets, AttributeInterner interner, IReadOnlyList<OutgoingPeer?> peersByIndex)
{
    private readonly List<OutgoingPeer> _members = [];
    private long _lowest;
    private int _laggards;
    private long _released;

    /// <summary>The records; the tag is the place of a peer set.</summary>
    public RouteTable Table { get; } = new();

    /// <summary>Messages made lately.</summary>
    public EncodedBlocks Blocks { get; } = new();

    /// <summary>The peers that read this table.</summary>
    public IReadOnlyList<OutgoingPeer> Members => _members;

    /// <summary>A peer starts to read this table.</summary>
    public void Join(OutgoingPeer peer)
    {
        _members.Add(peer);
        _laggards = 0;
    }

    /// <summary>A peer reads it no more; nothing of it stays.</summary>
    public void Leave(OutgoingPeer peer)
    {
        Drop(peer.Index, default);
        _members.Remove(peer);
        Blocks.Clear();
        _laggards = 0;
    }

    /// <summary>Announces a route; false when all these peers hold the same already.</summary>
    public bool Announce(long version, PeerSet peers, in RouteKey key, AttributeSet attributes)
    {
        var hasTwin = false;
        var hasWithdraw = false;
        var isHeld = false;
        var slot = Table.Start(key);
        int place;
        while ((place = Table.Next(key, ref slot)) >= 0)
        {
            isHeld = true;
            ref var record = ref Table[place];
            if ((record.Flags & RouteFlags.Withdraw) != 0)
            {
                hasWithdraw = true;
                continue;
            }

            if (!Table.NlriOf(place, out _).SequenceEqual(key.Nlri)) continue;
            if (record.Attributes == attributes.Id)
            {
                hasTwin = true;
                peers = sets.Except(peers, sets.At(record.Tag));
            }
            else
            {
                peers = sets.Except(peers, SameOnceResolved(record, key, attributes, peers));
            }

            if (peers.IsEmpty) return false;
        }

        if (isHeld)
        {
            Take(peers, key, RouteFlags.Announce);
            if (hasTwin && !hasWithdraw)
            {
                Fuse(key, attributes);
                if (TryJoin(peers, key, attributes)) return true;
            }
        }

        Append(version, peers, key, attributes, RouteFlags.Announce);
        return true;
    }

    /// <summary>Withdraws a route from <paramref name="peers"/>; it is then pending for <paramref name="pending"/>, those of them that are to be told.</summary>
    public void Withdraw(long version, PeerSet peers, PeerSet pending, in RouteKey key, AttributeSet attributes)
    {
        Take(peers, key, RouteFlags.Announce | RouteFlags.Withdraw);
        if (pending.IsEmpty) return;
        Append(version, pending, key, key.Family.WithdrawCarriesAttributes ? attributes : null, RouteFlags.Withdraw);
    }

    /// <summary>What <paramref name="from"/> is announced, <paramref name="to"/> is announced too.</summary>
    public void Copy(int from, int to)
    {
        var added = sets.Of([to]);
        long position = 0;
        while (Table.TrySeek(position, out var chunk, out var offset))
        {
            for (; offset < chunk.Used; offset++)
            {
                ref var record = ref chunk.Records[offset];
                if ((record.Flags & RouteFlags.Announce) != 0 && sets.At(record.Tag).Contains(from)) Retag(ref record, sets.Union(sets.At(record.Tag), added));
            }

            position = chunk.Last;
        }

        Blocks.Clear();
    }

    /// <summary>Takes a peer out of all records, but not of routes of the families it keeps.</summary>
    public void Drop(int peer, FamilySet keeps)
    {
        if (!sets.Holds(peer)) return;
        var dropped = sets.Of([peer]);
        Table.Hold();
        long position = 0;
        while (Table.TrySeek(position, out var chunk, out var offset))
        {
            for (; offset < chunk.Used; offset++)
            {
                ref var record = ref chunk.Records[offset];
                if (record.Flags == RouteFlags.Dead || keeps.Contains(record.Family) || !sets.At(record.Tag).Contains(peer)) continue;
                Narrow(RouteTable.PlaceOf(chunk, offset), sets.Except(sets.At(record.Tag), dropped));
            }

            position = chunk.Last;
        }

        Table.Resume();
    }

    /// <summary>Forgets all records up to a version: nothing is kept for those who read this table.</summary>
    public void Forget(long through)
    {
        Table.Hold();
        long position = 0;
        while (position < through && Table.TrySeek(position, out var chunk, out var offset))
        {
            for (; offset < chunk.Used && chunk.VersionAt(offset) <= through; offset++)
            {
                if (chunk.Records[offset].Flags != RouteFlags.Dead) Kill(RouteTable.PlaceOf(chunk, offset));
            }

            position = chunk.Last;
        }

        Table.Resume();
    }

    /// <summary>A peer has passed withdraws, up to now from <paramref name="before"/>: those that nobody waits for are freed.</summary>
    public void Passed(long before, long version)
    {
        if (Table.Withdraws == 0)
        {
            _laggards = 0;
            return;
        }

        if (_laggards > 0 && (before > _lowest || --_laggards > 0)) return;
        Release(version);
    }

    /// <summary>A session starts or has ended: withdraws that were held for its peer from <paramref name="version"/> on are looked at again.</summary>
    public void LookAgain(long version) => _released = Math.Min(_released, version);

    /// <summary>Frees the withdraws that nobody waits for.</summary>
    public void Release(long version)
    {
        var holders = FindLowest();
        if (Table.Withdraws == 0) return;
        var through = Math.Min(_lowest, version);
        Table.Hold();
        while (_released < through && Table.TrySeek(_released, out var chunk, out var offset))
        {
            for (; chunk.Withdraws > 0 && offset < chunk.Used && chunk.VersionAt(offset) <= through; offset++)
            {
                ref var record = ref chunk.Records[offset];
                if ((record.Flags & RouteFlags.Withdraw) != 0) Narrow(RouteTable.PlaceOf(chunk, offset), sets.Intersect(sets.At(record.Tag), holders));
            }

            _released = chunk.Last;
        }

        _released = through;
        Table.Resume();
    }

    /// <summary>Finds how far all established peers have come; returns the others for whom withdraws are held until they have a session.</summary>
    private PeerSet FindLowest()
    {
        _lowest = long.MaxValue;
        _laggards = 0;
        List<int>? holders = null;
        foreach (var member in _members)
        {
            if (!member.IsUp && member.Held > 0) (holders ??= []).Add(member.Index);
            var waiting = member.Waiting;
            if (waiting < _lowest)
            {
                _lowest = waiting;
                _laggards = 0;
            }

            if (waiting == _lowest && waiting != long.MaxValue) _laggards++;
        }

        return holders is null ? sets.Empty : sets.Of(CollectionsMarshal.AsSpan(holders));
    }

    /// <summary>
    /// Peers of <paramref name="peers"/> that hold the route with another next hop which is the same for them: an address here, <c>self</c> there.
    /// </summary>
    private PeerSet SameOnceResolved(in RouteRecord record, in RouteKey key, AttributeSet attributes, PeerSet peers)
    {
        var held = interner.At(record.Attributes);
        if ((held.NextHop.Kind == NextHopKind.Self) == (attributes.NextHop.Kind == NextHopKind.Self)) return sets.Empty;
        if (!held.Bytes.SequenceEqual(attributes.Bytes)) return sets.Empty;
        var common = sets.Intersect(peers, sets.At(record.Tag));
        var same = new List<int>();
        for (var peer = common.Next(-1); peer >= 0; peer = common.Next(peer))
        {
            var member = peersByIndex[peer]!;
            if (member.Resolve(key.Family.Family, held.NextHop) == member.Resolve(key.Family.Family, attributes.NextHop)) same.Add(peer);
        }

        return sets.Of(CollectionsMarshal.AsSpan(same));
    }

    /// <summary>Takes peers out of the records of a key.</summary>
    private void Take(PeerSet peers, in RouteKey key, RouteFlags kinds)
    {
        var slot = Table.Start(key);
        int place;
        while ((place = Table.Next(key, ref slot)) >= 0)
        {
            ref var record = ref Table[place];
            if ((record.Flags & kinds) == 0) continue;
            var set = sets.At(record.Tag);
            var rest = sets.Except(set, peers);
            if (ReferenceEquals(rest, set)) continue;
            Narrow(place, rest);
            if (rest.IsEmpty) slot = Table.Start(key);
        }
    }

    private void Append(long version, PeerSet peers, in RouteKey key, AttributeSet? attributes, RouteFlags kind)
    {
        Table.Append(version, key, attributes?.Id ?? -1, peers.Id, kind);
        if (attributes is not null) attributes.References++;
        peers.References++;
        if (kind == RouteFlags.Announce) peers.Announces++;
    }

    private void Narrow(int place, PeerSet rest)
    {
        if (rest.IsEmpty)
        {
            Kill(place);
            return;
        }

        if (ReferenceEquals(sets.At(Table[place].Tag), rest)) return;
        Blocks.Touch(Table.VersionOf(place));
        Retag(ref Table[place], rest);
    }

    private void Retag(ref RouteRecord record, PeerSet set)
    {
        var old = sets.At(record.Tag);
        var announce = (record.Flags & RouteFlags.Announce) != 0 ? 1 : 0;
        old.References--;
        old.Announces -= announce;
        set.References++;
        set.Announces += announce;
        record.Tag = set.Id;
    }

    private void Kill(int place)
    {
        ref var record = ref Table[place];
        Blocks.Touch(Table.VersionOf(place));
        var set = sets.At(record.Tag);
        set.References--;
        if ((record.Flags & RouteFlags.Announce) != 0) set.Announces--;
        if (record.Attributes >= 0) interner.At(record.Attributes).References--;
        Table.Remove(place);
    }
}
