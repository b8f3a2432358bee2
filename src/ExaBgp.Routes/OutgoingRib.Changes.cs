using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Routes.Draining;
using ExaBgp.Routes.Table;

namespace ExaBgp.Routes;

/// <summary>What commands, configuration and peers change.</summary>
public sealed partial class OutgoingRib
{
    /// <summary>Announces one NLRI; nothing for those peers that hold the same already, nor for those without the family.</summary>
    public void Announce(PeerSet peers, FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri, AttributeSet attributes)
    {
        Sets.Sweep();
        peers = Sets.Intersect(Sets.Own(peers), _configured[family.Index]);
        if (peers.IsEmpty) return;
        attributes = _interner.Intern(attributes);
        var key = new RouteKey(family, pathId, nlri, Scratch(nlri.Length));
        var kept = Sets.Intersect(peers, _kept);
        if (!kept.IsEmpty && _routes.Announce(Version + 1, kept, key, attributes)) Version++;
        if (kept.Count == peers.Count) return;
        for (var peer = peers.Next(-1); peer >= 0; peer = peers.Next(peer))
        {
            if (!kept.Contains(peer) && At(peer).Routes.Announce(Version + 1, Sets.Of([peer]), key, attributes)) Version++;
        }
    }

    /// <summary>Withdraws one NLRI, announced before or not; the attributes go along where the family carries them.</summary>
    public void Withdraw(PeerSet peers, FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri, AttributeSet attributes)
    {
        Sets.Sweep();
        peers = Sets.Intersect(Sets.Own(peers), _configured[family.Index]);
        if (peers.IsEmpty) return;
        if (family.WithdrawCarriesAttributes) attributes = _interner.Intern(attributes);
        var key = new RouteKey(family, pathId, nlri, Scratch(nlri.Length));
        WithdrawKept(Sets.Intersect(peers, _kept), key, attributes);
        for (var peer = peers.Next(-1); peer >= 0; peer = peers.Next(peer))
        {
            if (_kept.Contains(peer)) continue;
            Version++;
            var only = Sets.Of([peer]);
            At(peer).Routes.Withdraw(Version, only, Pending(only, family), key, attributes);
        }
    }

    /// <summary>
    /// Withdraws what was announced to these peers before the clearing began, in order of announcement: at most about <paramref name="most"/> routes, then
    /// goes on from <paramref name="clearing"/> when called again. True when all is done.
    /// </summary>
    public bool Clear(PeerSet peers, ref OutgoingClearing clearing, int most)
    {
        Sets.Sweep();
        peers = Sets.Intersect(Sets.Own(peers), _kept);
        if (peers.IsEmpty) return true;
        if (clearing == default) clearing = new OutgoingClearing(0, Version);
        var (position, through) = clearing;
        var table = _routes.Table;
        table.Hold();
        while (most > 0 && position < through)
        {
            if (!table.TrySeek(position, out var chunk, out var offset))
            {
                position = through;
                break;
            }

            var used = chunk.Used;
            for (; most > 0 && offset < used && chunk.VersionAt(offset) <= through; offset++, most--)
            {
                position = chunk.VersionAt(offset);
                ClearOne(chunk, offset, peers);
            }

            if (offset == used || chunk.VersionAt(offset) > through) position = chunk.Last;
        }

        table.Resume();
        clearing = clearing with { Position = position };
        return position >= through;
    }

    private void ClearOne(RouteChunk chunk, int offset, PeerSet peers)
    {
        ref var record = ref chunk.Records[offset];
        if ((record.Flags & RouteFlags.Announce) == 0) return;
        var concerned = Sets.Intersect(Sets.At(record.Tag), peers);
        if (concerned.IsEmpty) return;
        var octets = _routes.Table.NlriOf(RouteTable.PlaceOf(chunk, offset), out var pathId);
        if (_cleared.Length < octets.Length) _cleared = new byte[octets.Length * 2];
        octets.CopyTo(_cleared);
        WithdrawKept(
            concerned,
            new RouteKey(FamilyTable.At(record.Family), pathId, _cleared.AsSpan(0, octets.Length), Scratch(octets.Length)),
            _interner.At(record.Attributes));
    }

    /// <summary>Sends everything announced in these families again, bracketed where enhanced refresh is negotiated.</summary>
    public void Flush(PeerSet peers, FamilySet families)
    {
        for (var peer = peers.Next(-1); peer >= 0; peer = peers.Next(peer)) Ask(peer, families);
    }

    /// <summary>The same for a ROUTE-REFRESH received.</summary>
    public void Refresh(int peer, Family family) => Ask(peer, FamilySet.Empty.With(family));

    private void Ask(int peer, FamilySet families)
    {
        if (peer >= _peers.Count || _peers[peer] is not { IsUp: true, Options.Keep: true } known) return;
        families = families.Intersect(known.Session!.FamilySet);
        if (families.Count == 0 || (known.Announced == 0 && known.Pass == DrainPass.None)) return;
        known.RefreshAsked = new FamilySet(known.RefreshAsked.Bits | families.Bits);
        Version++;
    }

    private void WithdrawKept(PeerSet peers, in RouteKey key, AttributeSet attributes)
    {
        if (peers.IsEmpty) return;
        Version++;
        _routes.Withdraw(Version, peers, Pending(peers, key.Family), key, attributes);
    }

    /// <summary>
    /// Those of <paramref name="peers"/> for whom a withdraw is to be held: with a session all; without one, where the family carries attributes, up to a
    /// bound, because their first drain sends these. For the others it is enough to know that there was one.
    /// </summary>
    private PeerSet Pending(PeerSet peers, FamilyCodec family)
    {
        var up = Sets.Intersect(peers, _up);
        if (up.Count == peers.Count) return up;
        var held = up;
        for (var peer = peers.Next(-1); peer >= 0; peer = peers.Next(peer))
        {
            if (_up.Contains(peer)) continue;
            var known = At(peer);
            known.HasDiscarded = true;
            if (!family.WithdrawCarriesAttributes || known.Held >= MostHeld) continue;
            if (known.Held++ == 0) known.Withdrawn = Version - 1;
            held = Sets.Union(held, Sets.Of([peer]));
        }

        return held;
    }

    private Span<byte> Scratch(int length)
    {
        if (_scratch.Length < length) _scratch = new byte[length * 2];
        return _scratch;
    }
}
