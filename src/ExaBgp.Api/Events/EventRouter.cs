using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Api.Events;

/// <summary>
/// Knows which helper asked for what of which peer, and writes each event once for each form asked for. What it remembers of a peer is made again when
/// the peer's settings, addresses or session change.
/// </summary>
public sealed class EventRouter : IPeerEvents
{
    private readonly EventWriter _writer;
    private readonly SpeakerIdentity _identity;
    private readonly UpdateDecoder _decoder = new();
    private readonly AttributeInterner _interner = new();
    private IReadOnlyList<EventSubscriber> _subscribers = [];
    private DaemonSettings _daemon = DaemonSettings.Default;
    private PeerPlan?[] _plans = [];
    private int _version;

    /// <summary>A router that tells nobody until it is configured; <paramref name="identity"/> is written into every line.</summary>
    public EventRouter(SpeakerIdentity identity)
    {
        _identity = identity;
        _writer = new EventWriter(identity);
    }

    /// <summary>At the start, after a reload and whenever a helper was started again or ended for good: all helpers there are now.</summary>
    public void Configure(DaemonSettings daemon, IReadOnlyList<EventSubscriber> subscribers)
    {
        _daemon = daemon;
        _subscribers = subscribers;
        _version++;
        Array.Clear(_plans);
    }

    /// <inheritdoc/>
    public void Connected(IPeerView peer) => Change(peer, "connected", null);

    /// <inheritdoc/>
    public void Up(IPeerView peer) => Change(peer, "up", null);

    /// <inheritdoc/>
    public void Down(IPeerView peer, string reason) => Change(peer, "down", reason);

    /// <inheritdoc/>
    public void StateChanged(IPeerView peer, string state)
    {
        var plan = PlanOf(peer);
        if (plan.Fsm.Length == 0) return;
        _writer.Stamp();
        foreach (var group in plan.Fsm)
        {
            JsonEvents.State(_writer.Begin(group, peer), "fsm"u8, plan.Envelope, state, null);
            _writer.End(group, peer);
        }
    }

    /// <inheritdoc/>
    public void Negotiated(IPeerView peer, SessionContext session)
    {
        var plan = PlanOf(peer);
        if (plan.Negotiated.Length == 0) return;
        _writer.Stamp();
        foreach (var group in plan.Negotiated)
        {
            JsonEvents.Negotiated(_writer.Begin(group, peer), plan.Envelope, session);
            _writer.End(group, peer);
        }
    }

    /// <inheritdoc/>
    public bool Wants(IPeerView peer, Direction direction, MessageType type) => !PlanOf(peer).Of(direction, type).IsEmpty;

    /// <inheritdoc/>
    public void Update(IPeerView peer, ReadOnlySpan<byte> message, SessionContext session, in UpdateView update)
    {
        var plan = PlanOf(peer);
        var told = plan.Of(Direction.Receive, MessageType.Update);
        if (told.IsEmpty) return;
        var read = new MessageEvent(Direction.Receive, message, session, plan.Envelope) { Update = update };
        TellRaw(told, peer, read);
        TellRead(told, peer, read);
    }

    /// <inheritdoc/>
    public void Message(IPeerView peer, Direction direction, ReadOnlySpan<byte> message, SessionContext? session)
    {
        if (message.Length < MessageHeader.Size) return;
        var plan = PlanOf(peer);
        var told = plan.Of(direction, (MessageType)message[MessageHeader.Size - 1]);
        if (told.IsEmpty) return;
        var raw = new MessageEvent(direction, message, session, plan.Envelope);
        TellRaw(told, peer, raw);
        if (told.Parsed.Length + told.Consolidated.Length > 0 && TryRead(raw, out var read)) TellRead(told, peer, read);
    }

    /// <inheritdoc/>
    public void LocalError(IPeerView peer, byte code, byte subcode, ReadOnlySpan<byte> data)
    {
        var plan = PlanOf(peer);
        if (plan.LocalErrors.Length == 0) return;
        _writer.Stamp();
        foreach (var group in plan.LocalErrors)
        {
            var output = _writer.Begin(group, peer);
            if (group.Json) JsonEvents.LocalError(output, plan.Envelope, code, subcode, data);
            else TextEvents.LocalError(output, plan.Envelope, code, subcode, data);
            _writer.End(group, peer);
        }
    }

    /// <inheritdoc/>
    public void Signal(IReadOnlyList<IPeerView> peers, int number, string name)
    {
        _writer.Stamp();
        foreach (var peer in peers)
        {
            var plan = PlanOf(peer);
            foreach (var group in plan.Signals)
            {
                JsonEvents.Signal(_writer.Begin(group, peer), plan.Envelope, number, name);
                _writer.End(group, peer);
            }
        }
    }

