using ExaBgp.Api;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Session;

namespace ExaBgp.Reactor.Peers;

/// <summary>What commands and events see of the peer.</summary>
internal sealed partial class Peer : IPeerView
{
    private readonly MessageCounters _counters = new();
    private SessionState _state = SessionState.Idle;
    private IpAddress _local;
    private long _eventNumber;
    private long _downSince;

    /// <inheritdoc/>
    public NeighborSettings Settings { get; private set; }

    /// <inheritdoc/>
    public int RibIndex { get; }

    /// <inheritdoc/>
    public string State => _state.Name();

    /// <inheritdoc/>
    public bool IsEstablished => _current?.Machine.State == SessionState.Established;

    /// <inheritdoc/>
    public bool IsConnected => _current is not null;

    /// <inheritdoc/>
    public long EstablishedSeconds => IsEstablished ? (_services.Clock.Now - _establishedAt) / 1000 : 0;

    /// <inheritdoc/>
    public long StateSeconds => (_services.Clock.Now - (IsEstablished ? _establishedAt : _downSince)) / 1000;

    /// <inheritdoc/>
    public IpAddress LocalAddress => _current is not null && _local.IsSet ? _local : Settings.LocalAddress;

    /// <inheritdoc/>
    public IpAddress RouterId => Settings.RouterId.IsSet ? Settings.RouterId : _current?.Machine.Sent?.Identifier ?? default;

    /// <inheritdoc/>
    public SessionContext? Session => _current?.Machine.Context;

    /// <inheritdoc/>
    public OpenMessage? OpenSent => _current?.Machine.Sent;

    /// <inheritdoc/>
    public OpenMessage? OpenReceived => _current?.Machine.Received;

    /// <inheritdoc/>
    public MessageCounters Counters => _counters;

    /// <inheritdoc/>
    public long NextEventNumber() => ++_eventNumber;
}
