using Microsoft.Extensions.Logging;

namespace ExaBgp.Healthcheck;

internal static partial class HealthcheckLog
{
    public static void Sends(this ILogger log, HealthState state)
    {
        if (log.IsEnabled(LogLevel.Information)) log.WriteSends(Hooks.Name(state));
    }

    public static void Transition(this ILogger log, HealthState before, HealthState after)
    {
        if (log.IsEnabled(LogLevel.Debug)) log.WriteTransition(Hooks.Name(before), Hooks.Name(after));
    }

    public static void EndsClear(this ILogger log, HealthState state)
    {
        if (log.IsEnabled(LogLevel.Information)) log.WriteEndsClear(Hooks.Name(state));
    }

    public static void CheckOutput(this ILogger log, ReadOnlyMemory<byte> output)
    {
        if (log.IsEnabled(LogLevel.Information)) log.WriteCheckOutput(CommandOutput.Quote(output.Span));
    }

    public static void Runs(this ILogger log, IEnumerable<string> words)
    {
        if (log.IsEnabled(LogLevel.Debug)) log.WriteRuns(string.Join(' ', words));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "send announces for States.{State} state to ExaBGP")]
    private static partial void WriteSends(this ILogger log, string state);

    [LoggerMessage(Level = LogLevel.Debug, Message = "transition from {Before} to {After}")]
    private static partial void WriteTransition(this ILogger log, string before, string after);

    [LoggerMessage(Level = LogLevel.Information, Message = "interval is 0 and the state is {State}: the end")]
    private static partial void WriteEndsClear(this ILogger log, string state);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Check command was unsuccessful: {Status}")]
    public static partial void CheckFailed(this ILogger log, int status);

    [LoggerMessage(Level = LogLevel.Information, Message = "Output of check command: {Output}")]
    private static partial void WriteCheckOutput(this ILogger log, string output);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Timeout ({Seconds}) while running check command {Command}")]
    public static partial void CheckTimeout(this ILogger log, int seconds, string command);

    [LoggerMessage(Level = LogLevel.Error, Message = "No IP found")]
    public static partial void NoAddress(this ILogger log);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Words}")]
    private static partial void WriteRuns(this ILogger log, string words);

    [LoggerMessage(Level = LogLevel.Warning, Message = "unable to remove {Address} from {Interface}: {Output}")]
    public static partial void CannotRemove(this ILogger log, string address, string @interface, string output);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Reason}")]
    public static partial void Fails(this ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected error")]
    public static partial void Fault(this ILogger log, Exception exception);
}
