using System.Globalization;
using ExaBgp.Simulation.World;

namespace ExaBgp.Simulation.Chaos;

/// <summary>
/// Watches what the daemon writes to TCP while the run goes on, and holds it against the guarantees that can be seen there: batches are atomic (G1), an
/// idle session sends a change soon (G5), a synchronous answer comes after the octets (G3), the first drain has no withdraws (G7), sessions settle (G8).
/// </summary>
internal sealed class WireMonitor(SimulatedWorld world, SimulatedSpeaker speaker, IReadOnlyList<PeerPlan> peers, ExpectedRoutes expected)
{
    private const long Prompt = 100;
    private const long Settled = 20;
    private readonly Dictionary<(int Peer, uint Mark), List<RouteSpec>> _transient = [];
    private readonly HashSet<(int Peer, RouteSpec Route, uint Mark)> _known = [];
    private readonly Dictionary<ModelSession, HashSet<uint>> _seen = [];
    private readonly Dictionary<ModelSession, Dictionary<string, long>> _announced = [];
    private readonly List<(Command Flush, int Peer, ModelSession Session, List<(RouteSpec Route, uint Mark)> Routes)> _flushes = [];
    private readonly List<string> _faults = [];
    private readonly Dictionary<string, long> _ended = [];

    /// <summary>What did not hold; the first few.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Checks of each kind that were made, for a run that proves nothing would be no proof.</summary>
    public int PromptChecks { get; private set; }

    public int SynchronousChecks { get; private set; }

    public int FlushChecks { get; private set; }

    public int TransientMarks => _transient.Count;

    /// <summary>A connection of a peer begins.</summary>
    public void Watch(PeerPlan peer, ModelSession session)
    {
        var seen = new HashSet<uint>();
        var announced = new Dictionary<string, long>(StringComparer.Ordinal);
        _seen[session] = seen;
        _announced[session] = announced;
        session.Written.OnAnnounce = (key, attributes) =>
        {
            var mark = RouteSpec.MarkOf(attributes);
            seen.Add(mark);
            announced[key] = world.Time.Now;
            if (mark == 0) Fault(peer, $"{key} without a mark: {attributes}");
            if (_transient.TryGetValue((peer.Number, mark), out var replaced) && replaced.Exists(route => route.Key(session.Agreement!) == key)) Fault(peer, $"G1: {key} with mark {mark}, which its own batch had replaced");
            if (mark is 77) Fault(peer, $"{key} from a file with an error");
        };
        session.Written.OnWithdraw = key =>
        {
            if (!peer.ManualEndOfRib && session.Written.EndOfRibs.Count == 0 && !key.StartsWith("flow", StringComparison.Ordinal)) Fault(peer, $"G7: {key} withdrawn before the first drain was over");
        };
        session.Written.OnMessage += (type, _) =>
        {
            // The daemon is established no earlier than the peer has sent its KEEPALIVE, which it does with the OPEN.
            if (type == 2 && session.Agreement is null) Fault(peer, "G8: an UPDATE before the session");
        };
    }

    /// <summary>One read of a helper's commands is one batch.</summary>
    /// <param name="batch">The commands.</param>
    /// <param name="isHeldBack">The helper does not take its answers: some commands may wait for room to answer.</param>
    /// <param name="isTight">It has room for few answers: what stands behind a long one may wait.</param>
    public void OnBatch(List<Command> batch, bool isHeldBack, bool isTight)
    {
        foreach (var command in batch)
        {
            if (command.Flushes) Flushed(command);
            foreach (var (peer, _, _) in command.Effects)
            {
                if (peers[peer].Peer.Current is { IsEstablished: true } session && session.IsCompleteOnWire && !IsOver(peers[peer], session)) command.Sessions.Add((peer, session));
            }
        }

        if (isHeldBack)
        {
            Know(batch);
            return;
        }

        // A command that waits ends what takes effect together.
        var start = 0;
        for (var i = 0; i < batch.Count; i++)
        {
            if (!batch[i].MayWait && i < batch.Count - 1) continue;
            OnAtomic(batch[start..(i + 1)]);
            start = i + 1;
            if (!isTight) continue;
            Know(batch[start..]);
            return;
        }
    }

    /// <summary>What they announce may be seen.</summary>
    private void Know(List<Command> commands)
    {
        foreach (var (peer, route, mark) in commands.SelectMany(static command => command.Effects))
        {
            if (mark is { } value) _known.Add((peer, route, value));
        }
    }

    /// <summary>What is replaced among commands that take effect together is never to be seen.</summary>
    private void OnAtomic(List<Command> commands)
    {
        var last = new Dictionary<(int, RouteSpec), uint?>();
        foreach (var command in commands)
        {
            foreach (var (peer, route, mark) in command.Effects) last[(peer, route)] = mark;
        }

        foreach (var command in commands)
        {
            foreach (var (peer, route, mark) in command.Effects)
            {
                if (mark is not { } value || !_known.Add((peer, route, value))) continue;
                if (last[(peer, route)] == value) continue;
                if (!_transient.TryGetValue((peer, value), out var routes)) _transient[(peer, value)] = routes = [];
                routes.Add(route);
            }
        }
    }

