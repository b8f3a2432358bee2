using System.Globalization;
using System.Text;
using ExaBgp.Configuration;
using ExaBgp.Configuration.Settings;
using ExaBgp.Simulation.World;

namespace ExaBgp.Simulation.Chaos;

/// <summary>
/// One run: a speaker with two to five neighbors that differ, one or two helpers that command, one that listens, some that misbehave; some hundred commands
/// among some dozen faults, then calm; and what must hold in the end.
/// </summary>
internal sealed partial class ChaosRun
{
    private const int Steps = 90;
    private readonly SimulatedWorld _world;
    private readonly Random _random;
    private readonly List<PeerPlan> _peers = [];
    private readonly ChaosHelper[] _helpers;
    private readonly List<Vandal> _vandals = [];
    private readonly Watcher _watcher;
    private readonly SimulatedSpeaker _speaker;
    private readonly ExpectedRoutes _expected;
    private readonly ChaosFile _file;
    private readonly Commander _commander;
    private readonly WireMonitor _monitor;
    private readonly List<string> _overflows = [];
    private readonly bool _isV6;
    private readonly int _queueBytes;
    private long _stalledUntil;
    private PeerPlan Created => _peers[^1];

    public ChaosRun(int seed, bool keepTrace = false)
    {
        _world = new SimulatedWorld(seed);
        if (keepTrace) _world.Trace.Keep();
        _random = _world.Random;
        Weather();
        var count = 2 + _random.Next(4);
        for (var i = 0; i < count; i++) _peers.Add(new PeerPlan(_world, i));
        _peers.Add(new PeerPlan(_world, count, created: true));
        _helpers = [.. Enumerable.Range(0, 1 + _random.Next(2)).Select(number => new ChaosHelper(_world, number))];
        for (var i = _random.Next(3); i > 0; i--) _vandals.Add(new Vandal(_world, i));
        _watcher = new Watcher(_world);
        _isV6 = _random.Next(2) == 0;
        _queueBytes = _random.Next(3) == 0 ? 16 * 1024 : 64 * 1024 * 1024;
        _expected = new ExpectedRoutes(_peers.Count);
        var names = _helpers.Select(static helper => helper.Name).Concat(_vandals.Select(static vandal => vandal.Name)).ToList();
        _file = new ChaosFile(_peers, _expected, names, Processes(names));
        foreach (var peer in _peers.SkipLast(1)) _file.Begin(peer);
        var processes = _helpers.ToDictionary(static helper => helper.Name, static helper => helper.Process);
        foreach (var vandal in _vandals) processes.Add(vandal.Name, vandal.Process);
        processes.Add("watcher", _watcher.Process);
        var daemon = DaemonSettings.Default with { ApiVersion = _isV6 ? 6 : 4, QueueBytes = _queueBytes };
        // With little room a drain stops in the middle wherever a peer does not take what it is sent.
        var room = _random.Next(3) switch { 0 => 300 + _random.Next(3000), 1 => 3000 + _random.Next(30_000), _ => 256 * 1024 };
        _speaker = new SimulatedSpeaker(_world, "10.0.0.1", Parse(_file.Text), daemon, processes, room);
        _commander = new Commander(_world, _peers, _expected, _isV6, isAlone: _helpers.Length == 1);
        _monitor = new WireMonitor(_world, _speaker, _peers, _expected);
        foreach (var helper in _helpers) helper.OnAnswered = _monitor.OnAnswered;
        _speaker.OnRead = OnRead;
        _speaker.OnTurn = CheckQueues;
        _speaker.Log.OnLine = _monitor.OnLog;
        foreach (var peer in _peers)
        {
            peer.Peer.OnSession = session => _monitor.Watch(peer, session);
            peer.Peer.Listen();
        }
    }

    /// <summary>What happened, for a comparison of two runs of one seed.</summary>
    public Trace Trace => _world.Trace;

    public WireMonitor Monitor => _monitor;

    public Watcher Watcher => _watcher;

    public SimulatedSpeaker Speaker => _speaker;

    /// <summary>What is wrong with queues that passed their bound.</summary>
    public IReadOnlyList<string> Overflows => _overflows;

    public void Play()
    {
        _speaker.Start();
        foreach (var peer in _peers.Where(static peer => peer.IsPassive)) ConnectIn(peer);
        for (var step = 0; step < Steps; step++)
        {
            if (_random.Next(3) == 0) Disturb();
            else Say();
            if (_random.Next(3) > 0) _world.Run(_random.Next(300));
        }

        Calm();
    }

