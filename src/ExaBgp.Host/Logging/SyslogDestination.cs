using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ExaBgp.Host.Logging;

/// <summary>Syslog datagrams (RFC 3164), facility daemon: to the machine's own socket, or by UDP to another machine. Lost ones are not repeated.</summary>
public sealed class SyslogDestination : ILogDestination
{
    /// <summary>Where the machine's syslog listens.</summary>
    public const string LocalSocket = "/dev/log";

    private const int Facility = 3;
    private readonly EndPoint _endPoint;
    private readonly Socket _socket;
    private readonly string _host;

    private SyslogDestination(EndPoint endPoint, string host)
    {
        _endPoint = endPoint;
        _host = host;
        _socket = new Socket(endPoint.AddressFamily, SocketType.Dgram, ProtocolType.Unspecified);
    }

    /// <summary>The machine's own syslog.</summary>
    public static SyslogDestination Local(string path = LocalSocket) => new(new UnixDomainSocketEndPoint(path), string.Empty);

    /// <summary>Another machine's, by name or address; throws <see cref="SocketException"/> for a name nobody knows.</summary>
    public static SyslogDestination Remote(string name, int port = 514) =>
        new(new IPEndPoint(IPAddress.TryParse(name, out var address) ? address : Dns.GetHostAddresses(name)[0], port), Dns.GetHostName() + ' ');

    /// <inheritdoc/>
    public void Write(LogRecord record)
    {
        var priority = (Facility * 8) + LogLevels.Severity(record.Level);
        var line = new LogFormat(IsShort: true, Coloured: false).Line(record);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"<{priority}>{record.Time.ToLocalTime():MMM d HH:mm:ss} {_host}exabgp[{Environment.ProcessId}]: {line}");
        // RFC 3164 pads the day with a blank.
        if (record.Time.ToLocalTime().Day < 10) text = text.Insert(text.IndexOf(' ', StringComparison.Ordinal), " ");
        try
        {
            _socket.SendTo(Encoding.UTF8.GetBytes(text), _endPoint);
        }
        catch (SocketException)
        {
            // Nobody listens now; somebody may later.
        }
    }

    /// <inheritdoc/>
    public void Flush()
    {
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();
}
