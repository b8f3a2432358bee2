using Serilog.Core;
using Serilog.Events;

namespace ExaBgp.Host.Logging;

/// <summary>
/// Takes events from any thread and lets one thread of its own write them, so that nobody waits for a disk or a terminal.
/// The queue is bounded: what finds it full is dropped and counted, and the count is logged when there is room.
/// </summary>
public sealed class LogQueue : ILogEventSink, IDisposable
{
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _work = new(0);
    private readonly Queue<LogEvent> _queue = new();
    private readonly ILogDestination _destination;
    private readonly int _bound;
    private readonly Thread _thread;
    private int _dropped;
    private bool _ending;

    public LogQueue(ILogDestination destination, int bound = 8192)
    {
        _destination = destination;
        _bound = bound;
        _thread = new Thread(Run) { IsBackground = true, Name = "log" };
        _thread.Start();
    }

    /// <inheritdoc/>
    public void Emit(LogEvent logEvent)
    {
        lock (_lock)
        {
            if (_ending) return;
            if (_queue.Count >= _bound)
            {
                _dropped++;
                return;
            }

            _queue.Enqueue(logEvent);
            if (_queue.Count > 1) return;
        }

        _work.Release();
    }

    /// <summary>Writes what waits, for a second at most, and ends.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_ending) return;
            _ending = true;
        }

        _work.Release();
        if (_thread.Join(EndLimit))
        {
            _destination.Dispose();
            _work.Dispose();
        }
    }

    private void Run()
    {
        var batch = new List<LogEvent>();
        while (true)
        {
            _work.Wait();
            int dropped;
            bool ending;
            lock (_lock)
            {
                batch.AddRange(_queue);
                _queue.Clear();
                (dropped, _dropped) = (_dropped, 0);
                ending = _ending;
            }

            Write(batch, dropped);
            batch.Clear();
            if (ending) return;
        }
    }

    private void Write(List<LogEvent> batch, int dropped)
    {
        try
        {
            foreach (var record in batch.SelectMany(LogRendering.Records)) _destination.Write(record);
            if (dropped > 0)
            {
                var time = batch[^1].Timestamp;
                _destination.Write(new LogRecord(time, LogEventLevel.Warning, "daemon", $"{dropped} log messages were dropped: the log is slower than the daemon"));
            }

            _destination.Flush();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // A full disk or a closed terminal is no reason for a daemon to end, and there is nowhere left to say it.
        }
    }
}
