using ExaBgp.Reactor.Seams;

namespace ExaBgp.Reactor.Peers;

/// <summary>
/// Connections that we end: what is queued is written, our direction is closed, what still comes is read and dropped for at most a second, then the socket is
/// closed. Closing with unread octets would reset the connection and lose the NOTIFICATION (guarantee G8).
/// </summary>
internal sealed class LingeringConnections(INetwork network, Clock clock, Timers timers)
{
    private const long Longest = 1000;
    private readonly Dictionary<int, Lingering> _connections = [];
    private readonly byte[] _discard = new byte[64 * 1024];

    /// <summary>How many are not closed yet.</summary>
    public int Count => _connections.Count;

    /// <summary>Takes over a connection with what it still has to write.</summary>
    public void Add(int handle, ReadOnlySpan<byte> unwritten)
    {
        var lingering = new Lingering(this, handle, unwritten.ToArray());
        _connections.Add(handle, lingering);
        network.PauseReading(handle, false);
        timers.Set(lingering, clock.Now + Longest);
        Write(lingering);
        if (_connections.ContainsKey(handle)) Read(lingering);
    }

    /// <summary>Something happened to a connection; false when it is not one of these.</summary>
    public bool Handle(Completion completion)
    {
        if (!_connections.TryGetValue(completion.Handle, out var lingering)) return false;
        if (completion.Kind == CompletionKind.Writable) Write(lingering);
        else if (completion.Kind == CompletionKind.Readable) Read(lingering);
        return true;
    }

    /// <summary>Closes all of them at once.</summary>
    public void CloseAll()
    {
        foreach (var lingering in _connections.Values.ToArray()) Close(lingering);
    }

    private void Write(Lingering lingering)
    {
        while (lingering.Written < lingering.Unwritten.Length)
        {
            var result = network.Send(lingering.Handle, lingering.Unwritten.AsSpan(lingering.Written));
            lingering.Written += result.Count;
            if (result.Status == IoStatus.WouldBlock) return;
            if (result.Status != IoStatus.Ok)
            {
                Close(lingering);
                return;
            }
        }

        if (lingering.IsShut) return;
        lingering.IsShut = true;
        network.ShutdownSend(lingering.Handle);
    }

    private void Read(Lingering lingering)
    {
        while (true)
        {
            var result = network.Receive(lingering.Handle, _discard);
            if (result.Status == IoStatus.WouldBlock) return;
            if (result.Status == IoStatus.Ok && result.Count > 0) continue;
            Close(lingering);
            return;
        }
    }

    private void Close(Lingering lingering)
    {
        if (!_connections.Remove(lingering.Handle)) return;
        timers.Set(lingering, null);
        network.Close(lingering.Handle);
    }

    private sealed class Lingering(LingeringConnections owner, int handle, byte[] unwritten) : ITimed
    {
        public int Handle { get; } = handle;

        public byte[] Unwritten { get; } = unwritten;

        public int Written { get; set; }

        public bool IsShut { get; set; }

        public long? Deadline { get; set; }

        public long TimerStamp { get; set; }

        public void Due(long now) => owner.Close(this);
    }
}
