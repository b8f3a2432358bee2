using Microsoft.Extensions.Logging;

namespace ExaBgp.Host.Daemon;

/// <summary>What is logged about the process itself.</summary>
internal static partial class DaemonLog
{
    [LoggerMessage(301, LogLevel.Critical, "a fault ended the daemon")]
    public static partial void Fault(this ILogger log, Exception exception);

    [LoggerMessage(302, LogLevel.Critical, "{Reason}")]
    public static partial void CannotBecomeUser(this ILogger log, string reason);

    [LoggerMessage(303, LogLevel.Information, "running as user {User}")]
    public static partial void BecameUser(this ILogger log, string user);

    [LoggerMessage(304, LogLevel.Critical, "can not use the pid file: {Reason}")]
    public static partial void PidFileRefused(this ILogger log, string reason);

    [LoggerMessage(305, LogLevel.Information, "ready after {Milliseconds} ms")]
    public static partial void Ready(this ILogger log, long milliseconds);

    [LoggerMessage(310, LogLevel.Information, "peers are connected to in {Seconds} s (exabgp.tcp.delay)")]
    public static partial void ConnectsLater(this ILogger log, int seconds);

    [LoggerMessage(306, LogLevel.Information, "commands are taken at {Path}")]
    public static partial void SocketOpen(this ILogger log, string path);

    [LoggerMessage(307, LogLevel.Information, "commands are taken at {In}, answers are given at {Out}")]
    public static partial void PipesOpen(this ILogger log, string @in, string @out);

    [LoggerMessage(308, LogLevel.Error, "no commands are taken: {Reason}")]
    public static partial void ChannelRefused(this ILogger log, string reason);

    [LoggerMessage(309, LogLevel.Error, "no commands are taken: the socket is turned off and no folder has the named pipes\nmake them in one of these with: mkfifo {Name}.in {Name}.out{Folders}")]
    public static partial void NoPipes(this ILogger log, string name, string folders);
}
