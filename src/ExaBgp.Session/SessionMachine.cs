using ExaBgp.Protocol;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Session;

/// <summary>
/// The state machine of one BGP connection, from TCP up to its end (RFC 4271 section 8.2.2). Pure: events and the time come in, actions go out; whoever
/// owns the connection carries them out in order. Two connections with one peer are two machines; their owner settles the collision (section 6.8).
/// </summary>
public sealed class SessionMachine(SessionConfig config, EncodingContexts contexts)
{
    private long _lastReceived;
    private long _holdMilliseconds;
    private long _nextKeepalive = long.MaxValue;
    private long _openDeadline = long.MaxValue;
    private bool _holdSuspended;
    private int _keepalivesTooMany;

    /// <summary>Where it stands.</summary>
    public SessionState State { get; private set; } = SessionState.Active;

    /// <summary>Our OPEN, once sent.</summary>
    public OpenMessage? Sent { get; private set; }

    /// <summary>The peer's OPEN, once accepted.</summary>
    public OpenMessage? Received { get; private set; }

    /// <summary>What both agreed on, from OPENCONFIRM on.</summary>
    public SessionContext? Context { get; private set; }

    /// <summary>True once a NOTIFICATION was received or sent.</summary>
    public bool IsEndedByNotification { get; private set; }

    /// <summary>True once an action asked to end the connection.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>When <see cref="Tick"/> is due, in the milliseconds of its caller.</summary>
    public long? Deadline
    {
        get
        {
            if (IsClosed) return null;
            var next = Math.Min(_openDeadline, _nextKeepalive);
            if (_holdMilliseconds > 0 && !_holdSuspended) next = Math.Min(next, _lastReceived + _holdMilliseconds);
            return next == long.MaxValue ? null : next;
        }
    }

    /// <summary>TCP is up.</summary>
    public void Connected(long now, IList<SessionAction> actions)
    {
        Enter(SessionState.Connect, actions);
        _lastReceived = now;
        _openDeadline = now + config.OpenWait;
        if (config.Open.LocalAs != 0) SendOpen(config.Open, actions);
    }

    /// <summary>A whole, well framed message.</summary>
    public void Message(MessageType type, ReadOnlySpan<byte> body, long now, IList<SessionAction> actions)
    {
        if (IsClosed) return;
        _lastReceived = now;
        if (type == MessageType.Notification)
        {
            OnNotification(body, actions);
            return;
        }

        switch (State)
        {
            case SessionState.Connect or SessionState.OpenSent:
                OnOpenSent(type, body, now, actions);
                break;
            case SessionState.OpenConfirm:
                OnOpenConfirm(type, now, actions);
                break;
            case SessionState.Established:
                OnEstablished(type, actions);
                break;
        }
    }

    /// <summary>Time has passed.</summary>
    public void Tick(long now, IList<SessionAction> actions)
    {
        if (IsClosed) return;
        if (now >= _openDeadline)
        {
            Fail(new NotificationError(5, 1, "waited for open too long, we do not like stuck in active"), actions);
            return;
        }

        if (_holdMilliseconds == 0) return;
        if (!_holdSuspended && now >= _lastReceived + _holdMilliseconds)
        {
            Fail(new NotificationError(4, 0, ReadOnlyMemory<byte>.Empty), actions);
            return;
        }

        if (now < _nextKeepalive) return;
        actions.Add(new SessionAction(SessionActionKind.SendKeepalive));
        var interval = Math.Max(1, _holdMilliseconds / 3000) * 1000;
        _nextKeepalive += interval * (((now - _nextKeepalive) / interval) + 1);
    }

    /// <summary>While we choose not to read, the hold time does not run out on octets that wait unread (and starts again afterwards).</summary>
    public void SuspendHold(bool suspend, long now)
    {
        if (_holdSuspended && !suspend) _lastReceived = now;
        _holdSuspended = suspend;
    }

    /// <summary>An error in what the peer sent: a NOTIFICATION, then the end.</summary>
    public void Fail(NotificationError error, IList<SessionAction> actions)
    {
        if (IsClosed) return;
        IsEndedByNotification = true;
        actions.Add(new SessionAction(SessionActionKind.SendNotification, Notification: error));
        Close($"notification sent ({error.Code},{error.Subcode})", actions);
    }

    /// <summary>An error of framing, found before there was a message.</summary>
    public void MisFramed(NotificationError error, IList<SessionAction> actions)
    {
        if (IsClosed) return;
        actions.Add(new SessionAction(SessionActionKind.LocalError, Notification: error));
        Fail(error, actions);
    }

