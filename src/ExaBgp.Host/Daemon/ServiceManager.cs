using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ExaBgp.Host.Daemon;

/// <summary>Tells systemd what the daemon is doing (sd_notify(3)); silent where nobody asked.</summary>
public sealed class ServiceManager : IDisposable
{
    private readonly Socket? _socket;
    private readonly TimeProvider _time;
    private readonly ITimer? _timer;
    private int _due;

    /// <summary>Speaks to the service manager at this address, if there is one.</summary>
    /// <param name="address">NOTIFY_SOCKET: a path, or <c>@name</c> in the abstract space; null or empty for nobody.</param>
    /// <param name="watchdog">WATCHDOG_USEC when it is for this process, else null.</param>
    /// <param name="wake">Makes the daemon take a turn, from any thread: a turn is the proof of life.</param>
    /// <param name="time">The clock.</param>
    public ServiceManager(string? address, TimeSpan? watchdog, Action wake, TimeProvider time)
    {
        _time = time;
        if (string.IsNullOrEmpty(address)) return;
        _socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            _socket.Connect(new UnixDomainSocketEndPoint(address[0] == '@' ? '\0' + address[1..] : address));
        }
        catch (SocketException)
        {
            _socket.Dispose();
            _socket = null;
            return;
        }

        if (watchdog is not { } limit) return;
        _timer = time.CreateTimer(
            _ =>
            {
                Volatile.Write(ref _due, 1);
                wake();
            },
            null, limit / 2, limit / 2);
    }

    /// <summary>As the environment says.</summary>
    public static ServiceManager FromEnvironment(Action wake, TimeProvider time)
    {
        var mine = Environment.GetEnvironmentVariable("WATCHDOG_PID") is not { Length: > 0 } process
            || process == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        TimeSpan? watchdog = mine && long.TryParse(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), out var limit) && limit > 0
            ? TimeSpan.FromMicroseconds(limit) : null;
        return new ServiceManager(Environment.GetEnvironmentVariable("NOTIFY_SOCKET"), watchdog, wake, time);
    }

    /// <summary>Started, or reloaded.</summary>
    public void Ready() => Send($"READY=1\nMAINPID={Environment.ProcessId}");

    /// <summary>A reload has begun; <see cref="Ready"/> ends it.</summary>
    public void Reloading() => Send(string.Create(
        CultureInfo.InvariantCulture, $"RELOADING=1\nMONOTONIC_USEC={_time.GetTimestamp() / (_time.TimestampFrequency / 1_000_000)}"));

    /// <summary>The end has begun.</summary>
    public void Stopping() => Send("STOPPING=1");

    /// <summary>A turn was taken: said when the watchdog wants to hear it.</summary>
    public void Alive()
    {
        if (_timer is not null && Interlocked.Exchange(ref _due, 0) != 0) Send("WATCHDOG=1");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer?.Dispose();
        _socket?.Dispose();
    }

    private void Send(string state)
    {
        try
        {
            _socket?.Send(Encoding.UTF8.GetBytes(state), SocketFlags.None);
        }
        catch (SocketException)
        {
            // A service manager that does not listen is no reason to stop serving.
        }
    }
}
