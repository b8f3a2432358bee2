using System.Buffers.Binary;
using System.Globalization;
using ExaBgp.Protocol;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Simulation.World;

/// <summary>
/// A router reduced to what the tests must know: it opens a session by mirroring the OPEN it gets, keeps it alive and holds what it is told, IPv4 unicast only.
/// Its decoding is its own: it shares no code with what it checks.
/// </summary>
public sealed class ModelPeer
{
    private readonly SimulatedWorld _world;
    private readonly IpAddress _address;
    private readonly int _port;
    private readonly List<byte> _input = [];
    private readonly Queue<byte[]> _output = new();
    private SimulatedSocket? _socket;
    private int _outputOffset;
    private bool _open;
    private long _session;

    public ModelPeer(SimulatedWorld world, string address, int port = 179, ushort asn = 65002)
    {
        _world = world;
        _address = Settings.Ip(address);
        _port = port;
        As = asn;
    }

    public ushort As { get; }

    /// <summary>Prefix to the hexadecimal attributes it was announced with.</summary>
    public Dictionary<string, string> Routes { get; } = [];

    /// <summary>Every message received, as <c>type:hexadecimal body</c>, since the last session began.</summary>
    public List<string> Messages { get; } = [];

    /// <summary>NOTIFICATIONs received over all sessions: code, subcode.</summary>
    public List<(byte Code, byte Subcode)> Notifications { get; } = [];

    public int Sessions { get; private set; }

    public bool IsEstablished { get; private set; }

    public bool HasEndOfRib { get; private set; }

    /// <summary>A connection exists.</summary>
    public bool IsConnected => _socket is { IsDead: false };

    /// <summary>Whether it reads its socket.</summary>
    public bool Reads { get; set; } = true;

    /// <summary>Hold time of its OPEN, seconds.</summary>
    public ushort HoldTime { get; set; } = 90;

    /// <summary>Longest time between two KEEPALIVEs of the other side, milliseconds.</summary>
    public long LongestSilence { get; private set; }

    private long _lastHeard;

    public void Listen() => _world.TryListen(_address, _port, Adopt);

    public void StopListening() => _world.StopListening(_address, _port);

    public void Connect(string to, int port = 179)
    {
        _world.Connect(_address, Settings.Ip(to), port, socket =>
        {
            if (socket is not null) Adopt(socket);
        });
    }

    /// <summary>The connection is lost.</summary>
    public void Cut() => _socket?.Cut();

    /// <summary>Ends the session in order.</summary>
    public void Close() => _socket?.Close();

