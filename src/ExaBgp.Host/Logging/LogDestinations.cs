using System.Net.Sockets;
using ExaBgp.Host.Settings;

namespace ExaBgp.Host.Logging;

/// <summary><c>log.destination</c> -> where to write.</summary>
public static class LogDestinations
{
    /// <summary>True when the log goes to a stream of the terminal the program was started from.</summary>
    public static bool IsStandard(string destination) => destination is "stdout" or "stderr";

    /// <summary>The path of a file, or null for other destinations.</summary>
    public static string? FileOf(string destination) => PathOf(destination);

    /// <summary>Opens the destination. One that cannot be opened is told on standard error, which is then used.</summary>
    public static ILogDestination Open(LogSettings settings)
    {
        var destination = settings.Destination;
        try
        {
            if (IsStandard(destination)) return StandardError(settings.Short);
            if (destination == "syslog") return SyslogDestination.Local();
            if (destination.StartsWith("host:", StringComparison.Ordinal)) return SyslogDestination.Remote(destination[5..]);
            if (PathOf(destination) is { } path) return new FileDestination(path);
            Warn($"log destination '{destination}' is not one of stdout stderr syslog host:NAME file:PATH /PATH ~PATH");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SocketException or ArgumentException)
        {
            Warn($"could not open the log {destination}: {exception.Message}");
        }

        return StandardError(settings.Short);
    }

    private static StreamDestination StandardError(bool isShort) =>
        new(Console.OpenStandardError(), new LogFormat(isShort, Coloured: !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null));

    private static string? PathOf(string destination)
    {
        var path = destination.StartsWith("file:", StringComparison.Ordinal) ? destination[5..] : destination;
        if (path.StartsWith('~')) return Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..];
        return path.StartsWith('/') || path.Length < destination.Length ? Path.GetFullPath(path) : null;
    }

    private static void Warn(string message) => Console.Error.WriteLine($"warning: {message}; using standard error");
}
