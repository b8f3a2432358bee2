using System.Text;
using ExaBgp.Api;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Reactor.Peers;

/// <summary>What the settings <c>log.packets</c>, <c>message</c>, <c>routes</c>, <c>timers</c>, <c>rib</c> and <c>statistics</c> let see of the peers. A source that is off costs a test of a flag.</summary>
internal sealed class PeerTrace
{
    private readonly ILogger _packets;
    private readonly ILogger _messages;
    private readonly ILogger _routes;
    private readonly ILogger _timers;
    private readonly ILogger _rib;
    private readonly ILogger _statistics;
    private readonly ByteBuffer _text = new();

    /// <summary>The sources that are on stay on: settings do not change while the daemon runs.</summary>
    public PeerTrace(ILoggerFactory logging)
    {
        _packets = logging.CreateLogger("packets");
        _messages = logging.CreateLogger("message");
        _routes = logging.CreateLogger("routes");
        _timers = logging.CreateLogger("timers");
        _rib = logging.CreateLogger("rib");
        _statistics = logging.CreateLogger("statistics");
        Messages = _packets.IsEnabled(LogLevel.Debug) || _messages.IsEnabled(LogLevel.Debug);
        Routes = _routes.IsEnabled(LogLevel.Debug);
        Timers = _timers.IsEnabled(LogLevel.Debug);
        Rib = _rib.IsEnabled(LogLevel.Debug);
    }

    /// <summary>Every message is of interest.</summary>
    public bool Messages { get; }

    /// <summary>Every route received is of interest.</summary>
    public bool Routes { get; }

    /// <summary>Keepalives, back-off and the like are of interest.</summary>
    public bool Timers { get; }

    /// <summary>What happens to the Adj-RIB-Out is of interest.</summary>
    public bool Rib { get; }

    /// <summary>A whole message came or is queued to go.</summary>
    public void Message(IpAddress peer, Direction direction, ReadOnlySpan<byte> message)
    {
        if (!Messages) return;
        var name = MessageHeader.NameOf((MessageType)message[18]);
        var received = direction == Direction.Receive;
        if (_messages.IsEnabled(LogLevel.Debug)) _messages.MessageSeen(peer, received ? "received" : "sent", name, message.Length);
        if (_packets.IsEnabled(LogLevel.Debug)) _packets.PacketSeen(peer, received ? "received" : "sent", name, Convert.ToHexString(message));
    }

    /// <summary>A route came or went.</summary>
    public void Route(IpAddress peer, bool announced, FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri, AttributeSet? attributes)
    {
        if (Routes) _routes.RouteSeen(peer, announced ? "announced" : "withdrew", Text(family, pathId, nlri, attributes));
    }

    /// <summary>A route in words.</summary>
    public string Text(FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri, AttributeSet? attributes = null)
    {
        _text.Clear();
        family.WriteText(new NlriView(nlri, pathId, attributes?.NextHop ?? NextHop.None), _text, Compatibility.Default);
        return $"{family.Name} {Encoding.UTF8.GetString(_text.Written).Trim()}";
    }

    /// <summary>A KEEPALIVE is sent, the next one at its time.</summary>
    public void Keepalive(IpAddress peer, int holdTime)
    {
        if (Timers) _timers.KeepaliveSent(peer, holdTime);
    }

    /// <summary>The next attempt is planned.</summary>
    public void Retry(IpAddress peer, long milliseconds)
    {
        if (Timers) _timers.Waits(peer, milliseconds);
    }

    /// <summary>A command announces or withdraws a route.</summary>
    public void Change(bool announce, int peers, FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri, AttributeSet attributes)
    {
        if (Rib) _rib.RouteChanged(announce ? "announce" : "withdraw", Text(family, pathId, nlri, attributes), peers);
    }

    /// <summary>The first drain of a session is finished.</summary>
    public void Drained(IpAddress peer, long octets, bool endOfRibs)
    {
        if (Rib) _rib.FirstDrain(peer, octets, endOfRibs ? "and End-of-RIB are" : "are");
    }

    /// <summary>A session has ended after so many seconds.</summary>
    public void Ended(IpAddress peer, long seconds, MessageCounters counters)
    {
        if (!_statistics.IsEnabled(LogLevel.Information)) return;
        _statistics.SessionCounted(
            peer, seconds, counters.Total(Direction.Receive), counters.Of(Direction.Receive, MessageType.Update), counters.PrefixesReceived,
            counters.PrefixesWithdrawn, counters.Total(Direction.Send), counters.Of(Direction.Send, MessageType.Update));
    }
}
