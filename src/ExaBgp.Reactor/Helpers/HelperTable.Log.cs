using Microsoft.Extensions.Logging;

namespace ExaBgp.Reactor.Helpers;

/// <summary>What is logged about helpers.</summary>
internal static partial class HelperLog
{
    [LoggerMessage(101, LogLevel.Information, "helper {Helper} started, process {ProcessId}")]
    public static partial void Started(this ILogger log, string helper, int processId);

    [LoggerMessage(102, LogLevel.Error, "helper {Helper} could not be started: {Reason}")]
    public static partial void StartFailed(this ILogger log, string helper, string reason);

    [LoggerMessage(103, LogLevel.Critical, "helper {Helper} ended more than five times within 64 seconds, it is not started again")]
    public static partial void RespawnExceeded(this ILogger log, string helper);

    [LoggerMessage(104, LogLevel.Information, "helper {Helper} ended, {How}")]
    public static partial void Exited(this ILogger log, string helper, string how);

    [LoggerMessage(105, LogLevel.Error, "helper {Helper} wrote a line of more than 1 MiB, ending it")]
    public static partial void LineTooLong(this ILogger log, string helper);

    [LoggerMessage(106, LogLevel.Error, "helper {Helper} does not read its events (policy terminate), ending it")]
    public static partial void QueueFull(this ILogger log, string helper);

    [LoggerMessage(107, LogLevel.Error, "helper {Helper} has read nothing for {Seconds} s while its queue is full, ending it")]
    public static partial void NotReading(this ILogger log, string helper, int seconds);

    [LoggerMessage(108, LogLevel.Warning, "helper {Helper}: {Text}")]
    public static partial void HelperDebug(this ILogger log, string helper, string text);

    [LoggerMessage(112, LogLevel.Information, "helper {Helper} has closed its output, which is its end")]
    public static partial void OutputClosed(this ILogger log, string helper);

    [LoggerMessage(111, LogLevel.Debug, "{Helper}: {Line}")]
    public static partial void CommandRead(this ILogger log, string helper, string line);

    [LoggerMessage(110, LogLevel.Error, "a fault ended a command of {Helper}")]
    public static partial void CommandFault(this ILogger log, Exception exception, string helper);

    [LoggerMessage(113, LogLevel.Warning, "{Count} more commands of {Helper} were refused")]
    public static partial void CommandsRefused(this ILogger log, string helper, int count);

    [LoggerMessage(109, LogLevel.Warning, "command of {Helper} refused: {Line} ({Reason})")]
    public static partial void CommandRefused(this ILogger log, string helper, string line, string reason);
}
