using ExaBgp.Protocol.Attributes;
using ExaBgp.Routes.Table;

namespace ExaBgp.Routes.Draining;

/// <summary>How peers that hold the same route come to share a record although they were told one after the other.</summary>
internal sealed partial class OutgoingRoutes
{
    /// <summary>
    /// Adds peers to a record that holds the same route for others, if its version is still before all of them and in no window that is open: many
    /// peers told one after the other, before their sessions are up, share one record.
    /// </summary>
    private bool TryJoin(PeerSet peers, in RouteKey key, AttributeSet attributes)
    {
        var slot = Table.Start(key);
        int place;
        while ((place = Table.Next(key, ref slot)) >= 0)
        {
            ref var record = ref Table[place];
            if (record.Attributes != attributes.Id || !Table.NlriOf(place, out _).SequenceEqual(key.Nlri)) continue;
            var version = Table.VersionOf(place);
            if (!IsBefore(peers, version)) continue;
            Blocks.Touch(version);
            Retag(ref record, sets.Union(sets.At(record.Tag), peers));
            return true;
        }

        return false;
    }

    /// <summary>
    /// Makes one record of two that hold the same route for peers which have all passed both, or all have both before them: what many peers are told one
    /// after the other comes together again.
    /// </summary>
    private void Fuse(in RouteKey key, AttributeSet attributes)
    {
        var (older, later) = (-1, -1);
        var slot = Table.Start(key);
        int place;
        while ((place = Table.Next(key, ref slot)) >= 0)
        {
            if (Table[place].Attributes != attributes.Id || !Table.NlriOf(place, out _).SequenceEqual(key.Nlri)) continue;
            if (older < 0) older = place;
            else if (later < 0) later = place;
            else return;
        }

        if (later < 0) return;
        if (Table.VersionOf(older) > Table.VersionOf(later)) (older, later) = (later, older);
        var (from, to) = (Table.VersionOf(older), Table.VersionOf(later));
        var both = sets.Union(sets.At(Table[older].Tag), sets.At(Table[later].Tag));
        for (var peer = both.Next(-1); peer >= 0; peer = both.Next(peer))
        {
            var member = peersByIndex[peer]!;
            if (member.Pass != DrainPass.None || (member.Announced < to && member.Announced >= from)) return;
        }

        Blocks.Touch(to);
        Retag(ref Table[later], both);
        Kill(older);
    }

    private bool IsBefore(PeerSet peers, long version)
    {
        for (var peer = peers.Next(-1); peer >= 0; peer = peers.Next(peer))
        {
            var member = peersByIndex[peer]!;
            if (member.Announced >= version || (member.Pass != DrainPass.None && member.To >= version)) return false;
        }

        return true;
    }
}
