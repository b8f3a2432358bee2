using ExaBgp.Api;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Registry;
using ExaBgp.Reactor.Seams;
using ExaBgp.Session;

namespace ExaBgp.Reactor.Peers;

/// <summary>What comes in: framing, the state machine, UPDATEs into the Adj-RIB-In and to the helpers.</summary>
internal sealed partial class Peer
{
    private const int MostOctetsATurn = 512 * 1024;
    private const int MostOctetsToldATurn = 32 * 1024;

    private void Read(PeerConnection connection)
    {
        // Events are many times the octets they tell of: made from small bites they leave as they come, and the queue need not hold them.
        var budget = _services.Events.Wants(this, Direction.Receive, MessageType.Update) ? MostOctetsToldATurn : MostOctetsATurn;
        var buffer = _services.ReadBuffer;
        while (!connection.Machine.IsClosed && !IsPaused(connection))
        {
            if (connection.PartialLength > 0)
            {
                var kept = connection.TakePartial(buffer);
                var handled = Process(connection, buffer.AsSpan(0, kept));
                connection.KeepPartial(buffer.AsSpan(handled, kept - handled));
                if (connection.Machine.IsClosed || IsPaused(connection)) return;
            }

            if (!connection.Readable || budget <= 0) return;
            var start = connection.TakePartial(buffer);
            var result = _services.Network.Receive(connection.Handle, buffer.AsSpan(start, Math.Min(PeerServices.ReadSize, budget)));
            var length = start + result.Count;
            budget -= result.Count;
            var done = result.Count > 0 ? Process(connection, buffer.AsSpan(0, length)) : 0;
            connection.KeepPartial(buffer.AsSpan(done, length - done));
            switch (result.Status)
            {
                case IoStatus.Ok:
                    break;
                case IoStatus.WouldBlock:
                    connection.Readable = false;
                    return;
                default:
                    connection.Readable = false;
                    connection.Machine.Lost(_services.Actions);
                    Execute(connection, default);
                    return;
            }
        }
    }

    /// <summary>Handles the whole messages at the front of <paramref name="octets"/>; returns how many octets they were.</summary>
    private int Process(PeerConnection connection, ReadOnlySpan<byte> octets)
    {
        var at = 0;
        while (!connection.Machine.IsClosed)
        {
            var limit = connection.Machine.Context?.Encoding.MessageSize ?? MessageHeader.StandardMaximum;
            var frame = MessageHeader.TryReadFrame(octets[at..], limit, _services.Daemon.Generation, out var type, out var length, out var error);
            if (frame == FrameStatus.NeedMore) return at;
            if (frame == FrameStatus.Error)
            {
                FailFraming(connection, error!);
                return octets.Length;
            }

            var message = octets.Slice(at, length);
            at += length;
            _counters.Count(Direction.Receive, type);
            if (_services.Trace.Messages) _services.Trace.Message(Settings.PeerAddress, Direction.Receive, message);
            connection.Machine.Message(type, message[MessageHeader.Size..], _services.Clock.Now, _services.Actions);
            Execute(connection, message);
            if (PausedByOverflow()) return at;
        }

        return octets.Length;
    }

    /// <summary>Carries out what a machine asked for, in order.</summary>
    private void Execute(PeerConnection connection, ReadOnlySpan<byte> message)
    {
        var actions = _services.TakeActions();
        foreach (var action in actions)
        {
            if (!Execute(connection, action, message)) break;
        }

        _services.GiveBack(actions);
    }

    /// <summary>Carries out one action; false when the others are not to be done any more.</summary>
    private bool Execute(PeerConnection connection, in SessionAction action, ReadOnlySpan<byte> message)
    {
        switch (action.Kind)
        {
            case SessionActionKind.EnterState:
                if (IsCurrent(connection)) ReportState(action.State);
                break;
            case SessionActionKind.SendOpen:
                WriteOpen(connection);
                break;
            case SessionActionKind.SendKeepalive:
                WriteKeepalive(connection);
                break;
            case SessionActionKind.SendNotification:
                WriteNotification(connection, action.Notification!, report: IsCurrent(connection));
                break;
            case SessionActionKind.Report:
                ReportReceived(connection, message);
                break;
            case SessionActionKind.OpenAccepted:
                // A lost collision takes away what the machine asked for next.
                return _rival is null || Settle(connection);
            case SessionActionKind.Negotiated:
                if (IsCurrent(connection)) _services.Events.Negotiated(this, connection.Machine.Context!);
                break;
            case SessionActionKind.Established:
                OnEstablished(connection);
                break;
            case SessionActionKind.Deliver:
                Deliver(connection, message);
                return false;
            case SessionActionKind.LocalError:
                if (IsCurrent(connection)) _services.Events.LocalError(this, action.Notification!.Code, action.Notification.Subcode, action.Notification.Data.Span);
                break;
            case SessionActionKind.Close:
                OnClosed(connection, action.Reason);
                return false;
        }

        return true;
    }

    private void Deliver(PeerConnection connection, ReadOnlySpan<byte> message)
    {
        var session = connection.Machine.Context!;
        var body = message[MessageHeader.Size..];
        switch ((MessageType)message[18])
        {
            case MessageType.Update:
                OnUpdate(connection, message, body);
                break;
            case MessageType.RouteRefresh:
                if (!RouteRefreshMessage.TryRead(message, session.EnhancedRefresh, out var refresh, out var error))
                {
                    Malformed(connection, error!);
                    return;
                }

                ReportReceived(connection, message);
                OnRefresh(session, refresh);
                break;
            default:
                ReportReceived(connection, message);
                break;
        }
    }

