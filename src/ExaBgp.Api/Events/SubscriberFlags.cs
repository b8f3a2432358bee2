using ExaBgp.Api.Selection;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;

namespace ExaBgp.Api.Events;

/// <summary>What one helper asked for of one peer: all of the peer's <c>api</c> sections that are for it, taken together.</summary>
internal sealed record SubscriberFlags(EventSubscriber Subscriber, Compatibility Forms, bool Json)
{
    public bool NeighborChanges { get; private init; }

    public bool Negotiated { get; private init; }

    public bool Fsm { get; private init; }

    public bool Signal { get; private init; }

    public MessageFlags Receive { get; private init; }

    public MessageFlags Send { get; private init; }

    /// <summary>The words of a direction.</summary>
    public MessageFlags Of(Direction direction) => direction == Direction.Receive ? Receive : Send;

    /// <summary>Collects the sections of <paramref name="neighbor"/>.</summary>
    public static SubscriberFlags Collect(NeighborSettings neighbor, EventSubscriber subscriber, Compatibility forms, bool json)
    {
        var flags = new SubscriberFlags(subscriber, forms, json);
        foreach (var api in neighbor.Api)
        {
            if (!HelperLinks.Links(api, subscriber.Process.Name)) continue;
            flags = flags with
            {
                NeighborChanges = flags.NeighborChanges || api.NeighborChanges,
                Negotiated = flags.Negotiated || api.Negotiated,
                Fsm = flags.Fsm || api.Fsm,
                Signal = flags.Signal || api.Signal,
                Receive = flags.Receive | api.Receive,
                Send = flags.Send | api.Send,
            };
        }

        return flags;
    }
}
