using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Healthcheck;

/// <summary>The machine's syslog (RFC 3164). Messages are lost while nobody listens.</summary>
internal sealed class SyslogSocket(string path, int facility, string? name, int process) : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { Blocking = false };
    private readonly UnixDomainSocketEndPoint _endPoint = new(path);

    /// <summary>Sends a message.</summary>
    public void Send(LogLevel level, string message)
    {
        try
        {
            _socket.SendTo(Encoding.UTF8.GetBytes(Text(level, message)), _endPoint);
        }
        catch (SocketException)
        {
            // Somebody may listen later.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private string Text(LogLevel level, string message)
    {
        var severity = level switch
        {
            LogLevel.Debug or LogLevel.Trace => 7,
            LogLevel.Information => 6,
            LogLevel.Warning => 4,
            _ => 3,
        };
        return $"<{(facility * 8) + severity}>healthcheck{(name is null ? string.Empty : "-" + name)}[{process}]: {message}";
    }
}
