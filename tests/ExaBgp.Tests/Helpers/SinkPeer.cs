using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace ExaBgp.Tests.Helpers;

/// <summary>A peer on the loopback that waits for the daemon, agrees to everything it can do in IPv4 unicast, and counts what it is told.</summary>
internal sealed class SinkPeer : IDisposable
{
    private static readonly byte[] Keepalive = Message(4, []);
    private readonly TcpListener _listener;
    private readonly HashSet<string> _prefixes = [];
    private readonly CancellationTokenSource _end = new();
    private readonly Task _work;
    private NetworkStream? _stream;
    private int _sessions;

    /// <summary>Listens at <paramref name="address"/>, at a port of the system's choice.</summary>
    public SinkPeer(string address)
    {
        Address = IPAddress.Parse(address);
        _listener = new TcpListener(Address, 0);
        _listener.Start();
        _work = Task.Run(ServeAsync);
    }

    public IPAddress Address { get; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Sessions begun so far.</summary>
    public int Sessions => Volatile.Read(ref _sessions);

    /// <summary>Number of prefixes announced and not withdrawn.</summary>
    public int Count
    {
        get
        {
            lock (_prefixes) return _prefixes.Count;
        }
    }

    /// <summary>Whether a prefix is announced.</summary>
    public bool Has(string prefix)
    {
        lock (_prefixes) return _prefixes.Contains(prefix);
    }

    /// <summary>Sends the body of an UPDATE, in hexadecimal.</summary>
    public void Update(string body) => _stream!.Write(Message(2, Convert.FromHexString(body)));

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        _stream?.Dispose();
        _work.ContinueWith(static _ => { }, TaskScheduler.Default).Wait(TimeSpan.FromSeconds(5));
        _end.Dispose();
    }

    private static byte[] Message(byte type, byte[] body)
    {
        byte[] message = [.. Enumerable.Repeat((byte)0xFF, 16), 0, 0, type, .. body];
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(16), (ushort)message.Length);
        return message;
    }

    private async Task ServeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            using var client = await _listener.AcceptTcpClientAsync(_end.Token);
            _stream = client.GetStream();
            lock (_prefixes) _prefixes.Clear();
            Interlocked.Increment(ref _sessions);
            try
            {
                while (await ReadAsync(_stream)) { }
            }
            catch (IOException)
            {
                // The daemon is gone; it may come back.
            }
        }
    }

    private async Task<bool> ReadAsync(NetworkStream stream)
    {
        var header = new byte[19];
        if (await stream.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, _end.Token) < header.Length) return false;
        var body = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(16)) - header.Length];
        await stream.ReadExactlyAsync(body, _end.Token);
        if (header[18] == 1)
        {
            // AS 65002, hold time 180, the address as identifier; IPv4 unicast, four-octet AS numbers.
            byte[] open = [4, 0xFD, 0xEA, 0, 180, .. Address.GetAddressBytes(), 16, 2, 6, 1, 4, 0, 1, 0, 1, 2, 6, 65, 4, 0, 0, 0xFD, 0xEA];
            await stream.WriteAsync(Message(1, open), _end.Token);
            await stream.WriteAsync(Keepalive, _end.Token);
        }
        else if (header[18] == 4)
        {
            await stream.WriteAsync(Keepalive, _end.Token);
        }
        else if (header[18] == 2)
        {
            Take(body);
        }

        return true;
    }

    private void Take(ReadOnlySpan<byte> body)
    {
        var withdrawn = BinaryPrimitives.ReadUInt16BigEndian(body);
        var attributes = BinaryPrimitives.ReadUInt16BigEndian(body[(2 + withdrawn)..]);
        lock (_prefixes)
        {
            foreach (var prefix in Prefixes(body.Slice(2, withdrawn))) _prefixes.Remove(prefix);
            foreach (var prefix in Prefixes(body[(4 + withdrawn + attributes)..])) _prefixes.Add(prefix);
        }
    }

    private static List<string> Prefixes(ReadOnlySpan<byte> octets)
    {
        var prefixes = new List<string>();
        Span<byte> address = stackalloc byte[4];
        while (octets.Length > 0)
        {
            int bits = octets[0], length = (bits + 7) / 8;
            address.Clear();
            octets.Slice(1, length).CopyTo(address);
            prefixes.Add($"{address[0]}.{address[1]}.{address[2]}.{address[3]}/{bits}");
            octets = octets[(1 + length)..];
        }

        return prefixes;
    }
}
