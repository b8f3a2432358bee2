namespace ExaBgp.Healthcheck;

/// <summary>Counts the lines that come; what they say does not matter. After the end there is always one more.</summary>
internal sealed class AnswerReader : IDisposable
{
    /// <summary>More than this, and further ones are forgotten: they are events nobody asked for.</summary>
    private const int Most = 1 << 20;

    private readonly SemaphoreSlim _lines = new(0);
    private readonly Stream _input;
    private volatile bool _isEnd;

    /// <summary>Begins to read.</summary>
    public AnswerReader(Stream input)
    {
        _input = input;
        new Thread(Read) { IsBackground = true, Name = "answers" }.Start();
    }

    /// <summary>Waits for the next line, or the end.</summary>
    public async Task NextAsync(CancellationToken stop)
    {
        await _lines.WaitAsync(stop).ConfigureAwait(false);
        if (_isEnd) _lines.Release();
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    private void Read()
    {
        var buffer = new byte[4096];
        try
        {
            while (_input.Read(buffer) is > 0 and var count)
            {
                var lines = buffer.AsSpan(0, count).Count((byte)'\n');
                if (lines > 0 && _lines.CurrentCount < Most) _lines.Release(lines);
            }

            _isEnd = true;
            _lines.Release();
        }
        catch (IOException)
        {
            _isEnd = true;
            _lines.Release();
        }
        catch (ObjectDisposedException)
        {
            // Nobody waits any more.
        }
    }
}
