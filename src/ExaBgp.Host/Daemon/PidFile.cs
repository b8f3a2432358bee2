using System.Globalization;
using System.Text;
using ExaBgp.Host.Native;

namespace ExaBgp.Host.Daemon;

/// <summary>
/// A file with the process id, as long as the daemon runs. The daemon holds a lock on it: of two that start at once one gets it, and a number left behind is
/// known for what it is.
/// </summary>
public sealed class PidFile : IDisposable
{
    private const int ReadWriteCreate = 0x42;
    private const uint Mode = 0b110_100_100;
    private const int MostTries = 10;

    private readonly string _path;
    private readonly int _fd;

    private PidFile(string path, int fd)
    {
        _path = path;
        _fd = fd;
    }

    /// <summary>Writes the file. One of a process that lives, or with something else in it, is left alone: null with the reason.</summary>
    public static PidFile? TryCreate(string path, out string reason)
    {
        for (var i = 0; i < MostTries; i++)
        {
            var fd = Libc.Open(path, ReadWriteCreate | FileDescriptor.CloseOnExec, Mode);
            if (fd < 0)
            {
                reason = $"{path}: {Errno.Text(Errno.Last)}";
                return null;
            }

            if (!TryTake(fd, path, out reason))
            {
                _ = Libc.Close(fd);
                return null;
            }

            // Whoever had the lock before may have deleted the file between our opening and locking it.
            if (Owner(path) == Environment.ProcessId) return new PidFile(path, fd);
            _ = Libc.Close(fd);
        }

        reason = $"{path} is written and deleted by others all the time";
        return null;
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

        _ = Libc.Close(_fd);
    }

    private static bool TryTake(int fd, string path, out string reason)
    {
        reason = string.Empty;
        Span<byte> bytes = stackalloc byte[64];
        if (!FileDescriptor.TryLock(fd))
        {
            reason = $"{path} exists and its process {Owner(path)} is running";
            return false;
        }

        var length = (int)FileDescriptor.Read(fd, bytes);
        if (length > 0 && !IsFree(Encoding.ASCII.GetString(bytes[..length]).Trim(), path, out reason)) return false;
        if (FileDescriptor.TryReplace(fd, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n")))) return true;
        reason = $"{path}: {Errno.Text(Errno.Last)}";
        return false;
    }

    private static bool IsFree(string text, string path, out string reason)
    {
        reason = string.Empty;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var process)) reason = $"{path} exists and holds no process id";
        else if (process != Environment.ProcessId && Directory.Exists($"/proc/{process}")) reason = $"{path} exists and its process {process} is running";
        return reason.Length == 0;
    }

    private static int Owner(string path)
    {
        try
        {
            return int.TryParse(File.ReadAllText(path).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var process) ? process : 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
