using ExaBgp.Protocol;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Session;

namespace ExaBgp.Reactor.Peers;

/// <summary>How connections and sessions end, and what stays of the peer's routes (RFC 4724).</summary>
internal sealed partial class Peer
{
    private long? _staleUntil;

    private long? StaleDeadline
    {
        get
        {
            if (_staleUntil is { } at && _services.Clock.Now >= at)
            {
                _staleUntil = null;
                IncomingRib.RemoveStale();
            }

            return _staleUntil;
        }
    }

    private void End(PeerConnection connection, NotificationError? notification, string reason, bool replaced = false)
    {
        if (ReferenceEquals(connection, _rival))
        {
            EndRival(connection, notification);
            return;
        }

        _replacing = replaced;
        connection.Machine.Stop(notification, reason, _services.Actions);
        Execute(connection, default);
        _replacing = false;
    }

    private bool _replacing;

    private void OnClosed(PeerConnection connection, string reason)
    {
        if (ReferenceEquals(connection, _rival))
        {
            _rival = null;
            Linger(connection);
            return;
        }

        var wasEstablished = connection.Machine.State == SessionState.Established;
        _current = null;
        Linger(connection);
        _pausedBy.Clear();
        Requested.Clear();
        if (wasEstablished)
        {
            _downSince = _services.Clock.Now;
            _services.Rib.SessionDown(RibIndex);
            EndIncoming(connection.Machine.Context!);
        }

        _services.Log.SessionDown(Settings.PeerAddress, reason);
        _services.Events.Down(this, reason);
        ReportState(SessionState.Idle);
        _counters.Reset();
        if (_replacing) return;
        if (_rival is { } rival)
        {
            _rival = null;
            Promote(rival);
            return;
        }

        if (!_isStopped) AttemptEnded();
    }

    private void BeginIncoming(SessionContext session)
    {
        if (!session.GracefulRestart) IncomingRib.Clear();
        else IncomingRib.KeepStale(session.FamilySet);
    }

    private void EndIncoming(SessionContext session)
    {
        if (session is { GracefulRestart: true, PeerRestartTime: > 0 } && !_isStopped)
        {
            IncomingRib.MarkStale();
            _staleUntil = _services.Clock.Now + (session.PeerRestartTime * 1000L);
        }
        else
        {
            IncomingRib.Clear();
        }
    }
}
