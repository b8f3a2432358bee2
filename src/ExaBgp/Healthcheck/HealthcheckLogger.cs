using System.Text;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Healthcheck;

/// <summary>The log of a health check: lines on standard error, and syslog.</summary>
internal sealed class HealthcheckLogger(LogLevel least, TextWriter? error, SyslogSocket? syslog) : ILogger
{
    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        var message = OneLine(formatter(state, exception));
        if (exception is not null) message += "\n" + exception;
        error?.WriteLine($"{Name(logLevel)}[healthcheck] {message}");
        syslog?.Send(logLevel, message);
    }

    /// <summary>A command the operator gave may have several lines; a line of the log is one.</summary>
    private static string OneLine(string text)
    {
        if (!text.Any(char.IsControl)) return text;
        var result = new StringBuilder(text);
        for (var i = 0; i < result.Length; i++)
        {
            if (char.IsControl(result[i])) result[i] = ' ';
        }

        return result.ToString();
    }

    private static string Name(LogLevel level) => level switch
    {
        LogLevel.Debug or LogLevel.Trace => "DEBUG",
        LogLevel.Information => "INFO",
        LogLevel.Warning => "WARNING",
        _ => "ERROR",
    };
}