    private static SpeakerSettings Parse(string text)
    {
        var parsed = ConfigurationParser.Parse(ConfigurationText.Of("chaos.conf", text));
        return parsed.Settings ?? throw new InvalidOperationException($"{parsed.ErrorText}\n{text}");
    }

    /// <summary>The network of this run: how slow, in what pieces, with what windows.</summary>
    private void Weather()
    {
        var largest = _random.Next(4) switch { 0 => int.MaxValue, 1 => 1 + _random.Next(50), 2 => 1, _ => 4096 };
        if (largest == 1) largest = 3;
        _world.LargestRead = () => largest == int.MaxValue ? largest : 1 + _random.Next(largest);
        var slow = 1 + _random.Next(_random.Next(3) == 0 ? 200 : 20);
        _world.Delay = () => _random.Next(slow);
        _world.Window = _random.Next(3) == 0 ? 400 + _random.Next(2000) : 2000 + _random.Next(60_000);
    }

    private string Processes(IEnumerable<string> names)
    {
        var text = new StringBuilder();
        foreach (var name in names.Append("watcher")) text.AppendLine(CultureInfo.InvariantCulture, $"process {name} {{ run /bin/{name}; encoder json; }}");
        return text.ToString();
    }

    private void OnRead(SimulatedHelper process, byte[] octets)
    {
        foreach (var helper in _helpers)
        {
            if (helper.Process != process) continue;
            var isTight = _queueBytes <= 16 * 1024;
            var isBehind = isTight && helper.HasAsked;
            _monitor.OnBatch(helper.OnRead(octets), isHeldBack: !process.Reads || isBehind, isTight);
        }
    }

    private void Say()
    {
        var helper = _helpers[_random.Next(_helpers.Length)];
        if (!helper.CanWrite) return;
        var batch = new List<Command>();
        for (var count = 1 + _random.Next(_random.Next(10) == 0 ? 200 : 4); count > 0; count--) batch.Add(_commander.Next(helper));
        helper.Write(batch);
    }

    /// <summary>A command that must not meet another helper's: all have been answered before, and it is before the next.</summary>
    private void SayAlone(Func<Command> command)
    {
        if (!Quiet()) return;
        var helper = _helpers[0];
        helper.Write([command()]);
        Quiet();
    }

    /// <summary>Waits until every helper has its answers.</summary>
    private bool Quiet()
    {
        EndGroups();
        return _world.RunUntil(() => Array.TrueForAll(_helpers, static helper => helper.IsQuiet), 120_000) && Settle();
    }

    private bool Settle()
    {
        // Answers may be off: what was said last is executed in the turn that reads it.
        _world.Run(50);
        return Array.TrueForAll(_helpers, static helper => helper is { IsQuiet: true, Acknowledges: true });
    }

    private void EndGroups()
    {
        foreach (var helper in _helpers)
        {
            if (!helper.CanWrite) continue;
            while (helper.Group is not null) helper.Write([_commander.Next(helper)]);
            while (!helper.Acknowledges) helper.Write([_commander.Next(helper)]);
        }
    }

    private void CheckQueues()
    {
        foreach (var level in _speaker.Reactor.Queues())
        {
            if (level.Level > level.Bound && _overflows.Count < 5) _overflows.Add(string.Create(CultureInfo.InvariantCulture, $"{level.Owner} at {_world.Time.Now}: {level.Level} {level.Queue}, bound {level.Bound}"));
        }
    }

    /// <summary>No more faults: everybody listens, reads and answers, and time passes.</summary>
    private void Calm()
    {
        foreach (var peer in _peers)
        {
            peer.Peer.IsAlive = true;
            peer.Peer.Listen();
            peer.Peer.Resume();
        }

        _world.Run(Math.Max(0, _stalledUntil - _world.Time.Now));
        EndGroups();
        _world.RunUntil(() => Array.TrueForAll(_helpers, static helper => helper.IsQuiet), 300_000);
        foreach (var peer in _peers.Where(static peer => peer is { IsPassive: true, Exists: true })) KeepConnecting(peer);
        _world.RunUntil(() => _peers.TrueForAll(static peer => !peer.Exists || peer.Peer.Current is { IsEstablished: true } session && (peer.ManualEndOfRib || session.IsComplete)), 300_000);
        _world.Run(20_000);

        // A peer with a rate limit is told all in its own time.
        _world.RunUntil(() => _peers.TrueForAll(peer => peer.RateLimit == 0 || peer.Peer.Current is not { IsEstablished: true } session || session.LastWritten < _world.Time.Now - 3_000), 300_000);
    }
}