    private bool IsTransient(int peer, RouteSpec route, uint mark) => _transient.TryGetValue((peer, mark), out var routes) && routes.Contains(route);

    /// <summary>What was flushed must have been written again, unless it was changed or its session ended since.</summary>
    public void CheckFlushes()
    {
        foreach (var (flush, peer, session, routes) in _flushes)
        {
            if (IsOver(peers[peer], session) || session != peers[peer].Peer.Current) continue;
            FlushChecks++;
            foreach (var (route, mark) in routes)
            {
                if (expected.Mark(peer, route) == mark && !(_announced[session].TryGetValue(route.Key(session.Agreement!), out var at) && at >= flush.Read))
                    Fault(peers[peer], $"{route} was flushed at {flush.Read} and not written again");
            }
        }
    }

    /// <summary>Whatever the peer holds now is to be sent again. A batch is atomic, so a flush in it is for what the batch leaves; the model has that already.</summary>
    private void Flushed(Command command)
    {
        foreach (var peer in peers)
        {
            if (!peer.Exists || peer.IsCreated || peer.Peer.Current is not { IsEstablished: true } session || !session.IsCompleteOnWire || IsOver(peer, session)) continue;
            _flushes.Add((command, peer.Number, session, [.. expected.Of(peer.Number).Where(row => session.Agreement!.Families.Contains(row.Key.Family)).Select(static row => (row.Key, row.Value))]));
        }
    }

    /// <summary>A command was answered.</summary>
    public void OnAnswered(Command command)
    {
        foreach (var (peer, session) in command.Sessions.Distinct())
        {
            if (IsOver(peers[peer], session)) continue;
            if (command.IsSynchronous) CheckWritten(command, peer, session);
            if (IsPrompt(peers[peer], session, command.Read)) world.After(Prompt, () => CheckPrompt(command, peer, session));
        }
    }

    /// <summary>The daemon has ended it, whether the peer has noticed or not.</summary>
    private bool IsOver(PeerPlan peer, ModelSession session) =>
        session.HasEnded || session.Socket.Other.IsDead || session.Socket.Other.HasShutDown || (_ended.TryGetValue(peer.Address, out var at) && at >= session.Established);

    /// <summary>The daemon logs the end of a session, of which the last octets may still wait to be taken.</summary>
    public void OnLog(string line)
    {
        if (line.StartsWith("session with ", StringComparison.Ordinal) && line.Contains(" ended: ", StringComparison.Ordinal)) _ended[line.Split(' ')[2]] = world.Time.Now;
    }

    private void CheckWritten(Command command, int peer, ModelSession session)
    {
        SynchronousChecks++;
        foreach (var (_, route, mark) in command.Effects.Where(effect => effect.Peer == peer))
        {
            if (mark is { } value && session.Agreement!.Families.Contains(route.Family) && !IsTransient(peer, route, value) && !_seen[session].Contains(value))
                Fault(peers[peer], $"G3: '{command}' was answered before mark {value} was on TCP");
        }
    }

    /// <summary>Nothing keeps the session from sending at once.</summary>
    private bool IsPrompt(PeerPlan peer, ModelSession session, long since) =>
        peer.RateLimit == 0 && !session.Agreement!.Families.Contains(WireFamily.Ipv4Flow) && session.Socket.Other is { InFlight: 0, IsRefusing: false } other && other.LastFull < since
        && speaker.StalledUntil <= world.Time.Now;

    private void CheckPrompt(Command command, int peer, ModelSession session)
    {
        if (IsOver(peers[peer], session) || session.Socket.Other.LastFull >= command.Read || speaker.StalledUntil > world.Time.Now - Prompt) return;
        PromptChecks++;
        foreach (var (_, route, mark) in command.Effects.Where(effect => effect.Peer == peer))
        {
            if (mark is not { } value || !session.Agreement!.Families.Contains(route.Family) || IsTransient(peer, route, value)) continue;
            // Replaced meanwhile: the last word is checked in its turn.
            if (expected.Mark(peer, route) == value && !_seen[session].Contains(value))
                Fault(peers[peer], $"G5: '{command}' was answered {Prompt} ms ago and mark {value} is not on TCP");
        }
    }

    /// <summary>How long a session that was established needed to begin (G8), once it is over or at the end.</summary>
    public void CheckSettling(PeerPlan peer, ModelSession session)
    {
        if (session.Established < 0 || session.Written.EndOfRibs.Count > 0 || session.HasEnded || peer.ManualEndOfRib) return;
        if (world.Time.Now - session.Established > 60_000 + Settled) Fault(peer, "G8: established for a minute and no End-of-RIB");
    }

    private void Fault(PeerPlan peer, string text)
    {
        const int Most = 10;
        if (_faults.Count < Most) _faults.Add(string.Create(CultureInfo.InvariantCulture, $"peer {peer.Number} at {world.Time.Now}: {text}"));
    }
}
