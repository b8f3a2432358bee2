using ExaBgp.Protocol;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Reactor.Peers;

/// <summary>What is logged about messages, routes and timers.</summary>
internal static partial class PeerTraceLog
{
    [LoggerMessage(501, LogLevel.Debug, "{Peer} {Direction} {Message}, {Length} octets")]
    public static partial void MessageSeen(this ILogger log, IpAddress peer, string direction, string message, int length);

    [LoggerMessage(502, LogLevel.Debug, "{Peer} {Direction} {Message} {Octets}")]
    public static partial void PacketSeen(this ILogger log, IpAddress peer, string direction, string message, string octets);

    [LoggerMessage(503, LogLevel.Debug, "{Peer} {Change} {Route}")]
    public static partial void RouteSeen(this ILogger log, IpAddress peer, string change, string route);

    [LoggerMessage(504, LogLevel.Debug, "{Peer} is sent a KEEPALIVE, hold time {Seconds} s")]
    public static partial void KeepaliveSent(this ILogger log, IpAddress peer, long seconds);

    [LoggerMessage(505, LogLevel.Debug, "{Peer} is tried again in {Milliseconds} ms")]
    public static partial void Waits(this ILogger log, IpAddress peer, long milliseconds);

    [LoggerMessage(506, LogLevel.Debug, "{Peer}: all routes held for it ({Octets} octets) {EndOfRibs} on their way")]
    public static partial void FirstDrain(this ILogger log, IpAddress peer, long octets, string endOfRibs);

    [LoggerMessage(508, LogLevel.Debug, "{Change} {Route} for {Peers} peers")]
    public static partial void RouteChanged(this ILogger log, string change, string route, int peers);

    [LoggerMessage(507, LogLevel.Information, "{Peer}: after {Seconds} s, received {Received} messages of which {Updates} UPDATE ({Announced} announced, {Withdrawn} withdrawn), sent {Sent} of which {UpdatesSent} UPDATE")]
    public static partial void SessionCounted(
        this ILogger log, IpAddress peer, long seconds, long received, long updates, long announced, long withdrawn, long sent, long updatesSent);
}
