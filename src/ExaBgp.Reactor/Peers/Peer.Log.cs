using ExaBgp.Protocol;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Reactor.Peers;

/// <summary>What is logged about peers.</summary>
internal static partial class PeerLog
{
    [LoggerMessage(1, LogLevel.Information, "connected to {Peer}: session established")]
    public static partial void SessionUp(this ILogger log, IpAddress peer);

    [LoggerMessage(2, LogLevel.Information, "session with {Peer} ended: {Reason}")]
    public static partial void SessionDown(this ILogger log, IpAddress peer, string reason);

    [LoggerMessage(3, LogLevel.Warning, "cannot connect to {Peer} port {Port}{From}: {Reason}; trying again until it works")]
    public static partial void ConnectFailed(this ILogger log, IpAddress peer, int port, string from, string reason);

    [LoggerMessage(4, LogLevel.Information, "second connection of {Peer} refused, the session is established")]
    public static partial void CollisionRefused(this ILogger log, IpAddress peer);

    [LoggerMessage(5, LogLevel.Warning, "UPDATE of {Peer} treated as withdraw: {Reason}")]
    public static partial void TreatedAsWithdraw(this ILogger log, IpAddress peer, string reason);

    [LoggerMessage(6, LogLevel.Error, "{Peer} announced more than {Most} prefixes, ending the session")]
    public static partial void MaxPrefixReached(this ILogger log, IpAddress peer, int most);

    [LoggerMessage(7, LogLevel.Warning, "{Peer} has announced {Held} of at most {Most} prefixes")]
    public static partial void MaxPrefixWarning(this ILogger log, IpAddress peer, long held, int most);

    [LoggerMessage(8, LogLevel.Warning, "notification {Code}/{Subcode} sent to {Peer}: {Text}")]
    public static partial void NotificationSent(this ILogger log, IpAddress peer, byte code, byte subcode, string text);

    [LoggerMessage(10, LogLevel.Warning, "{Peer} announces more paths than it was asked for: {Path}")]
    public static partial void TooManyPaths(this ILogger log, IpAddress peer, string path);

    [LoggerMessage(9, LogLevel.Error, "{Peer} takes no more octets, ending the session (send hold timer)")]
    public static partial void SendHoldExpired(this ILogger log, IpAddress peer);

    [LoggerMessage(13, LogLevel.Warning, "notification {Code}/{Subcode} received from {Peer}: {Text}")]
    public static partial void NotificationReceived(this ILogger log, IpAddress peer, byte code, byte subcode, string text);

    [LoggerMessage(11, LogLevel.Warning, "no family in common with {Peer}, which takes {Theirs}: no route goes either way")]
    public static partial void NothingInCommon(this ILogger log, IpAddress peer, string theirs);

    [LoggerMessage(12, LogLevel.Information, "{Peer} does not take {Families}: routes of this kind are kept from it")]
    public static partial void FamiliesNotTaken(this ILogger log, IpAddress peer, string families);
}