    private void OnUpdate(PeerConnection connection, ReadOnlySpan<byte> message, ReadOnlySpan<byte> body)
    {
        var session = connection.Machine.Context!;
        var decoder = _services.Decoder;
        var outcome = decoder.Decode(body, session, _services.Interner);
        if (outcome.Kind == DispositionKind.ResetSession)
        {
            Malformed(connection, outcome.Notification!);
            return;
        }

        if (outcome.Kind == DispositionKind.TreatAsWithdraw) _services.Log.TreatedAsWithdraw(Settings.PeerAddress, outcome.Reason);
        var update = decoder.View(body);
        if (update.IsEndOfRib(out var family))
        {
            IncomingRib.EndOfRib(family);
        }
        else
        {
            var keep = KeepsIncoming;
            var trace = _services.Trace;
            foreach (var route in update.Withdrawn)
            {
                _counters.PrefixesWithdrawn++;
                if (trace.Routes) trace.Route(Settings.PeerAddress, announced: false, route.Family, route.PathId, route.Nlri, null);
                _audit?.Withdraw(route.Family, route.PathId ?? 0, route.Nlri);
                if (keep) IncomingRib.Withdraw(route.Family, route.PathId, route.Nlri);
            }

            if (keep)
            {
                foreach (var route in update.Announced) IncomingRib.Expect(route.Family, route.PathId, route.Nlri);
            }

            foreach (var route in update.Announced)
            {
                _counters.PrefixesReceived++;
                if (trace.Routes) trace.Route(Settings.PeerAddress, announced: true, route.Family, route.PathId, route.Nlri, route.Attributes);
                if (_audit?.Announce(route.Family, route.PathId ?? 0, route.Nlri) == true) _services.Log.TooManyPaths(Settings.PeerAddress, trace.Text(route.Family, route.PathId, route.Nlri));
                if (keep) IncomingRib.Announce(route.Family, route.PathId, route.Nlri, route.Attributes);
            }
        }

        _services.Events.Update(this, message, session, update);
        CheckMaxPrefix(connection);
    }

    private void Malformed(PeerConnection connection, NotificationError error)
    {
        connection.Machine.Fail(error, _services.Actions);
        Execute(connection, default);
    }

    /// <summary>A marker or length that is wrong is told to helpers as if the peer had sent the NOTIFICATION, before they see ours go out; an unknown type is not.</summary>
    private void FailFraming(PeerConnection connection, NotificationError error)
    {
        if (error is { Code: 1, Subcode: 1 or 2 }) connection.Machine.MisFramed(error, _services.Actions);
        else connection.Machine.Fail(error, _services.Actions);
        Execute(connection, default);
    }

    private void ReportReceived(PeerConnection connection, ReadOnlySpan<byte> message)
    {
        if (!IsCurrent(connection) || message.IsEmpty) return;
        var type = (MessageType)message[18];
        if (type == MessageType.Notification) LogReceived(NotificationMessage.Read(message[MessageHeader.Size..]));
        if (_services.Events.Wants(this, Direction.Receive, type)) _services.Events.Message(this, Direction.Receive, message, connection.Machine.Context);
    }

    private void LogReceived(NotificationError told)
    {
        var text = NotificationText.Describe(told.Code, told.Subcode, told.Data.Span);
        _services.Log.NotificationReceived(Settings.PeerAddress, told.Code, told.Subcode, text);
    }

    private void Tick(PeerConnection connection, long now)
    {
        if (connection.Machine.IsClosed || connection.Machine.Deadline is not { } at || at > now) return;
        connection.Machine.Tick(now, _services.Actions);
        Execute(connection, default);
    }

    /// <summary>A helper that takes its events too slowly stops the sessions that feed it: they are not read until it has room.</summary>
    private bool PausedByOverflow()
    {
        _services.Overflow.Take(_pausedBy);
        if (_pausedBy.Count == 0) return false;
        if (_current is { } current)
        {
            _services.Network.PauseReading(current.Handle, true);
            current.Machine.SuspendHold(true, _services.Clock.Now);
        }

        return true;
    }

    /// <summary>A second connection tells helpers nothing, and whether it or the first one stays cannot wait for them.</summary>
    private bool IsPaused(PeerConnection connection) => _pausedBy.Count > 0 && IsCurrent(connection);

    /// <summary>True when every helper that paused it has room again.</summary>
    public bool CanResume => _pausedBy.Count > 0 && _pausedBy.TrueForAll(static outbox => outbox.HasRoom);

    private void Resume()
    {
        if (_pausedBy.Count == 0) return;
        _pausedBy.RemoveAll(static outbox => outbox.HasRoom);
        if (_pausedBy.Count > 0 || _current is not { } current) return;
        current.Readable = true;
        _services.Network.PauseReading(current.Handle, false);
        current.Machine.SuspendHold(false, _services.Clock.Now);
    }

    private bool IsCurrent(PeerConnection connection) => ReferenceEquals(connection, _current);

    private void ReportState(SessionState state)
    {
        _state = state;
        _services.Events.StateChanged(this, state.Name());
    }
}
