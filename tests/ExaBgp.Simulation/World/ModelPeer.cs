using System.Buffers.Binary;
using ExaBgp.Protocol;

namespace ExaBgp.Simulation.World;

/// <summary>
/// A router reduced to what the tests must know: it opens sessions, keeps them alive, holds what it is told and announces some routes of its own. Without
/// an <see cref="ModelOpen"/> of its own it mirrors the OPEN it gets.
/// </summary>
public sealed class ModelPeer(SimulatedWorld world, string address, int port = 179, uint asn = 65002)
{
    private readonly IpAddress _address = Settings.Ip(address);
    private readonly List<ModelSession> _sessions = [];

    public string Address { get; } = address;

    public uint As { get; } = asn;

    /// <summary>What it proposes; null to mirror.</summary>
    public ModelOpen? Open { get; set; }

    /// <summary>It sends its OPEN without waiting for the other.</summary>
    public bool SpeaksFirst { get; set; }

    /// <summary>All its connections, ended ones too, in order.</summary>
    public IReadOnlyList<ModelSession> All => _sessions;

    /// <summary>The connection that counts: the one that is established, else the last one.</summary>
    public ModelSession? Current => _sessions.FindLast(static session => session.IsEstablished) ?? (_sessions.Count > 0 ? _sessions[^1] : null);

    public Dictionary<string, string> Routes => Current?.Received.Routes ?? [];

    public List<string> Messages => Current?.Messages ?? [];

    /// <summary>NOTIFICATIONs received over all sessions: code, subcode.</summary>
    public IEnumerable<(byte Code, byte Subcode)> Notifications => _sessions.Where(static session => session.Notification is not null).Select(static session => session.Notification!.Value);

    /// <summary>Sessions that were established.</summary>
    public int Sessions => _sessions.Count(static session => session.Established >= 0);

    public bool IsEstablished => Current is { IsEstablished: true };

    public bool HasEndOfRib => Current is { IsEstablished: true } current && current.Received.EndOfRibs.Count > 0;

    public bool IsConnected => Current is { HasEnded: false };

    /// <summary>Whether it reads its sockets.</summary>
    public bool Reads { get; set; } = true;

    /// <summary>Whether it sends KEEPALIVEs.</summary>
    public bool IsAlive { get; set; } = true;

    /// <summary>Hold time of its OPEN when it mirrors, seconds.</summary>
    public ushort HoldTime { get; set; } = 90;

    public long LongestSilence => _sessions.Count == 0 ? 0 : _sessions.Max(static session => session.LongestSilence);

    /// <summary>Prefixes of 24 bits it announces in every session.</summary>
    public SortedSet<string> Advertised { get; } = new(StringComparer.Ordinal);

    /// <summary>Told of every new connection.</summary>
    public Action<ModelSession> OnSession { get; set; } = static _ => { };

    public void Listen() => world.TryListen(_address, port, Adopt);

    public void StopListening() => world.StopListening(_address, port);

    public void Connect(string to, int toPort = 179)
    {
        world.Connect(_address, Settings.Ip(to), toPort, socket =>
        {
            if (socket is not null) Adopt(socket);
        });
    }

    /// <summary>Its connections are lost.</summary>
    public void Cut(string reason = "cut")
    {
        foreach (var session in Live()) session.Cut(reason);
    }

    /// <summary>Ends its sessions in order.</summary>
    public void Close(byte code = 0, byte subcode = 0)
    {
        foreach (var session in Live()) session.Close("ended by the peer", code, subcode);
    }

    /// <summary>Whatever ends of what it has now, ends for this reason.</summary>
    public void Excuse(string reason)
    {
        foreach (var session in Live()) session.Felled ??= reason;
    }

    /// <summary>Sends a whole message.</summary>
    public void Send(byte type, ReadOnlySpan<byte> body) => Current?.Send(type, body);

    public void SendRaw(byte[] octets) => Current?.SendRaw(octets);

