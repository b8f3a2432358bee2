using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Api.Events;

/// <summary>
/// Knows which helper asked for what of which peer, and writes each event once for each form asked for. What it remembers of a peer is made again when
/// the peer's settings, addresses or session change.
/// </summary>
public sealed class EventRouter(SpeakerIdentity identity) : IPeerEvents
{
    private IReadOnlyList<EventSubscriber> _subscribers = [];
    private DaemonSettings _daemon = DaemonSettings.Default;

    /// <summary>Identity written into every line.</summary>
    public SpeakerIdentity Identity { get; } = identity;

    /// <summary>At the start, after a reload and whenever a helper was started again or ended for good: all helpers there are now.</summary>
    public void Configure(DaemonSettings daemon, IReadOnlyList<EventSubscriber> subscribers)
    {
        _daemon = daemon;
        _subscribers = subscribers;
    }

    /// <inheritdoc/>
    public void Connected(IPeerView peer) => _ = (_daemon, _subscribers);

    /// <inheritdoc/>
    public void Up(IPeerView peer)
    {
    }

    /// <inheritdoc/>
    public void Down(IPeerView peer, string reason)
    {
    }

    /// <inheritdoc/>
    public void StateChanged(IPeerView peer, string state)
    {
    }

    /// <inheritdoc/>
    public void Negotiated(IPeerView peer, SessionContext session)
    {
    }

    /// <inheritdoc/>
    public bool Wants(IPeerView peer, Direction direction, MessageType type) => false;

    /// <inheritdoc/>
    public void Message(IPeerView peer, Direction direction, ReadOnlySpan<byte> message, SessionContext? session)
    {
    }

    /// <inheritdoc/>
    public void LocalError(IPeerView peer, byte code, byte subcode, ReadOnlySpan<byte> data)
    {
    }

    /// <inheritdoc/>
    public void Signal(IReadOnlyList<IPeerView> peers, int number, string name)
    {
    }

    /// <inheritdoc/>
    public void Shutdown()
    {
    }
}