    /// <summary>We end the session: with a NOTIFICATION, or without one.</summary>
    public void Stop(NotificationError? notification, string reason, IList<SessionAction> actions)
    {
        if (IsClosed) return;
        if (notification is not null && State > SessionState.Connect)
        {
            IsEndedByNotification = true;
            actions.Add(new SessionAction(SessionActionKind.SendNotification, Notification: notification));
        }

        Close(reason, actions);
    }

    /// <summary>The connection ends without anything more to be done: it has lost a collision.</summary>
    public void Abandon() => IsClosed = true;

    /// <summary>TCP is gone.</summary>
    public void Lost(IList<SessionAction> actions)
    {
        if (!IsClosed) Close("closing connection", actions);
    }

    private void OnOpenSent(MessageType type, ReadOnlySpan<byte> body, long now, IList<SessionAction> actions)
    {
        if (type != MessageType.Open)
        {
            var name = type == MessageType.Update && body.Length is 4 or 11 ? "EOR" : MessageHeader.NameOf(type);
            Fail(new NotificationError(5, 1, $"The first packet received is not an open message ({name})"), actions);
            return;
        }

        if (!OpenMessage.TryRead(body, out var received, out var error) || received is null)
        {
            Fail(error!, actions);
            return;
        }

        actions.Add(new SessionAction(SessionActionKind.Report));
        if (Sent is null) SendOpen(config.Open with { LocalAs = received.As }, actions);
        error = OpenValidation.Validate(Sent!, received, config.PeerAs);
        if (error is not null)
        {
            Fail(error, actions);
            return;
        }

        Received = received;
        _openDeadline = long.MaxValue;
        Context = Protocol.Negotiation.Negotiation.Negotiate(Sent!, received, config.Negotiation, contexts);
        _holdMilliseconds = Context.HoldTime * 1000L;
        _lastReceived = now;
        actions.Add(new SessionAction(SessionActionKind.OpenAccepted));
        actions.Add(new SessionAction(SessionActionKind.Negotiated));
        Enter(SessionState.OpenConfirm, actions);
        actions.Add(new SessionAction(SessionActionKind.SendKeepalive));
        if (_holdMilliseconds > 0) _nextKeepalive = now + (Math.Max(1, Context.HoldTime / 3) * 1000L);
    }

    private void OnOpenConfirm(MessageType type, long now, IList<SessionAction> actions)
    {
        if (type != MessageType.Keepalive)
        {
            Fail(new NotificationError(5, 2, "Receive Unexpected Message in OpenConfirm State"), actions);
            return;
        }

        actions.Add(new SessionAction(SessionActionKind.Report));
        Enter(SessionState.Established, actions);
        if (_holdMilliseconds > 0) _nextKeepalive = now + (Math.Max(1, Context!.HoldTime / 3) * 1000L);
        actions.Add(new SessionAction(SessionActionKind.Established));
    }

    private void OnEstablished(MessageType type, IList<SessionAction> actions)
    {
        switch (type)
        {
            case MessageType.Keepalive when _holdMilliseconds == 0 && ++_keepalivesTooMany > 1:
                Fail(new NotificationError(2, 6, "Negotiated holdtime was zero, it was invalid to send us a keepalive messages"), actions);
                break;
            case MessageType.Keepalive:
                actions.Add(new SessionAction(SessionActionKind.Report));
                break;
            case MessageType.Open:
                Fail(new NotificationError(5, 3, "Receive Unexpected Message in Established State"), actions);
                break;
            default:
                actions.Add(new SessionAction(SessionActionKind.Deliver));
                break;
        }
    }

    private void OnNotification(ReadOnlySpan<byte> body, IList<SessionAction> actions)
    {
        IsEndedByNotification = true;
        actions.Add(new SessionAction(SessionActionKind.Report));
        var code = body.Length > 0 ? body[0] : 0;
        var subcode = body.Length > 1 ? body[1] : 0;
        Close($"notification received ({code},{subcode})", actions);
    }

    private void SendOpen(OpenOptions options, IList<SessionAction> actions)
    {
        Sent = OpenMessage.Build(options);
        actions.Add(new SessionAction(SessionActionKind.SendOpen));
        Enter(SessionState.OpenSent, actions);
    }

    private void Enter(SessionState state, IList<SessionAction> actions)
    {
        State = state;
        actions.Add(new SessionAction(SessionActionKind.EnterState, state));
    }

    private void Close(string reason, IList<SessionAction> actions)
    {
        IsClosed = true;
        actions.Add(new SessionAction(SessionActionKind.Close, Reason: reason));
    }
}
