using ExaBgp.Protocol;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Routes;

namespace ExaBgp.Reactor.Peers;

/// <summary>Bounds and marks of the Adj-RIB-In: refresh, the most prefixes, paths for a prefix.</summary>
internal sealed partial class Peer
{
    private PathsAudit? _audit;
    private bool _maxPrefixWarned;

    /// <summary>A limit needs to know what is held.</summary>
    private bool KeepsIncoming => Settings.AdjRibIn || Settings.MaxPrefix > 0;

    /// <summary>A request is answered from the Adj-RIB-Out; the marks around an answer to ours tell which routes are no more (RFC 7313).</summary>
    private void OnRefresh(SessionContext session, in RouteRefreshMessage refresh)
    {
        switch (refresh.Subtype)
        {
            case RouteRefreshMessage.Query when session.RouteRefresh:
                _services.Rib.Refresh(RibIndex, refresh.Family);
                break;
            case RouteRefreshMessage.Begin when session.EnhancedRefresh:
                IncomingRib.MarkStale(refresh.Family);
                break;
            case RouteRefreshMessage.End when session.EnhancedRefresh:
                IncomingRib.EndOfRib(refresh.Family);
                break;
        }
    }

    private void CheckMaxPrefix(PeerConnection connection)
    {
        var most = Settings.MaxPrefix;
        if (most == 0) return;
        var held = IncomingRib.Count;
        if (held > most)
        {
            _services.Log.MaxPrefixReached(Settings.PeerAddress, most);
            _backoff.Lengthen();
            connection.Machine.Fail(new NotificationError(6, 1, "Maximum Number of Prefixes Reached"), _services.Actions);
            Execute(connection, default);
        }
        else if (!_maxPrefixWarned && Settings.MaxPrefixWarning > 0 && held * 100L >= most * (long)Settings.MaxPrefixWarning)
        {
            _maxPrefixWarned = true;
            _services.Log.MaxPrefixWarning(Settings.PeerAddress, held, most);
        }
    }
}
