using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Api.Events;

/// <summary>Who is told what of one peer. Made again when its settings change or the helpers do.</summary>
internal sealed class PeerPlan
{
    private static readonly (MessageType Type, MessageFlags Flag)[] Types =
    [
        (MessageType.Open, MessageFlags.Open), (MessageType.Update, MessageFlags.Update), (MessageType.Notification, MessageFlags.Notification),
        (MessageType.Keepalive, MessageFlags.Keepalive), (MessageType.RouteRefresh, MessageFlags.Refresh), (MessageType.Operational, MessageFlags.Operational),
    ];

    private readonly MessagePlan[] _messages = new MessagePlan[16];

    public PeerPlan(IPeerView peer, int version, IReadOnlyList<SubscriberFlags> subscribers)
    {
        Peer = peer;
        Settings = peer.Settings;
        Version = version;
        Envelope = new PeerEnvelope(peer);
        Changes = Groups(subscribers.Where(static flags => flags.NeighborChanges));
        Negotiated = Groups(subscribers.Where(static flags => flags is { Negotiated: true, Json: true }));
        Fsm = Groups(subscribers.Where(static flags => flags is { Fsm: true, Json: true }));
        Signals = Groups(subscribers.Where(static flags => flags is { Signal: true, Json: true }));
        LocalErrors = Groups(subscribers.Where(static flags => flags.NeighborChanges && (flags.Receive & MessageFlags.Notification) != 0));
        Array.Fill(_messages, MessagePlan.None);
        foreach (var (type, flag) in Types)
        {
            foreach (var direction in new[] { Direction.Receive, Direction.Send })
                _messages[Place(direction, type)] = Plan(subscribers, direction, flag);
        }
    }

    public IPeerView Peer { get; }

    public NeighborSettings Settings { get; }

    /// <summary>The configuration of helpers it was made for.</summary>
    public int Version { get; }

    public PeerEnvelope Envelope { get; }

    /// <summary><c>neighbor-changes</c>.</summary>
    public EventGroup[] Changes { get; }

    public EventGroup[] Negotiated { get; }

    public EventGroup[] Fsm { get; }

    public EventGroup[] Signals { get; }

    /// <summary>Errors found here, told as if received.</summary>
    public EventGroup[] LocalErrors { get; }

    /// <summary>Who is told of a message.</summary>
    public MessagePlan Of(Direction direction, MessageType type) => (byte)type < 8 ? _messages[Place(direction, type)] : MessagePlan.None;

    private static int Place(Direction direction, MessageType type) => ((int)direction * 8) + (byte)type;

    private static MessagePlan Plan(IReadOnlyList<SubscriberFlags> subscribers, Direction direction, MessageFlags type)
    {
        var wanting = subscribers.Where(flags => (flags.Of(direction) & type) != 0).ToArray();
        if (wanting.Length == 0) return MessagePlan.None;
        return new MessagePlan(
            Groups(wanting.Where(flags => IsRaw(flags.Of(direction)))),
            Groups(wanting.Where(flags => IsParsed(flags.Of(direction), direction))),
            Groups(wanting.Where(flags => IsConsolidated(flags.Of(direction), direction))));
    }

    private static bool IsRaw(MessageFlags flags) => (flags & (MessageFlags.Packets | MessageFlags.Consolidate)) == MessageFlags.Packets;

    private static bool IsConsolidated(MessageFlags flags, Direction direction) =>
        (flags & MessageFlags.Consolidate) != 0 && (direction == Direction.Receive || (flags & MessageFlags.Packets) != 0);

    private static bool IsParsed(MessageFlags flags, Direction direction) =>
        (flags & (MessageFlags.Parsed | MessageFlags.Consolidate)) != 0 && !IsConsolidated(flags, direction);

    private static EventGroup[] Groups(IEnumerable<SubscriberFlags> flags) =>
    [
        .. flags.GroupBy(static one => (one.Forms, one.Json)).Select(static group => new EventGroup(
            group.Key.Forms, group.Key.Json, group.Select(static one => one.Subscriber).ToArray())),
    ];
}
