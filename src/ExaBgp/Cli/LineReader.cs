using System.Collections.Concurrent;

namespace ExaBgp.Cli;

/// <summary>Lines of a stream that may be waited for with patience: a thread of its own reads them.</summary>
internal sealed class LineReader : IDisposable
{
    private readonly BlockingCollection<string> _lines = new();

    public LineReader(Stream stream)
    {
        var thread = new Thread(() => Read(stream)) { IsBackground = true, Name = "answers" };
        thread.Start();
    }

    /// <summary>True when the other end has closed and everything was taken.</summary>
    public bool IsEnd => _lines.IsCompleted;

    /// <summary>Waits for a line; false when none comes, or none will.</summary>
    public bool TryRead(TimeSpan patience, out string line)
    {
        if (_lines.TryTake(out var taken, patience))
        {
            line = taken;
            return true;
        }

        line = string.Empty;
        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    private void Read(Stream stream)
    {
        try
        {
            using var reader = new StreamReader(stream);
            while (reader.ReadLine() is { } line) _lines.Add(line);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The other end is gone, or we are.
        }

        try
        {
            _lines.CompleteAdding();
        }
        catch (ObjectDisposedException)
        {
            // Nobody waits any more.
        }
    }
}