    /// <inheritdoc/>
    public void Shutdown()
    {
        foreach (var subscriber in _subscribers)
        {
            WriteNote(subscriber.Process, subscriber.Queue.Begin(), "\"type\": \"notification\", \"notification\": \"shutdown\" }\n", $"shutdown {_identity.ProcessId} {_identity.ParentProcessId}\n\n");
            subscriber.Queue.End();
        }
    }

    /// <summary>Appends the event that tells a helper how many events were dropped because it did not read them.</summary>
    public void WriteLost(ProcessSettings process, ByteBuffer output, long count) => WriteNote(
        process, output, $"\"type\": \"overflow\", \"lost\": {count} }}\n", $"overflow lost {count}\n\n");

    private void WriteNote(ProcessSettings process, ByteBuffer output, string json, string text)
    {
        var forms = FormsOf(process);
        if (!IsJson(process, forms))
        {
            output.WriteText(text);
            return;
        }

        _writer.Stamp();
        _writer.WriteHead(output, new EventGroup(forms, json: true, []).Head);
        output.WriteText(json);
    }

    private void Change(IPeerView peer, string state, string? reason)
    {
        var plan = PlanOf(peer);
        if (plan.Changes.Length == 0) return;
        _writer.Stamp();
        foreach (var group in plan.Changes)
        {
            var output = _writer.Begin(group, peer);
            if (group.Json) JsonEvents.State(output, "state"u8, plan.Envelope, state, reason);
            else TextEvents.State(output, plan.Envelope, state, reason);
            _writer.End(group, peer);
        }
    }

    private void TellRaw(MessagePlan told, IPeerView peer, in MessageEvent raw)
    {
        _writer.Stamp();
        foreach (var group in told.Raw)
        {
            var output = _writer.Begin(group, peer);
            if (group.Json) JsonEvents.Raw(output, raw);
            else TextEvents.Raw(output, raw);
            _writer.End(group, peer);
        }
    }

    private void TellRead(MessagePlan told, IPeerView peer, in MessageEvent read)
    {
        Tell(told.Parsed, peer, read, withOctets: false);
        Tell(told.Consolidated, peer, read, withOctets: true);
    }

    private void Tell(EventGroup[] groups, IPeerView peer, in MessageEvent message, bool withOctets)
    {
        foreach (var group in groups)
        {
            var output = _writer.Begin(group, peer);
            if (group.Json) JsonEvents.Message(output, message, withOctets, group.Forms);
            else TextEvents.Message(output, message, withOctets, group.Forms);
            _writer.End(group, peer);
        }
    }

    /// <summary>Reads the message; false when it cannot be shown.</summary>
    private bool TryRead(in MessageEvent raw, out MessageEvent read)
    {
        read = raw;
        switch (raw.Type)
        {
            case MessageType.Update:
                if (raw.Session is null) return false;
                _interner.Sweep();
                if (_decoder.Decode(raw.Body, raw.Session, _interner, raw.IsSent).Kind == DispositionKind.ResetSession) return false;
                read = new MessageEvent(raw.Direction, raw.Octets, raw.Session, raw.Envelope) { Update = _decoder.View(raw.Body) };
                return true;
            case MessageType.Open:
                if (!OpenMessage.TryRead(raw.Body, out var open, out _)) return false;
                read = new MessageEvent(raw.Direction, raw.Octets, raw.Session, raw.Envelope) { Open = open };
                return true;
            case MessageType.Operational:
                if (!OperationalMessage.TryRead(raw.Body, out var operational, out _)) return false;
                read = new MessageEvent(raw.Direction, raw.Octets, raw.Session, raw.Envelope) { Operational = operational };
                return true;
            case MessageType.RouteRefresh:
                return raw.Body.Length == 4;
            default:
                return true;
        }
    }

    private PeerPlan PlanOf(IPeerView peer)
    {
        var place = peer.RibIndex;
        if ((uint)place < (uint)_plans.Length && _plans[place] is { } known && ReferenceEquals(known.Peer, peer)
            && known.Version == _version && ReferenceEquals(known.Settings, peer.Settings))
        {
            return known;
        }

        var plan = new PeerPlan(peer, _version, [.. _subscribers.Select(subscriber => Flags(peer, subscriber))]);
        if (place < 0) return plan;
        if (place >= _plans.Length) Array.Resize(ref _plans, Math.Max(place + 1, _plans.Length * 2));
        _plans[place] = plan;
        return plan;
    }

    private SubscriberFlags Flags(IPeerView peer, EventSubscriber subscriber)
    {
        var forms = FormsOf(subscriber.Process);
        return SubscriberFlags.Collect(peer.Settings, subscriber, forms, IsJson(subscriber.Process, forms));
    }

    private Compatibility FormsOf(ProcessSettings process)
    {
        var forms = _daemon.Compatibility;
        return process.ApiVersion is { } version ? forms with { ApiVersion = version } : forms;
    }

    private static bool IsJson(ProcessSettings process, Compatibility forms) => forms.IsV6 || process.Json;
}
