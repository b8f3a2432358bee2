using System.Runtime.InteropServices;
using ExaBgp.Protocol;
using ExaBgp.Reactor.Seams;
using ExaBgp.Session;

namespace ExaBgp.Reactor.Peers;

/// <summary>How a peer gets its connection: attempts, back-off, connections from outside, collisions.</summary>
internal sealed partial class Peer
{
    private const int MostTries = 50;
    private const long LongestAttempt = 30_000;
    private const long PauseBetweenTries = 100;
    private const int TimedOut = 110;
    private int? _connecting;
    private int _tries;
    private long _attemptStart;
    private long? _retryAt;
    private long? _connectUntil;
    private int _attemptsEnded;
    private int _connectFailure;

    /// <summary>True when a connection from outside can be matched with this peer.</summary>
    public bool Accepts(IpAddress local, IpAddress remote) =>
        remote.IsInside(Settings.PeerAddress, Settings.PeerRangeLength) && (!Settings.LocalAddress.IsSet || Settings.LocalAddress == local);

    /// <summary>A connection from outside.</summary>
    public void Accept(int handle)
    {
        if (_isStopped)
        {
            Refuse(handle, new NotificationError(6, 5, "Connection Rejected"));
            return;
        }

        if (_isRestarting)
        {
            Refuse(handle, new NotificationError(6, 6, "Other Configuration Change"));
            return;
        }

        if (_current is { Machine.State: SessionState.Established } established)
        {
            if (established.Machine.Context?.GracefulRestart != true)
            {
                _services.Log.CollisionRefused(Settings.PeerAddress);
                Refuse(handle, new NotificationError(6, 7, "could not accept the connection, already established"));
                return;
            }

            // RFC 4724 section 5: the peer has restarted and does not know the session any more.
            End(established, null, "closing connection");
        }

        // An attempt of ours that is under way goes on: both sides may have begun at once, and if each gave up its own nothing would be left.
        if (_connecting is null) _tries = 0;
        _backoff.Reset();
        _retryAt = null;
        if (_current is null)
        {
            Adopt(handle, incoming: true);
            return;
        }

        if (_rival is not null)
        {
            Refuse(handle, new NotificationError(6, 7, "could not accept the connection, as another connection is already in open-confirm and will go through"));
            return;
        }

        AdoptRival(handle, incoming: true);
    }

    private void BeginAttempt()
    {
        _tries = 0;
        _attemptStart = _services.Clock.Now;
        _retryAt = null;
        ReportState(SessionState.Active);
        ReportState(SessionState.Idle);
        Try();
    }

    private void Try()
    {
        _tries++;
        _connectUntil = _services.Clock.Now + LongestAttempt;
        var handle = _services.Network.Connect(ConnectionPlan.Outgoing(Settings, _services.Daemon));
        _services.Handles[handle] = this;
        _connecting = handle;
    }

    private void ConnectDue(long now)
    {
        if (_connectUntil is { } limit && now >= limit && _connecting is { } unanswered)
        {
            Close(unanswered);
            OnConnectFailed(TimedOut);
        }

        if (_retryAt is { } at && now >= at && !_isStopped && _current is null && _connecting is null)
        {
            if (_tries > 0) Try();
            else BeginAttempt();
            _retryAt = null;
        }
    }

    private void OnConnected()
    {
        var handle = _connecting!.Value;
        _connecting = null;
        _connectUntil = null;
        _connectFailure = 0;
        _tries = 0;
        _retryAt = null;
        if (_current is null) Adopt(handle, incoming: false);
        else if (_rival is null && _current.Machine.State != SessionState.Established) AdoptRival(handle, incoming: false);
        else Close(handle);
    }

    private void OnConnectFailed(int errno)
    {
        if (_connecting is { } failed) _services.Handles.Remove(failed);
        _connecting = null;
        _connectUntil = null;
        if (_isStopped || _current is not null)
        {
            _tries = 0;
            return;
        }

        TellConnectFailed(errno);
        var now = _services.Clock.Now;
        if (_tries < MostTries && now - _attemptStart < LongestAttempt)
        {
            _retryAt = now + PauseBetweenTries;
        }
        else
        {
            _tries = 0;
            AttemptEnded();
        }
    }

    /// <summary>Once for each reason, not for each try: a router may be away for a night.</summary>
    private void TellConnectFailed(int errno)
    {
        if (errno == _connectFailure) return;
        _connectFailure = errno;
        var plan = ConnectionPlan.Outgoing(Settings, _services.Daemon);
        var from = plan.Local.IsSet ? $" from {plan.Local}" : string.Empty;
        var reason = errno == TimedOut ? "no answer" : Marshal.GetPInvokeErrorMessage(errno);
        _services.Log.ConnectFailed(plan.Remote, plan.Port, from, reason);
    }

