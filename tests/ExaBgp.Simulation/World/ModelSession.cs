using System.Buffers.Binary;
using System.Globalization;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Simulation.World;

/// <summary>
/// One connection of a <see cref="ModelPeer"/>: its side of the session, what it was told, and beside it what the daemon has written to TCP but may not
/// have arrived yet.
/// </summary>
public sealed class ModelSession
{
    private readonly SimulatedWorld _world;
    private readonly ModelPeer _peer;
    private readonly Queue<byte[]> _output = new();
    private readonly byte[] _buffer = new byte[65536];
    private int _outputOffset;
    private long _lastHeard;
    private bool _open;
    private long _given;
    private long _openEnd;

    public ModelSession(SimulatedWorld world, ModelPeer peer, SimulatedSocket socket)
    {
        _world = world;
        _peer = peer;
        Socket = socket;
        Began = _lastHeard = world.Time.Now;
        Received.OnMessage = Handle;
        Written.OnMessage = (type, _) =>
        {
            if (type is 2 or 5) LastWritten = world.Time.Now;
            if (type == 3) WasOpenReadAtEnd = _openEnd > 0 && _given - Socket.InFlight >= _openEnd;
        };
        socket.Other.OnSent = octets => Written.Feed(octets);
        socket.OnReadable = Read;
        socket.OnWritable = Flush;
        if (peer.SpeaksFirst) SendOpen(peer.Open!.Body());
        world.After(0, Read);
    }

    public SimulatedSocket Socket { get; }

    /// <summary>What has arrived and was read.</summary>
    public WireRoutes Received { get; } = new();

    /// <summary>What the daemon has written to TCP.</summary>
    public WireRoutes Written { get; } = new();

    /// <summary>What both agreed on, once known.</summary>
    public Agreement? Agreement { get; private set; }

    /// <summary>When the connection was made, and when the session came up on this side.</summary>
    public long Began { get; }

    public long Established { get; private set; } = -1;

    /// <summary>When the daemon last wrote an UPDATE or ROUTE-REFRESH.</summary>
    public long LastWritten { get; private set; } = -1;

    public bool IsEstablished => Established >= 0 && !HasEnded;

    public bool HasEnded { get; private set; }

    /// <summary>When it ended, and how: <c>CODE/SUBCODE</c> of a NOTIFICATION, <c>closed</c>, <c>reset</c>, <c>hold timer</c>.</summary>
    public long Ended { get; private set; }

    public string How { get; private set; } = string.Empty;

    /// <summary>Why the end of this session is nobody's fault but the world's; null as long as nothing happened to it.</summary>
    public string? Felled { get; set; }

    /// <summary>There was something to read while the peer did not read, or the network held it back.</summary>
    public bool WasDeaf { get; set; }

    /// <summary>The daemon had read this side's OPEN when it wrote its NOTIFICATION.</summary>
    public bool WasOpenReadAtEnd { get; private set; }

    /// <summary>Something was sent that no session survives.</summary>
    public bool MustEnd { get; set; }

    /// <summary>The daemon opened the connection.</summary>
    public bool IsOfDaemon => Socket.LocalPort == 179;

    /// <summary>NOTIFICATION received: code and subcode.</summary>
    public (byte Code, byte Subcode)? Notification { get; private set; }

    /// <summary>Every message received, as <c>type:hexadecimal body</c>.</summary>
    public List<string> Messages { get; } = [];

    /// <summary>Longest time between two messages of the daemon while the session was up.</summary>
    public long LongestSilence { get; private set; }

    /// <summary>All End-of-RIBs of the agreed families came.</summary>
    public bool IsComplete => Agreement is { } agreement && Received.EndOfRibs.IsSupersetOf(agreement.Families);

    /// <summary>The daemon has written all End-of-RIBs of the agreed families.</summary>
    public bool IsCompleteOnWire => Agreement is { } agreement && Written.EndOfRibs.IsSupersetOf(agreement.Families);

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

    /// <summary>Reads again: what it did not hear meanwhile says nothing.</summary>
    public void Resume()
    {
        _lastHeard = _world.Time.Now;
        Read();
    }

    /// <summary>Reads what arrived, unless the peer does not read.</summary>
    public void Read()
    {
        WasDeaf |= !_peer.Reads;
        if (!_peer.Reads || HasEnded) return;
        while (true)
        {
            var result = Socket.Receive(_buffer);
            if (result.Count > 0)
            {
                Received.Feed(_buffer.AsSpan(0, result.Count));
                continue;
            }

            if (result.Status == IoStatus.WouldBlock) return;
            End(result.Status == IoStatus.Closed ? "closed" : "reset");
            Socket.Close();
            return;
        }
    }

    /// <summary>The connection is lost.</summary>
    public void Cut(string reason)
    {
        Felled ??= reason;
        Socket.Cut();
        End("reset");
    }

    /// <summary>Ends it in order, with a NOTIFICATION or without.</summary>
    public void Close(string reason, byte code = 0, byte subcode = 0)
    {
        Felled ??= reason;
        if (code > 0) Send(3, [code, subcode]);
        Socket.ShutdownSend();
        End("ended by the peer");
        _world.After(1000, Socket.Close);
    }

    private void End(string how)
    {
        if (HasEnded) return;
        HasEnded = true;
        Ended = _world.Time.Now;
        How = Notification is { } notification ? string.Create(CultureInfo.InvariantCulture, $"{notification.Code}/{notification.Subcode}") : how;
        _peer.OnEnded(this);
    }

    private void Handle(byte type, byte[] body)
    {
        Messages.Add($"{type}:{Convert.ToHexString(body)}");
        if (IsEstablished) LongestSilence = Math.Max(LongestSilence, _world.Time.Now - _lastHeard);
        _lastHeard = _world.Time.Now;
        switch (type)
        {
            case 1:
                Agree(body);
                break;
            case 3:
                Notification = (body[0], body[1]);
                break;
            case 4 when _open && Established < 0:
                Established = _world.Time.Now;
                _peer.OnEstablished(this);
                KeepAlive();
                break;
        }
    }

    private void Agree(byte[] body)
    {
        var open = _peer.Open ?? _peer.MirrorOf(body);
        Agreement = open.Agree(body);
        Received.AddPath.UnionWith(Agreement.AddPath);
        Written.AddPath.UnionWith(Agreement.AddPath);
        if (Agreement.ExtendedMessage) Received.LargestMessage = Written.LargestMessage = 65535;
        if (!_peer.SpeaksFirst) SendOpen(_peer.Open is null ? _peer.Mirrored(body) : open.Body());
        Send(4, []);
    }

    private void SendOpen(byte[] body)
    {
        _open = true;
        _openEnd = 19 + body.Length;
        Send(1, body);
    }

    private void KeepAlive()
    {
        if (!IsEstablished || Socket.IsDead || Agreement!.HoldTime == 0) return;
        if (_peer.Reads && _world.Time.Now - _lastHeard > Agreement.HoldTime * 1000L)
        {
            Send(3, [4, 0]);
            Socket.ShutdownSend();
            End("hold timer");
            return;
        }

        if (_peer.IsAlive) Send(4, []);
        _world.After(Math.Max(1, Agreement.HoldTime / 3) * 1000L, KeepAlive);
    }

    private void Flush()
    {
        while (!Socket.IsDead && _output.TryPeek(out var head))
        {
            var result = Socket.Send(head.AsSpan(_outputOffset));
            _outputOffset += result.Count;
            _given += result.Count;
            if (_outputOffset < head.Length) return;
            _outputOffset = 0;
            _output.Dequeue();
        }
    }
}
