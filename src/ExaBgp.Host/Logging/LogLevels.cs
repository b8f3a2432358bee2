using Microsoft.Extensions.Logging;
using Serilog.Events;

namespace ExaBgp.Host.Logging;

/// <summary>The levels by their names in the settings.</summary>
public static class LogLevels
{
    /// <summary>The least level logged.</summary>
    public static LogLevel Parse(string name) => name.ToUpperInvariant() switch
    {
        "FATAL" or "CRITICAL" => LogLevel.Critical,
        "ERROR" => LogLevel.Error,
        "WARNING" => LogLevel.Warning,
        "DEBUG" => LogLevel.Debug,
        "NOTSET" => LogLevel.Trace,
        _ => LogLevel.Information,
    };

    /// <summary>Severity of RFC 5424.</summary>
    internal static int Severity(LogEventLevel level) => level switch
    {
        LogEventLevel.Fatal => 2,
        LogEventLevel.Error => 3,
        LogEventLevel.Warning => 4,
        LogEventLevel.Information => 6,
        _ => 7,
    };

    /// <summary>Colour of the source and of the message on a terminal.</summary>
    internal static (string Source, string Message) Colours(LogEventLevel level) => level switch
    {
        LogEventLevel.Fatal => ("\u001b[00;31m", string.Empty),
        LogEventLevel.Error => ("\u001b[01;31m", "\u001b[1m"),
        LogEventLevel.Warning => ("\u001b[01;33m", "\u001b[1m"),
        LogEventLevel.Information => ("\u001b[01;32m", "\u001b[1m"),
        _ => (string.Empty, string.Empty),
    };
}
