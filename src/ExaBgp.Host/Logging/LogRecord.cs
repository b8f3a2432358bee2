using Serilog.Events;

namespace ExaBgp.Host.Logging;

/// <summary>One line of a log.</summary>
/// <param name="Time">When.</param>
/// <param name="Level">How bad.</param>
/// <param name="Source">From where: the category of the logger.</param>
/// <param name="Text">The line, without control characters.</param>
public readonly record struct LogRecord(DateTimeOffset Time, LogEventLevel Level, string Source, string Text);
