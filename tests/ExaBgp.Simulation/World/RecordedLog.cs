using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ExaBgp.Simulation.World;

/// <summary>Keeps what is logged, with virtual time.</summary>
public sealed class RecordedLog(VirtualTime time) : ILoggerFactory, ILogger
{
    public List<(LogLevel Level, string Text)> Lines { get; } = [];

    /// <summary>Told of each line.</summary>
    public Action<string> OnLine { get; set; } = static _ => { };

    public void AddProvider(ILoggerProvider provider)
    {
    }

    /// <summary>Sources that are off by default are off.</summary>
    public ILogger CreateLogger(string categoryName) =>
        categoryName is "packets" or "message" or "routes" or "timers" or "rib" or "parser" ? NullLogger.Instance : this;

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var text = formatter(state, exception);
        Lines.Add((logLevel, string.Create(CultureInfo.InvariantCulture, $"{time.Now} {text}{(exception is null ? string.Empty : "\n" + exception)}")));
        OnLine(text);
    }
}
