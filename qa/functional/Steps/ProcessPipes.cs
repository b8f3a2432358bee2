using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using ExaBgp.Qa.Functional.Run;

namespace ExaBgp.Qa.Functional.Steps;

/// <summary>The pipes of this very process.</summary>
public sealed class ProcessPipes : IHelperPipes
{
    private const int StandardOutput = 1;
    private static readonly TimeSpan LongestTake = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(2);
    private readonly Stream _output = Console.OpenStandardOutput();
    private readonly Stream _error = Console.OpenStandardError();
    private readonly BlockingCollection<string> _lines = [];
    private readonly int _parent = Posix.ParentId();
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    public ProcessPipes()
    {
        // The first line must leave as fast as the ones behind it: what writes is compiled before.
        Write("");
        var reader = new Thread(ReadAll) { IsBackground = true };
        reader.Start();
    }

    /// <inheritdoc/>
    public bool Orphan => Posix.ParentId() is var parent && (parent == 1 || parent != _parent);

    /// <inheritdoc/>
    public TimeSpan Now => _clock.Elapsed;

    /// <inheritdoc/>
    public void Write(string text)
    {
        _output.Write(Encoding.UTF8.GetBytes(text));
        _output.Flush();
    }

    /// <inheritdoc/>
    public void WriteError(string line)
    {
        try
        {
            _error.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
        catch (IOException)
        {
            // Nobody reads it.
        }
    }

    /// <inheritdoc/>
    public string? ReadLine(TimeSpan? limit)
    {
        try
        {
            return _lines.TryTake(out var line, limit is { } time ? (int)Math.Ceiling(time.TotalMilliseconds) : Timeout.Infinite)
                ? line
                : EndOfFile(limit);
        }
        catch (InvalidOperationException)
        {
            return EndOfFile(limit);
        }
    }

    /// <inheritdoc/>
    public void Wait(TimeSpan time)
    {
        for (var limit = Now + LongestTake; Posix.Waiting(StandardOutput) > 0 && Now < limit;)
            Rest(Look);
        Rest(time);
    }

    /// <summary>
    /// Waits until the first session of the case is up, or for a while: the programs that scenarios stand for take it for granted once they have started,
    /// which a busy machine does not.
    /// </summary>
    /// <param name="file">A file that is there once it is.</param>
    public void AwaitSession(string file)
    {
        while (!File.Exists(file) && Now < LongestTake)
            Rest(Look);
    }

    private static void Rest(TimeSpan time)
    {
        using var never = new ManualResetEventSlim();
        never.Wait(time);
    }

    private string? EndOfFile(TimeSpan? limit) => limit is null && _lines.IsCompleted ? "" : null;

    private void ReadAll()
    {
        try
        {
            using var reader = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
            while (reader.ReadLine() is { } line)
                _lines.Add(line.Trim());
        }
        catch (IOException)
        {
            // The same as the end of file.
        }

        _lines.CompleteAdding();
    }
}
