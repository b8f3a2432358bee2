using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Routes.Draining;
using ExaBgp.Routes.Table;

namespace ExaBgp.Routes;

/// <summary>What is announced to a peer, for those who show it.</summary>
public sealed partial class OutgoingRib
{
    /// <summary>Routes announced to the peer.</summary>
    public int Count(int peer) => At(peer).Options.Keep ? Sets.Announced(peer) : 0;

    /// <summary>
    /// The next route announced to the peer, in order of announcement, its next hop resolved where that is known; <paramref name="position"/> starts at 0
    /// and stays good when the table changes. The row is valid until then.
    /// </summary>
    public bool Next(int peer, scoped ref long position, out RouteRow row)
    {
        var known = At(peer);
        var table = _routes.Table;
        while (known.Options.Keep && table.TrySeek(position, out var chunk, out var offset))
        {
            for (; offset < chunk.Used; offset++)
            {
                ref var record = ref chunk.Records[offset];
                if ((record.Flags & RouteFlags.Announce) == 0 || !Sets.At(record.Tag).Contains(peer)) continue;
                position = chunk.VersionAt(offset);
                var family = FamilyTable.At(record.Family);
                var nlri = table.NlriOf(RouteTable.PlaceOf(chunk, offset), out var pathId);
                row = new RouteRow(family, pathId, nlri, Resolved(known, family, _interner.At(record.Attributes)));
                return true;
            }

            position = chunk.Last;
        }

        row = default;
        return false;
    }

    /// <summary>The next hop of these attributes as the peer's session has it; <c>self</c> stays when that is not known yet.</summary>
    public NextHop Resolve(int peer, FamilyCodec family, AttributeSet attributes) => _peers[peer]!.Resolve(family.Family, attributes.NextHop);

    private AttributeSet Resolved(OutgoingPeer peer, FamilyCodec family, AttributeSet attributes)
    {
        var nextHop = peer.Resolve(family.Family, attributes.NextHop);
        return nextHop == attributes.NextHop ? attributes : _interner.Intern(attributes.Bytes, nextHop);
    }
}