    private void StopConnecting()
    {
        if (_connecting is { } handle) Close(handle);
        _connecting = null;
        _connectUntil = null;
        _retryAt = null;
        _tries = 0;
    }

    /// <summary>An attempt, or a session, is over: count it, and plan the next.</summary>
    private void AttemptEnded()
    {
        _attemptsEnded++;
        var most = _services.Daemon.TcpAttempts;
        if (IsEphemeral || (most > 0 && _attemptsEnded >= most))
        {
            _isStopped = true;
            _services.Timers.Set(this, null);
            _services.Ended(this);
            return;
        }

        if (!_isRestarting) Retry();
        UpdateDeadline();
    }

    /// <summary>Somebody wants it to have everything: the wait for the next attempt is over.</summary>
    public void Hasten()
    {
        if (IsConnectedNow || _connecting is not null || _tries > 0 || _retryAt is null) return;
        _backoff.Reset();
        _retryAt = _services.Clock.Now;
        _services.Ready(this);
    }

    private void Retry()
    {
        if (IsPassive) return;
        var wait = _backoff.Next();
        _retryAt = _services.Clock.Now + wait;
        _services.Trace.Retry(Settings.PeerAddress, wait);
    }

    private void Adopt(int handle, bool incoming)
    {
        _current = Open(handle, incoming);
        _services.Events.Connected(this);
        _current.Machine.Connected(_services.Clock.Now, _services.Actions);
        Execute(_current, default);
        _services.Ready(this);
    }

    /// <summary>A second connection, while it is not known which of the two stays.</summary>
    private void AdoptRival(int handle, bool incoming)
    {
        _rival = Open(handle, incoming);
        _rival.Machine.Connected(_services.Clock.Now, _services.Actions);
        Execute(_rival, default);
        _services.Ready(this);
    }

    private void Close(int handle)
    {
        _services.Handles.Remove(handle);
        _services.Network.Close(handle);
    }

    private PeerConnection Open(int handle, bool incoming)
    {
        _services.Handles[handle] = this;
        var (local, _, remote, _) = _services.Network.Endpoints(handle);
        var config = ConnectionPlan.Session(Settings, _services.Daemon, local.Unmapped(), remote.Unmapped());
        _local = local.Unmapped();
        return new PeerConnection(handle, incoming, new SessionMachine(config, _services.Contexts)) { LastProgress = _services.Clock.Now };
    }

    /// <summary>Both connections are known to be with the same router: one of them ends (RFC 4271 section 6.8). True when <paramref name="connection"/> stays.</summary>
    private bool Settle(PeerConnection connection)
    {
        var other = ReferenceEquals(connection, _current) ? _rival : _current;
        if (other is null) return true;
        var open = connection.Machine.Received!;
        var keepOutgoing = Collision.KeepsOutgoing(connection.Machine.Sent!.Identifier, connection.Machine.Sent.As, open.Identifier, open.As);
        var stays = connection.Incoming != keepOutgoing;
        if (!stays && other.Machine.State < SessionState.OpenConfirm) return true;
        var loser = stays ? other : connection;
        var notification = new NotificationError(6, 7, "Connection Collision Resolution");
        if (ReferenceEquals(loser, _rival))
        {
            EndRival(loser, notification);
        }
        else
        {
            var winner = _rival!;
            _rival = null;
            End(loser, notification, "connection received before we could fully establish one", replaced: true);
            Promote(winner);
        }

        return stays;
    }

    private void Promote(PeerConnection winner)
    {
        _current = winner;
        StopConnecting();
        _services.Events.Connected(this);
        ReportState(SessionState.Connect);
        if (winner.Machine.Sent is not null) ReportState(SessionState.OpenSent);
    }

    private void EndRival(PeerConnection rival, NotificationError? notification)
    {
        if (notification is not null) WriteNotification(rival, notification, report: false);
        rival.Machine.Abandon();
        _rival = null;
        Linger(rival);
    }

    private void Linger(PeerConnection connection)
    {
        _services.Handles.Remove(connection.Handle);
        _services.Lingering.Add(connection.Handle, connection.Unwritten);
    }

    private void Refuse(int handle, NotificationError notification)
    {
        var buffer = new Protocol.Wire.ByteBuffer();
        Protocol.Messages.NotificationMessage.Write(buffer, notification);
        _services.Lingering.Add(handle, buffer.Written);
    }
}
