using System.Text;
using ExaBgp.Simulation.World;

namespace ExaBgp.Simulation.Chaos;

/// <summary>A helper of the chaos: writes batches cut anywhere, and knows which answers must come, in order.</summary>
internal sealed class ChaosHelper
{
    private readonly SimulatedWorld _world;
    private readonly Queue<Command> _unread = new();
    private readonly Queue<Command> _unanswered = new();
    private readonly List<string> _payload = [];

    public ChaosHelper(SimulatedWorld world, int number)
    {
        _world = world;
        Number = number;
        Process = new SimulatedHelper(world) { OnStart = _ => Restart(), OnLine = (_, line) => Take(line), OnSignal = (helper, signal) => Signalled(helper, signal) };
    }

    public int Number { get; }

    public string Name => $"helper-{Number}";

    public SimulatedHelper Process { get; }

    /// <summary>Answers are on.</summary>
    public bool Acknowledges { get; set; } = true;

    /// <summary>Answers wait for TCP. Outlives the process.</summary>
    public bool IsSynchronous { get; set; }

    /// <summary><c>group start</c> was said and not ended.</summary>
    public List<Command>? Group { get; set; }

    /// <summary>Everything it said has been executed and answered, and it can say more.</summary>
    public bool IsQuiet => Process is { IsRunning: true, OutputLength: 0 } && _unread.Count == 0 && _unanswered.Count == 0 && _started;

    /// <summary>Something it said waits to be answered.</summary>
    public bool HasAsked => _unanswered.Count > 0;

    /// <summary>What was wrong with an answer.</summary>
    public List<string> Mismatches { get; } = [];

    /// <summary>Longest time from the read of a command to its answer, for commands that do not wait.</summary>
    public long LongestAnswer { get; private set; }

    /// <summary>Told when a command was answered.</summary>
    public Action<Command> OnAnswered { get; set; } = static _ => { };

    /// <summary>What it wrote last and what is missing, for a report.</summary>
    public string State => $"{Name}: running {Process.IsRunning}, {_unread.Count} unread, {_unanswered.Count} unanswered{(_unanswered.TryPeek(out var head) ? $", first '{head}'" : string.Empty)}";

    private bool _started;
    private int _deaths;
    private long _pausedAt = long.MinValue;
    private long _answeredAt;

    /// <summary>It can be written to.</summary>
    public bool CanWrite => Process.IsRunning && _started;

    public void Write(IReadOnlyList<Command> batch)
    {
        var text = string.Concat(batch.Select(static command => command.Line + "\n"));
        foreach (var command in batch)
        {
            command.Written = _world.Time.Now;
            _unread.Enqueue(command);
        }

        if (_world.Random.Next(3) > 0)
        {
            Process.Write(text);
            return;
        }

        var cut = _world.Random.Next(text.Length);
        Process.Write(text[..cut]);
        _world.Run(_world.Random.Next(10));
        Process.Write(text[cut..]);
    }

    /// <summary>The daemon has read this much: the commands whose lines are complete now, which are one batch.</summary>
    public List<Command> OnRead(byte[] octets)
    {
        var batch = new List<Command>();
        foreach (var octet in octets)
        {
            if (octet == (byte)'\n' && _unread.TryDequeue(out var command))
            {
                command.Read = _world.Time.Now;
                batch.Add(command);
                if (command.Ending is not null) _unanswered.Enqueue(command);
            }
        }

        return batch;
    }

    /// <summary>Does not read its answers for a while.</summary>
    public void Pause(long milliseconds)
    {
        Process.Reads = false;
        _pausedAt = _world.Time.Now;
        _world.After(milliseconds, () =>
        {
            Process.Reads = true;
            _pausedAt = _world.Time.Now;
            Process.Consume();
        });
    }

    /// <summary>Dies, perhaps in the middle of a line: what it wrote before stays commanded.</summary>
    public bool TryDie()
    {
        if (!CanWrite || _deaths == 3 || !Acknowledges || Group is not null) return false;
        _deaths++;
        if (_world.Random.Next(2) == 0) Process.Write("announce route 10.250.0.0/24 next-hop 10.0.0.1 med");
        Process.Exit(_world.Random.Next(3));
        _started = false;
        _unanswered.Clear();
        _payload.Clear();
        return true;
    }

    private void Restart()
    {
        _started = true;
        Acknowledges = true;
        Group = null;
        _unanswered.Clear();
        _payload.Clear();
        if (_unread.Count > 0) Mismatches.Add($"{Name} at {_world.Time.Now}: {_unread.Count} commands written before it ended were never read, first '{_unread.Peek()}'");
        _unread.Clear();
    }

    private void Signalled(SimulatedHelper helper, int signal)
    {
        _started = false;
        if (!IsEnding) Mismatches.Add($"{Name} was sent signal {signal}");
        helper.Exit(256 + signal);
    }

    /// <summary>The daemon is being ended.</summary>
    public bool IsEnding { get; set; }

    private void Take(string line)
    {
        if (IsEnding) return;
        if (!_unanswered.TryPeek(out var command))
        {
            Mismatches.Add($"{Name} got '{line}' and had asked nothing");
            return;
        }

        var ends = command.Ending!.Length == 0 || line is "done" or "error";
        if (!ends || command.Ending.Length == 0) _payload.Add(line);
        if (!ends) return;
        _unanswered.Dequeue();
        if (command.Ending.Length > 0 && !command.Ending.Split('|').Contains(line)) Mismatches.Add($"{Name} got '{line}' for '{command}' instead of '{command.Ending}'{Payload()}");
        else if (command.Payload(_payload) is { } wrong) Mismatches.Add($"{Name} at {_world.Time.Now}: '{command}': {wrong}");
        _payload.Clear();
        if (!command.MayWait && _pausedAt < command.Read && Process.Reads) LongestAnswer = Math.Max(LongestAnswer, _world.Time.Now - Math.Max(command.Read, _answeredAt));
        _answeredAt = _world.Time.Now;
        OnAnswered(command);
    }

    private string Payload() => _payload.Count == 0 ? string.Empty : new StringBuilder(" after ").AppendJoin(" | ", _payload.Take(3)).ToString();
}
