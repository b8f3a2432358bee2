using ExaBgp.Routes;

namespace ExaBgp.Api.Commands.Rib;

/// <summary>Goes through the Adj-RIBs of some peers, one after the other, over several turns.</summary>
internal sealed class RibWalk(ISpeaker speaker, IReadOnlyList<IPeerView> peers, bool incoming)
{
    private RouteBookmark _bookmark;
    private int _at;

    /// <summary>True behind the last route of the last peer.</summary>
    public bool IsEnd => _at >= peers.Count;

    /// <summary>The next route and whose it is; false when the peer at hand has no more (or there is none).</summary>
    public bool TryNext(out IPeerView? peer, out RouteRow route)
    {
        peer = null;
        route = default;
        if (IsEnd) return false;
        peer = peers[_at];
        if (speaker.NextRoute(peer, incoming, ref _bookmark, out route)) return true;
        _at++;
        _bookmark = default;
        return false;
    }
}
