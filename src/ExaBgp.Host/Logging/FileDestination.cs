using System.Text;

namespace ExaBgp.Host.Logging;

/// <summary>A file that is set aside when it is large: <c>PATH</c> is the newest, <c>PATH.1</c> the one before.</summary>
public sealed class FileDestination : ILogDestination
{
    private static readonly UTF8Encoding Utf8 = new(false);

    private readonly string _path;
    private readonly long _largest;
    private readonly int _kept;
    private FileStream _stream;
    private bool _rotates = true;

    /// <summary>Opens the file to append to it; throws as the file system does.</summary>
    public FileDestination(string path, long largest = 1024 * 1024, int kept = 3)
    {
        _path = path;
        _largest = largest;
        _kept = kept;
        _stream = Open();
    }

    /// <inheritdoc/>
    public void Write(LogRecord record)
    {
        var bytes = Utf8.GetBytes(new LogFormat(IsShort: false, Coloured: false).Line(record) + '\n');
        if (_rotates && _stream.Position > 0 && _stream.Position + bytes.Length > _largest) Rotate();
        _stream.Write(bytes);
    }

    /// <inheritdoc/>
    public void Flush() => _stream.Flush();

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private FileStream Open()
    {
        var stream = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 16 * 1024);
        return stream;
    }

    /// <summary>Where the folder does not let us rename, the file grows on: a log that is too long is better than none.</summary>
    private void Rotate()
    {
        try
        {
            _stream.Flush();
            for (var i = _kept - 1; i >= 1; i--)
            {
                if (File.Exists($"{_path}.{i}")) File.Move($"{_path}.{i}", $"{_path}.{i + 1}", overwrite: true);
            }

            File.Move(_path, _path + ".1", overwrite: true);
            var fresh = Open();
            _stream.Dispose();
            _stream = fresh;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _rotates = false;
        }
    }
}