    /// <summary>Sends a whole message.</summary>
    public void Send(byte type, ReadOnlySpan<byte> body)
    {
        var message = new byte[19 + body.Length];
        message.AsSpan(0, 16).Fill(255);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(16), (ushort)message.Length);
        message[18] = type;
        body.CopyTo(message.AsSpan(19));
        SendRaw(message);
    }

    /// <summary>Sends octets as they are.</summary>
    public void SendRaw(byte[] octets)
    {
        _output.Enqueue(octets);
        Flush();
    }

    /// <summary>Announces IPv4 prefixes of 24 bits with a next hop.</summary>
    public void Announce(params byte[][] prefixes)
    {
        byte[] attributes = [0x40, 1, 1, 0, 0x40, 2, 6, 2, 1, 0, 0, (byte)(As >> 8), (byte)As, 0x40, 3, 4, 192, 0, 2, 1];
        Update([], attributes, prefixes);
    }

    /// <summary>Withdraws IPv4 prefixes of 24 bits.</summary>
    public void Withdraw(params byte[][] prefixes) => Update(prefixes, [], []);

    /// <summary>Reads again after <see cref="Reads"/> was false.</summary>
    public void Resume()
    {
        Reads = true;
        Read();
    }

    private void Update(byte[][] withdrawn, byte[] attributes, byte[][] announced)
    {
        var body = new List<byte> { (byte)(withdrawn.Length * 4 >> 8), (byte)(withdrawn.Length * 4) };
        foreach (var prefix in withdrawn) body.AddRange([24, .. prefix]);
        body.AddRange([(byte)(attributes.Length >> 8), (byte)attributes.Length, .. attributes]);
        foreach (var prefix in announced) body.AddRange([24, .. prefix]);
        Send(2, body.ToArray());
    }

    private void Adopt(SimulatedSocket socket)
    {
        if (_socket is { IsDead: false }) _socket.Close();
        _socket = socket;
        _input.Clear();
        _output.Clear();
        _outputOffset = 0;
        _open = false;
        IsEstablished = false;
        HasEndOfRib = false;
        Routes.Clear();
        Messages.Clear();
        _session++;
        socket.OnReadable = Read;
        socket.OnWritable = Flush;
        Read();
    }

    private void Read()
    {
        if (!Reads || _socket is not { } socket) return;
        var buffer = new byte[65536];
        while (true)
        {
            var result = socket.Receive(buffer);
            if (result.Count > 0)
            {
                _input.AddRange(buffer.AsSpan(0, result.Count));
                Parse();
                continue;
            }

            if (result.Status != IoStatus.WouldBlock)
            {
                IsEstablished = false;
                socket.Close();
            }

            return;
        }
    }

    private void Parse()
    {
        while (_input.Count >= 19)
        {
            var length = (_input[16] << 8) | _input[17];
            if (_input.Count < length) return;
            var message = _input.GetRange(0, length).ToArray();
            _input.RemoveRange(0, length);
            if (message.AsSpan(0, 16).ContainsAnyExcept((byte)255)) throw new InvalidOperationException("a message without marker");
            Handle(message[18], message.AsSpan(19));
        }
    }

    private void Handle(byte type, ReadOnlySpan<byte> body)
    {
        Messages.Add($"{type}:{Convert.ToHexString(body)}");
        if (IsEstablished) LongestSilence = Math.Max(LongestSilence, _world.Time.Now - _lastHeard);
        _lastHeard = _world.Time.Now;
        switch (type)
        {
            case 1:
                Mirror(body);
                break;
            case 2:
                Apply(body);
                break;
            case 3:
                Notifications.Add((body[0], body[1]));
                break;
            case 4 when _open && !IsEstablished:
                IsEstablished = true;
                Sessions++;
                KeepAlive(_session);
                break;
        }
    }

    private void Mirror(ReadOnlySpan<byte> body)
    {
        var open = body.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(open.AsSpan(1), As);
        BinaryPrimitives.WriteUInt16BigEndian(open.AsSpan(3), HoldTime);
        _address.CopyTo(open.AsSpan(5));
        var at = open.AsSpan().IndexOf((ReadOnlySpan<byte>)[65, 4]);
        if (at > 0) BinaryPrimitives.WriteUInt32BigEndian(open.AsSpan(at + 2), As);
        _open = true;
        Send(1, open);
        Send(4, []);
    }

    private void KeepAlive(long session)
    {
        if (session != _session || _socket is not { IsDead: false } || !IsEstablished) return;
        Send(4, []);
        _world.After(Math.Max(1, HoldTime / 3) * 1000L, () => KeepAlive(session));
    }

    private void Apply(ReadOnlySpan<byte> body)
    {
        var withdrawn = BinaryPrimitives.ReadUInt16BigEndian(body);
        foreach (var prefix in Prefixes(body.Slice(2, withdrawn))) Routes.Remove(prefix);
        var attributes = body[(2 + withdrawn)..];
        var length = BinaryPrimitives.ReadUInt16BigEndian(attributes);
        var text = Convert.ToHexString(attributes.Slice(2, length));
        var announced = Prefixes(attributes[(2 + length)..]);
        foreach (var prefix in announced) Routes[prefix] = text;
        if (body.Length == 4) HasEndOfRib = true;
    }

    private static List<string> Prefixes(ReadOnlySpan<byte> octets)
    {
        var prefixes = new List<string>();
        Span<byte> address = stackalloc byte[4];
        while (!octets.IsEmpty)
        {
            int bits = octets[0], size = (bits + 7) / 8;
            address.Clear();
            octets.Slice(1, size).CopyTo(address);
            prefixes.Add(string.Create(CultureInfo.InvariantCulture, $"{address[0]}.{address[1]}.{address[2]}.{address[3]}/{bits}"));
            octets = octets[(1 + size)..];
        }

        return prefixes;
    }

    private void Flush()
    {
        while (_socket is { IsDead: false } socket && _output.TryPeek(out var head))
        {
            var result = socket.Send(head.AsSpan(_outputOffset));
            _outputOffset += result.Count;
            if (_outputOffset < head.Length) return;
            _outputOffset = 0;
            _output.Dequeue();
        }
    }
}
