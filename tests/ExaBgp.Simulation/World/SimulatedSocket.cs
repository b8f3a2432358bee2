using ExaBgp.Protocol;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Simulation.World;

/// <summary>One end of a virtual TCP connection: ordered, delayed, with a window, and it can be cut.</summary>
public sealed class SimulatedSocket(SimulatedWorld world, IpAddress local, int localPort, IpAddress remote, int remotePort)
{
    private readonly Queue<byte[]> _arrived = new();
    private SimulatedSocket? _other;
    private int _headOffset;
    private long _inFlight;
    private long _lastArrival;
    private bool _finSent;
    private bool _finArrived;
    private bool _wantsRoom;

    public IpAddress Local { get; } = local;

    public int LocalPort { get; } = localPort;

    public IpAddress Remote { get; } = remote;

    public int RemotePort { get; } = remotePort;

    /// <summary>Reset or closed.</summary>
    public bool IsDead { get; private set; }

    /// <summary>Called when there is something to read (octets, end, or an error).</summary>
    public Action OnReadable { get; set; } = static () => { };

    /// <summary>Called when a sender that was refused can go on.</summary>
    public Action OnWritable { get; set; } = static () => { };

    /// <summary>Nothing is taken from the other side while this is set: the window stays closed.</summary>
    public bool WindowClosed { get; set; }

    public void Join(SimulatedSocket other)
    {
        _other = other;
        other._other = this;
    }

    public IoResult Receive(Span<byte> into)
    {
        if (IsDead) return new IoResult(0, IoStatus.Failed, 104);
        if (!_arrived.TryPeek(out var head)) return _finArrived ? new IoResult(0, IoStatus.Closed) : new IoResult(0, IoStatus.WouldBlock);
        var count = Math.Min(Math.Min(head.Length - _headOffset, into.Length), Math.Max(1, world.LargestRead()));
        head.AsSpan(_headOffset, count).CopyTo(into);
        _headOffset += count;
        if (_headOffset == head.Length)
        {
            _arrived.Dequeue();
            _headOffset = 0;
        }

        _other!.Acknowledge(count);
        return new IoResult(count, IoStatus.Ok);
    }

    public IoResult Send(ReadOnlySpan<byte> octets)
    {
        if (IsDead || _finSent) return new IoResult(0, IoStatus.Failed, 32);
        var room = (int)Math.Min(octets.Length, world.Window - _inFlight);
        if (room <= 0)
        {
            _wantsRoom = true;
            return new IoResult(0, IoStatus.WouldBlock);
        }

        var sent = octets[..room].ToArray();
        _inFlight += room;
        Deliver(other => other._arrived.Enqueue(sent));
        return new IoResult(room, room == octets.Length ? IoStatus.Ok : IoStatus.WouldBlock) is { Status: IoStatus.WouldBlock } partial ? Want(partial) : new IoResult(room, IoStatus.Ok);
    }

    public void ShutdownSend()
    {
        if (IsDead || _finSent) return;
        _finSent = true;
        Deliver(static other => other._finArrived = true);
    }

    /// <summary>Closes this end: with octets unread the other side sees a reset, as TCP does.</summary>
    public void Close()
    {
        if (IsDead) return;
        if (_arrived.Count > 0)
        {
            Cut();
            return;
        }

        ShutdownSend();
        IsDead = true;
    }

    /// <summary>The connection is gone for both, at once.</summary>
    public void Cut()
    {
        foreach (var end in new[] { this, _other! })
        {
            if (end.IsDead) continue;
            end.IsDead = true;
            world.After(0, end.OnReadable);
        }
    }

    private IoResult Want(IoResult partial)
    {
        _wantsRoom = true;
        return partial;
    }

    private void Deliver(Action<SimulatedSocket> arrive)
    {
        var other = _other!;
        var at = Math.Max(world.Time.Now + world.Delay(), _lastArrival);
        _lastArrival = at;
        world.After(at - world.Time.Now, () =>
        {
            if (other.IsDead) return;
            arrive(other);
            other.OnReadable();
        });
    }

    private void Acknowledge(int count)
    {
        _inFlight -= count;
        if (!_wantsRoom || WindowClosed) return;
        _wantsRoom = false;
        world.After(world.Delay(), () =>
        {
            if (!IsDead) OnWritable();
        });
    }
}
