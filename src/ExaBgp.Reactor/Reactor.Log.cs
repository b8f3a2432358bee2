using ExaBgp.Protocol;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Reactor;

/// <summary>What the reactor logs of itself.</summary>
internal static partial class ReactorLog
{
    [LoggerMessage(201, LogLevel.Critical, "{Reason}")]
    public static partial void CannotListen(this ILogger log, string reason);

    [LoggerMessage(202, LogLevel.Information, "connection from {Peer} refused: {Reason}")]
    public static partial void ConnectionRefused(this ILogger log, IpAddress peer, string reason);

    [LoggerMessage(203, LogLevel.Error, "a fault ended the session with {Peer}")]
    public static partial void PeerFailed(this ILogger log, Exception exception, IpAddress peer);

    [LoggerMessage(204, LogLevel.Information, "performing shutdown")]
    public static partial void Ending(this ILogger log);

    [LoggerMessage(205, LogLevel.Critical, "helper {Helper} is lost and api.terminate is set, ending")]
    public static partial void HelperLost(this ILogger log, string helper);

    [LoggerMessage(206, LogLevel.Information, "performing reload of the configuration")]
    public static partial void Reloading(this ILogger log);

    [LoggerMessage(207, LogLevel.Information, "configuration reloaded: {Added} neighbors added, {Removed} removed, {Restarted} restarted, {Changed} changed")]
    public static partial void Reloaded(this ILogger log, int added, int removed, int restarted, int changed);

    [LoggerMessage(208, LogLevel.Error, "the configuration was not reloaded, nothing has changed: {Reason}")]
    public static partial void ReloadFailed(this ILogger log, string reason);

    [LoggerMessage(210, LogLevel.Error, "a fault ended the reload")]
    public static partial void ReloadFault(this ILogger log, Exception exception);

    [LoggerMessage(211, LogLevel.Error, "a fault ended what was being done")]
    public static partial void CallbackFault(this ILogger log, Exception exception);

    [LoggerMessage(209, LogLevel.Error, "route of {Peer} can not be sent: {Family} {Reason}")]
    public static partial void Unsendable(this ILogger log, IpAddress peer, Protocol.Registry.Family family, Routes.UnsendableReason reason);
}
