using ExaBgp.Protocol;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Session;

namespace ExaBgp.Reactor.Peers;

/// <summary>How connections and sessions end, and what stays of the peer's routes (RFC 4724).</summary>
internal sealed partial class Peer
{
    private const long LongestStale = 360_000;
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
            EndIncoming(connection.Machine);
            _services.Trace.Ended(Settings.PeerAddress, (_downSince - _establishedAt) / 1000, _counters);
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

    /// <summary>A peer that is back in time has still to say what is not stale; it has as long for that as any router gives (RFC 4724 section 4.2).</summary>
    private void BeginIncoming(SessionContext session)
    {
        if (!session.GracefulRestart) IncomingRib.Clear();
        else IncomingRib.KeepStale(session.FamilySet);
        _staleUntil = IncomingRib.StaleCount > 0 ? _services.Clock.Now + LongestStale : null;
    }

    /// <summary>A session that a NOTIFICATION ended is over; one that was cut may be taken up again (RFC 4724 section 4).</summary>
    private void EndIncoming(SessionMachine machine)
    {
        var session = machine.Context!;
        if (session is { GracefulRestart: true, PeerRestartTime: > 0 } && !machine.IsEndedByNotification && !_isStopped)
        {
            // What was stale already, from the restart before, is not kept a second time.
            IncomingRib.RemoveStale();
            IncomingRib.MarkStale();
            _staleUntil = _services.Clock.Now + (session.PeerRestartTime * 1000L);
        }
        else
        {
            IncomingRib.Clear();
        }
    }
}
