using ExaBgp.Protocol;

namespace ExaBgp.Simulation.World;

/// <summary>
/// Virtual time, a virtual network and everybody who lives in it. Nothing is concurrent: one seed gives one run.
/// </summary>
public sealed class SimulatedWorld
{
    private readonly PriorityQueue<Action, (long At, long Number)> _agenda = new();
    private readonly Dictionary<(IpAddress Address, int Port), Action<SimulatedSocket>> _listeners = [];
    private readonly List<SimulatedSpeaker> _speakers = [];
    private const int MostSteps = 100_000;
    private long _number;

    public SimulatedWorld(int seed)
    {
        Seed = seed;
        Random = new Random(seed);
        Trace = new Trace(Time);
    }

    public int Seed { get; }

    public Random Random { get; }

    public VirtualTime Time { get; } = new();

    /// <summary>What happens.</summary>
    public Trace Trace { get; }

    /// <summary>One-way delay of the network, milliseconds.</summary>
    public Func<long> Delay { get; set; } = static () => 1;

    /// <summary>Octets a receive may return at most: small values cut messages anywhere.</summary>
    public Func<int> LargestRead { get; set; } = static () => int.MaxValue;

    /// <summary>Octets that fit between a sender and a receiver who does not read.</summary>
    public int Window { get; set; } = 256 * 1024;

    public IReadOnlyList<SimulatedSpeaker> Speakers => _speakers;

    public void Add(SimulatedSpeaker speaker) => _speakers.Add(speaker);

    /// <summary>Does something later.</summary>
    public void After(long milliseconds, Action action) => _agenda.Enqueue(action, (Time.Now + milliseconds, _number++));

    public bool TryListen(IpAddress address, int port, Action<SimulatedSocket> accepted) => _listeners.TryAdd((address, port), accepted);

    public void StopListening(IpAddress address, int port) => _listeners.Remove((address, port));

    /// <summary>Connects: after a round trip either both ends have a socket, or there is nobody.</summary>
    public void Connect(IpAddress from, IpAddress to, int port, Action<SimulatedSocket?> result)
    {
        After(Delay() + Delay(), () =>
        {
            if (!_listeners.TryGetValue((to, port), out var accepted))
            {
                result(null);
                return;
            }

            var near = new SimulatedSocket(this, from, 50000 + (int)(_number % 10000), to, port);
            var far = new SimulatedSocket(this, to, port, from, near.LocalPort);
            near.Join(far);
            accepted(far);
            result(near);
        });
    }

    /// <summary>Runs until the condition holds; false when the deadline came first, or nothing can happen any more.</summary>
    public bool RunUntil(Func<bool> condition, long milliseconds)
    {
        var deadline = Time.Now + milliseconds;
        var (turns, last) = (0L, Time.Now);
        while (!condition())
        {
            if (Time.Now != last) (last, turns) = (Time.Now, 0);
            if (++turns > MostSteps) throw new InvalidOperationException($"the world does not come to rest (seed {Seed}, time {Time.Now})");
            if (Step()) continue;
            var next = NextMoment();
            if (next is null || next > deadline)
            {
                Time.AdvanceTo(deadline);
                Step();
                return condition();
            }

            Time.AdvanceTo(next.Value);
        }

        return true;
    }

    /// <summary>Lets this much time pass.</summary>
    public void Run(long milliseconds) => RunUntil(static () => false, milliseconds);

    /// <summary>Everything that is due now; false when nothing was.</summary>
    private bool Step()
    {
        var any = false;
        while (_agenda.TryPeek(out var action, out var key) && key.At <= Time.Now)
        {
            _agenda.Dequeue();
            action();
            any = true;
        }

        foreach (var speaker in _speakers) any |= speaker.TurnIfDue(Time.Now);
        return any;
    }

    private long? NextMoment()
    {
        long? next = _agenda.TryPeek(out _, out var key) ? key.At : null;
        foreach (var speaker in _speakers)
        {
            if (speaker.NextMoment is { } at && (next is null || at < next)) next = at;
        }

        return next;
    }
}
