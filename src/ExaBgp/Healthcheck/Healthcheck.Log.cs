using Microsoft.Extensions.Logging;

namespace ExaBgp.Healthcheck;

internal static partial class HealthcheckLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "send announces for States.{State} state to ExaBGP")]
    public static partial void Sends(this ILogger log, string state);

    [LoggerMessage(Level = LogLevel.Debug, Message = "transition from {Before} to {After}")]
    public static partial void Transition(this ILogger log, string before, string after);

    [LoggerMessage(Level = LogLevel.Information, Message = "interval is 0 and the state is {State}: the end")]
    public static partial void EndsClear(this ILogger log, string state);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Check command was unsuccessful: {Status}")]
    public static partial void CheckFailed(this ILogger log, int status);

    [LoggerMessage(Level = LogLevel.Information, Message = "Output of check command: {Output}")]
    public static partial void CheckOutput(this ILogger log, string output);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Timeout ({Seconds}) while running check command {Command}")]
    public static partial void CheckTimeout(this ILogger log, int seconds, string command);

    [LoggerMessage(Level = LogLevel.Error, Message = "No IP found")]
    public static partial void NoAddress(this ILogger log);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Words}")]
    public static partial void Runs(this ILogger log, string words);

    [LoggerMessage(Level = LogLevel.Warning, Message = "unable to remove {Address} from {Interface}: {Output}")]
    public static partial void CannotRemove(this ILogger log, string address, string @interface, string output);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Reason}")]
    public static partial void Fails(this ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected error")]
    public static partial void Fault(this ILogger log, Exception exception);
}
