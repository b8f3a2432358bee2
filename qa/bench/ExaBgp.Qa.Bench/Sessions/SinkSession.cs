using System.Buffers.Binary;
using System.Net.Sockets;
using ExaBgp.Qa.Bench.Families;
using ExaBgp.Qa.Bench.Wire;

namespace ExaBgp.Qa.Bench.Sessions;

/// <summary>One neighbor of the daemon under test: answers its OPEN, counts what it is sent, keeps the session alive.</summary>
public sealed class SinkSession(SinkOptions options, int number, Action changed)
{
    private const int BufferSize = 1 << 18;
    private const int SlowReceiveBuffer = 1 << 16;
    private Socket? _socket;
    private long _announced;
    private double _lastMessage;

    /// <summary>Which of the sessions it is.</summary>
    public int Number => number;

    /// <summary>Routes announced to it, each time they were.</summary>
    public long Announced => Interlocked.Read(ref _announced);

    /// <summary>Routes withdrawn.</summary>
    public long Withdrawn { get; private set; }

    /// <summary>UPDATE messages.</summary>
    public long Updates { get; private set; }

    /// <summary>When the OPEN of the present connection came.</summary>
    public double OpenAt { get; private set; }

    /// <summary>Whether the daemon's KEEPALIVE has come on the present connection.</summary>
    public bool Established { get; private set; }

    /// <summary>When <see cref="Announced"/> reached the number which was waited for; 0 before.</summary>
    public double TargetAt { get; private set; }

    /// <summary>How many connections have ended.</summary>
    public int Lost { get; private set; }

    /// <summary>The longest time between two messages of the daemon, in seconds.</summary>
    public double LongestSilence { get; private set; }

    /// <summary>Takes each route with whether it is announced, and the time; may be null.</summary>
    public Action<int, bool, double>? Route { get; set; }

    /// <summary>Counts from nothing again.</summary>
    public void Reset()
    {
        Interlocked.Exchange(ref _announced, 0);
        (Withdrawn, Updates, TargetAt, LongestSilence) = (0, 0, 0, 0);
    }

    /// <summary>Ends the present connection, as a router does which is switched off.</summary>
    public void Drop()
    {
        try
        {
            if (_socket is { } socket)
            {
                socket.LingerState = new LingerOption(true, 0);
                socket.Close();
            }
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }

    /// <summary>Sends a message.</summary>
    public async Task SendAsync(ReadOnlyMemory<byte> message)
    {
        if (_socket is { } socket)
        {
            while (message.Length > 0)
                message = message[await socket.SendAsync(message).ConfigureAwait(false)..];
        }
    }

    /// <summary>Serves a connection to its end.</summary>
    public async Task ServeAsync(Socket socket, CancellationToken cancel)
    {
        _socket = socket;
        Established = false;
        _lastMessage = 0;
        using var keepalive = new Timer(_ => _ = KeepAliveAsync(socket), null, Timeout.Infinite, Timeout.Infinite);
        try
        {
            await ReadAsync(socket, keepalive, cancel).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Either side has enough.
        }
        finally
        {
            Established = false;
            Lost++;
            socket.Dispose();
            changed();
        }
    }

    private async Task ReadAsync(Socket socket, Timer keepalive, CancellationToken cancel)
    {
        var buffer = new byte[number < 16 ? BufferSize : 1 << 14];
        var filled = 0;
        // What a slow reader has not taken shall wait at the daemon, not in the kernel.
        if (options.BytesPerSecond(number) > 0)
            socket.ReceiveBufferSize = SlowReceiveBuffer;
        var started = Clock.Now;
        long total = 0;
        while ((options.OwnThread ? socket.Receive(buffer.AsSpan(filled)) : await socket.ReceiveAsync(buffer.AsMemory(filled), cancel).ConfigureAwait(false)) is var read and > 0)
        {
            filled += read;
            total += read;
            var used = Take(socket, buffer.AsSpan(0, filled), keepalive);
            buffer.AsSpan(used, filled - used).CopyTo(buffer);
            filled -= used;
            if (options.BytesPerSecond(number) is > 0 and var rate)
            {
                var ahead = ((double)total / rate) - (Clock.Now - started);
                if (ahead > 0)
                    await Task.Delay(TimeSpan.FromSeconds(ahead), cancel).ConfigureAwait(false);
            }
        }
    }

    private int Take(Socket socket, ReadOnlySpan<byte> bytes, Timer keepalive)
    {
        var used = 0;
        var now = Clock.Now;
        while (bytes.Length - used >= Bgp.HeaderLength)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(used + 16)..]);
            if (bytes.Length - used < length)
                break;
            var message = bytes.Slice(used, length);
            if (_lastMessage > 0)
                LongestSilence = Math.Max(LongestSilence, now - _lastMessage);
            _lastMessage = now;
            switch (message[18])
            {
                case Bgp.Open:
                    OpenAt = now;
                    socket.Send(Bgp.OpenMessage(options.Asn, options.HoldTime, 0x0A010000 + (uint)number, options.Family));
                    socket.Send(Bgp.Keepalive.Span);
                    keepalive.Change(TimeSpan.FromSeconds(options.HoldTime / 3.0), TimeSpan.FromSeconds(options.HoldTime / 3.0));
                    changed();
                    break;
                case Bgp.KeepaliveType:
                    if (!Established)
                    {
                        Established = true;
                        changed();
                    }

                    break;
                case Bgp.Update:
                    Count(message[Bgp.HeaderLength..], now);
                    break;
            }

            used += length;
        }

        return used;
    }

    private void Count(ReadOnlySpan<byte> body, double now)
    {
        var route = Route is { } taker ? (index, announced) => taker(index, announced, now) : (Action<int, bool>?)null;
        var (announced, withdrawn) = UpdateReader.Read(body, options.Family, route);
        Updates++;
        Withdrawn += withdrawn;
        var before = Interlocked.Add(ref _announced, announced) - announced;
        if (before < options.Target && before + announced >= options.Target)
        {
            TargetAt = Clock.Now;
            changed();
        }
    }

    private static async Task KeepAliveAsync(Socket socket)
    {
        try
        {
            await socket.SendAsync(Bgp.Keepalive).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // It has just ended.
        }
    }
}