    /// <summary>Announces IPv4 prefixes of 24 bits with a next hop.</summary>
    public void Announce(params byte[][] prefixes)
    {
        foreach (var prefix in Open is null ? [] : prefixes) Advertised.Add(Convert.ToHexString(prefix));
        if (IsEstablished) Current!.Send(2, Update([], Attributes(Current), prefixes));
    }

    /// <summary>Withdraws IPv4 prefixes of 24 bits.</summary>
    public void Withdraw(params byte[][] prefixes)
    {
        foreach (var prefix in prefixes) Advertised.Remove(Convert.ToHexString(prefix));
        if (IsEstablished) Current!.Send(2, Update(prefixes, [], []));
    }

    /// <summary>Reads again after <see cref="Reads"/> was false.</summary>
    public void Resume()
    {
        if (Reads) return;
        Reads = true;
        foreach (var session in Live()) session.Resume();
    }

    /// <summary>The body of an UPDATE with prefixes of 24 bits.</summary>
    public static byte[] Update(byte[][] withdrawn, byte[] attributes, byte[][] announced)
    {
        var body = new List<byte> { (byte)(withdrawn.Length * 4 >> 8), (byte)(withdrawn.Length * 4) };
        foreach (var prefix in withdrawn) body.AddRange([24, .. prefix]);
        body.AddRange([(byte)(attributes.Length >> 8), (byte)attributes.Length, .. attributes]);
        foreach (var prefix in announced) body.AddRange([24, .. prefix]);
        return [.. body];
    }

    /// <summary>ORIGIN, AS_PATH, NEXT_HOP and, inside an AS, LOCAL_PREF.</summary>
    public byte[] Attributes(ModelSession session)
    {
        var isInternal = session.Socket.Other is not null && As == InternalAs;
        byte[] path = isInternal ? [] : Open is { FourOctetAs: false } ? [2, 1, (byte)(As >> 8), (byte)As] : [2, 1, (byte)(As >> 24), (byte)(As >> 16), (byte)(As >> 8), (byte)As];
        byte[] preference = isInternal ? [0x40, 5, 4, 0, 0, 0, 100] : [];
        return [0x40, 1, 1, 0, 0x40, 2, (byte)path.Length, .. path, 0x40, 3, 4, 192, 0, 2, 1, .. preference];
    }

    /// <summary>The daemon's AS, when this peer is inside it.</summary>
    public uint InternalAs { get; set; }

    internal void OnEstablished(ModelSession session)
    {
        foreach (var other in Live().Where(other => other != session)) other.Close("replaced by a newer connection");
        foreach (var chunk in Advertised.Chunk(50)) session.Send(2, Update([], Attributes(session), [.. chunk.Select(Convert.FromHexString)]));
    }

    internal void OnEnded(ModelSession session)
    {
        if (session.Felled is null) Lost.Add(session);
    }

    /// <summary>Connections that ended and nothing had happened to them.</summary>
    public List<ModelSession> Lost { get; } = [];

    internal ModelOpen MirrorOf(byte[] body) => new() { As = As, Identifier = Octets(), HoldTime = HoldTime, Families = [WireFamily.Ipv4Unicast], ExtendedMessage = true };

    internal byte[] Mirrored(byte[] body)
    {
        var open = body.AsSpan().ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(open.AsSpan(1), (ushort)As);
        BinaryPrimitives.WriteUInt16BigEndian(open.AsSpan(3), HoldTime);
        _address.CopyTo(open.AsSpan(5));
        var at = open.AsSpan().IndexOf((ReadOnlySpan<byte>)[65, 4]);
        if (at > 0) BinaryPrimitives.WriteUInt32BigEndian(open.AsSpan(at + 2), As);
        return open;
    }

    private byte[] Octets()
    {
        var octets = new byte[4];
        _address.CopyTo(octets);
        return octets;
    }

    private IEnumerable<ModelSession> Live() => _sessions.Where(static session => !session.HasEnded).ToArray();

    private void Adopt(SimulatedSocket socket)
    {
        var session = new ModelSession(world, this, socket);
        _sessions.Add(session);
        OnSession(session);
    }
}
