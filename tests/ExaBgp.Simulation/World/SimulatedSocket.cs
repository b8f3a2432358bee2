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
    private long _stalledUntil;

    public IpAddress Local { get; } = local;

    public int LocalPort { get; } = localPort;

    public IpAddress Remote { get; } = remote;

    public int RemotePort { get; } = remotePort;

    /// <summary>The other end.</summary>
    public SimulatedSocket Other => _other!;

    /// <summary>Reset or closed.</summary>
    public bool IsDead { get; private set; }

    /// <summary>It sent all it will.</summary>
    public bool HasShutDown => _finSent;

    /// <summary>Called when there is something to read (octets, end, or an error).</summary>
    public Action OnReadable { get; set; } = static () => { };

    /// <summary>Called when a sender that was refused can go on.</summary>
    public Action OnWritable { get; set; } = static () => { };

    /// <summary>Told of every octet when it is taken from its sender: written to TCP, not yet received.</summary>
    public Action<byte[]> OnSent { get; set; } = static _ => { };

    /// <summary>Octets it sent that were not read yet.</summary>
    public long InFlight => _inFlight;

    /// <summary>It has refused octets, and its owner has not heard yet that it takes more.</summary>
    public bool IsRefusing { get; private set; }

    /// <summary>When it last refused octets for want of room.</summary>
    public long LastFull { get; private set; } = long.MinValue;

    public void Join(SimulatedSocket other)
    {
        _other = other;
        other._other = this;
    }

    /// <summary>Nothing of what it sends arrives for this long.</summary>
    public void Stall(long milliseconds) => _stalledUntil = world.Time.Now + milliseconds;

    public IoResult Receive(Span<byte> into)
    {
        if (!_arrived.TryPeek(out var head))
        {
            if (IsDead) return new IoResult(0, IoStatus.Failed, 104);
            return _finArrived ? new IoResult(0, IoStatus.Closed) : new IoResult(0, IoStatus.WouldBlock);
        }

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
        if (room <= 0) return Want(new IoResult(0, IoStatus.WouldBlock));
        var sent = octets[..room].ToArray();
        _inFlight += room;
        OnSent(sent);
        Deliver(other => other._arrived.Enqueue(sent), isData: true);
        return room < octets.Length ? Want(new IoResult(room, IoStatus.WouldBlock)) : new IoResult(room, IoStatus.Ok);
    }

    public void ShutdownSend()
    {
        if (IsDead || _finSent) return;
        _finSent = true;
        Deliver(static other => other._finArrived = true, isData: false);
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

    /// <summary>The connection is gone for both, at once, with all that had arrived.</summary>
    public void Cut()
    {
        _arrived.Clear();
        _other!._arrived.Clear();
        Reset();
        _other!.Reset();
    }

    /// <summary>What had arrived can still be read.</summary>
    private void Reset()
    {
        if (IsDead) return;
        IsDead = true;
        world.After(0, OnReadable);
    }

    private IoResult Want(IoResult partial)
    {
        _wantsRoom = IsRefusing = true;
        LastFull = world.Time.Now;
        return partial;
    }

    private void Deliver(Action<SimulatedSocket> arrive, bool isData)
    {
        var other = _other!;
        var at = Math.Max(Math.Max(world.Time.Now + world.Delay(), _lastArrival), _stalledUntil);
        _lastArrival = at;
        world.After(at - world.Time.Now, () =>
        {
            if (other.IsDead)
            {
                // Octets that arrive at a closed socket are answered with a reset.
                if (isData && !IsDead) Reset();
                return;
            }

            arrive(other);
            other.OnReadable();
        });
    }

    private void Acknowledge(int count)
    {
        _inFlight -= count;
        if (!_wantsRoom) return;
        _wantsRoom = false;
        world.After(world.Delay(), () =>
        {
            IsRefusing = _wantsRoom;
            if (!IsDead) OnWritable();
        });
    }
}
