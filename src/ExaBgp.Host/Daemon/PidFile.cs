using System.Globalization;

namespace ExaBgp.Host.Daemon;

/// <summary>A file with the process id, as long as the daemon runs.</summary>
public sealed class PidFile : IDisposable
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly string _path;

    private PidFile(string path) => _path = path;

    /// <summary>Writes the file. One of a process that lives, or with something else in it, is left alone: null with the reason.</summary>
    public static PidFile? TryCreate(string path, out string reason)
    {
        reason = string.Empty;
        try
        {
            if (File.Exists(path))
            {
                var text = File.ReadAllText(path).Trim();
                if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var process)) reason = $"{path} exists and holds no process id";
                else if (process != Environment.ProcessId && Directory.Exists($"/proc/{process}")) reason = $"{path} exists and its process {process} is running";
                if (reason.Length > 0) return null;
            }

            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = Mode };
            using var stream = new FileStream(path, options);
            stream.Write(System.Text.Encoding.ASCII.GetBytes($"{Environment.ProcessId}\n"));
            return new PidFile(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            reason = $"{path}: {exception.Message}";
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            File.Delete(_path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next start finds the number of a process that is gone, and writes it anew.
        }
    }
}
