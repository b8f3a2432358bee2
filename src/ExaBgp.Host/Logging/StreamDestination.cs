using System.Text;

namespace ExaBgp.Host.Logging;

/// <summary>Lines to a stream that is open already, as standard error.</summary>
public sealed class StreamDestination(Stream stream, LogFormat format) : ILogDestination
{
    private readonly StreamWriter _writer = new(stream, new UTF8Encoding(false), 16 * 1024) { NewLine = "\n" };

    /// <inheritdoc/>
    public void Write(LogRecord record) => _writer.WriteLine(format.Line(record));

    /// <inheritdoc/>
    public void Flush() => _writer.Flush();

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
