using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;

namespace ExaBgp.Api.Tests.Fakes;

/// <summary>A peer whose every property is set by the test.</summary>
internal sealed class FakePeer(NeighborSettings settings, int place) : IPeerView
{
    private long _number;

    public NeighborSettings Settings { get; set; } = settings;

    public int RibIndex { get; } = place;

    public string State { get; set; } = "IDLE";

    public bool IsEstablished => State == "ESTABLISHED";

    public bool IsConnected => IsEstablished;

    public long EstablishedSeconds => IsEstablished ? StateSeconds : 0;

    public long StateSeconds { get; set; }

    public IpAddress LocalAddress => Settings.LocalAddress;

    public IpAddress RouterId => Settings.RouterId;

    public SessionContext? Session { get; set; }

    public OpenMessage? OpenSent { get; set; }

    public OpenMessage? OpenReceived { get; set; }

    public MessageCounters Counters { get; } = new();

    public long NextEventNumber() => ++_number;
}
