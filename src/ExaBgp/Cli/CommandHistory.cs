namespace ExaBgp.Cli;

/// <summary>Commands typed before, kept in a file of at most a thousand lines.</summary>
internal sealed class CommandHistory
{
    private const int Most = 1000;
    private readonly List<string> _lines = [];
    private readonly string? _path;
    private int _at;

    /// <summary>What the file has; null for a history that is kept nowhere.</summary>
    public CommandHistory(string? path)
    {
        _path = path;
        try
        {
            if (path is not null && File.Exists(path)) _lines.AddRange(File.ReadAllLines(path).TakeLast(Most));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _path = null;
        }

        _at = _lines.Count;
    }

    /// <summary>The last <paramref name="count"/> commands, the newest last.</summary>
    public IEnumerable<string> Last(int count) => _lines.TakeLast(count);

    /// <summary>Adds a command and saves the file, for its owner only.</summary>
    public void Add(string command)
    {
        if (_lines.Count == 0 || _lines[^1] != command) _lines.Add(command);
        if (_lines.Count > Most) _lines.RemoveAt(0);
        _at = _lines.Count;
        if (_path is null) return;
        try
        {
            File.WriteAllLines(_path, _lines);
            File.SetUnixFileMode(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A history that cannot be kept is none the worse for the command.
        }
    }

    /// <summary>The command before the one shown, or null.</summary>
    public string? Earlier() => _at > 0 ? _lines[--_at] : null;

    /// <summary>The command after the one shown; empty behind the last.</summary>
    public string Later() => _at < _lines.Count - 1 ? _lines[++_at] : Leave();

    private string Leave()
    {
        _at = _lines.Count;
        return string.Empty;
    }
}
