using ExaBgp.Host.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Extensions.Logging;

namespace ExaBgp.Host.Logging;

/// <summary>
/// The way of a log message: a logger whose category is the source, the filter by source and level, Serilog, the queue, the destination.
/// A source that is off costs a test of a number.
/// </summary>
public static class LogPipeline
{
    /// <summary>Adds the pipeline; with its factory or host the queue ends.</summary>
    public static void Add(ILoggingBuilder logging, LogSettings settings, Func<ILogDestination> destination)
    {
        Filter(logging, settings);
        logging.Services.AddSingleton<ILoggerProvider>(_ => CreateProvider(new LogQueue(destination())));
    }

    /// <summary>Serilog in front of a queue; disposing of the provider ends the queue.</summary>
    internal static ILoggerProvider CreateProvider(LogQueue queue)
    {
        var logger = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(queue).CreateLogger();
        return new SerilogLoggerProvider(logger, dispose: true);
    }

    /// <summary>The level, and the sources that are off.</summary>
    private static void Filter(ILoggingBuilder logging, LogSettings settings)
    {
        logging.SetMinimumLevel(LogLevels.Parse(settings.Level));
        logging.AddFilter("Microsoft", LogLevel.Warning);
        foreach (var source in LogSettings.Listed)
        {
            if (!settings.Shows(source)) logging.AddFilter(source, LogLevel.None);
        }
    }

    /// <summary>A factory for programs without a host.</summary>
    public static ILoggerFactory CreateFactory(LogSettings settings) =>
        LoggerFactory.Create(logging => Add(logging, settings, () => LogDestinations.Open(settings)));
}
