using System.Globalization;
using ExaBgp.Simulation.World;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Simulation.Chaos;

/// <summary>What must hold when a run is over.</summary>
internal sealed partial class ChaosRun
{
    /// <summary>What does not hold.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (var peer in _peers)
        {
            foreach (var fault in Routes(peer).Take(8)) yield return fault;
            foreach (var fault in Sessions(peer)) yield return fault;
        }

        foreach (var helper in _helpers)
        {
            if (!helper.IsQuiet) yield return helper.State;
            if (helper.LongestAnswer > 2_500) yield return $"G6: {helper.Name} waited {helper.LongestAnswer} ms for an answer";
            foreach (var mismatch in helper.Mismatches.Take(5)) yield return mismatch;
        }

        _monitor.CheckFlushes();
        foreach (var fault in _monitor.Faults) yield return fault;
        foreach (var overflow in _overflows) yield return overflow;
        foreach (var fault in Heard()) yield return fault;
        foreach (var (_, text) in _speaker.Log.Lines.Where(static line => line.Level >= LogLevel.Error && !IsExpected(line.Text))) yield return $"log: {text}";
    }

    /// <summary>The end of the daemon: peers and helpers are told, nothing is left, in time.</summary>
    public IEnumerable<string> End()
    {
        foreach (var helper in _helpers) helper.IsEnding = true;
        var start = _world.Time.Now;
        var sessions = _peers.Where(static peer => peer.Peer.IsEstablished).Select(static peer => (peer, peer.Peer.Current!)).ToList();
        _speaker.Signal(15);
        _world.RunUntil(() => _speaker.Reactor.IsEnded, 10_000);
        if (!_speaker.Reactor.IsEnded || _world.Time.Now - start > 3_500) yield return $"the end took {_world.Time.Now - start} ms";
        if (_speaker.Reactor.ExitStatus != 0) yield return $"exit status {_speaker.Reactor.ExitStatus}";
        if (_speaker.RunningHelpers > 0) yield return $"{_speaker.RunningHelpers} helpers outlive the daemon";
        if (_speaker.OpenHandles > 0) yield return $"{_speaker.OpenHandles} sockets are left open";
        if (!_watcher.IsBehind && !_watcher.LastLine.Contains("shutdown", StringComparison.Ordinal)) yield return $"the last the watcher heard was {_watcher.LastLine}";
        _world.Run(2_000);
        foreach (var (peer, session) in sessions)
        {
            var wanted = session.Agreement!.GracefulRestart ? "closed" : "6/2";
            // Without a NOTIFICATION it makes no difference how TCP ends.
            if (session.How != wanted && !(wanted == "closed" && session.How == "reset")) yield return $"peer {peer.Number}: the end was {(session.HasEnded ? session.How : "not seen")} instead of {wanted}";
        }
    }

    private static bool IsExpected(string text) =>
        text.Contains("bad.conf", StringComparison.Ordinal) || text.Contains("vandal", StringComparison.Ordinal);

    /// <summary>The peer holds exactly what commands and configuration imply.</summary>
    private IEnumerable<string> Routes(PeerPlan peer)
    {
        var session = peer.Peer.Current;
        if (!peer.Exists)
        {
            if (session is { IsEstablished: true }) yield return $"peer {peer.Number} is not configured and has a session";
            yield break;
        }

        if (session is not { IsEstablished: true } || (!peer.ManualEndOfRib && !session.IsComplete))
        {
            yield return $"peer {peer.Number} has no session (connected {peer.Peer.IsConnected}, established {session?.IsEstablished}, families {session?.Agreement?.Families.Count}, End-of-RIBs {session?.Received.EndOfRibs.Count})";
            yield break;
        }

        var wanted = new Dictionary<string, (RouteSpec Route, uint Mark)>();
        foreach (var (route, mark) in _expected.Of(peer.Number))
        {
            if (session.Agreement!.Families.Contains(route.Family)) wanted[route.Key(session.Agreement)] = (route, mark);
        }

        foreach (var (key, (_, mark)) in wanted)
        {
            if (!session.Received.Routes.TryGetValue(key, out var attributes)) yield return $"peer {peer.Number} misses {key} with mark {mark}";
            else if (RouteSpec.MarkOf(attributes) != mark) yield return $"peer {peer.Number} has {key} with mark {RouteSpec.MarkOf(attributes)} instead of {mark}";
        }

        foreach (var key in session.Received.Routes.Keys.Where(key => !wanted.ContainsKey(key))) yield return $"peer {peer.Number} still has {key}, mark {RouteSpec.MarkOf(session.Received.Routes[key])}";
    }

    /// <summary>No session fell that no fault felled, and whatever a fault felled fell as it should.</summary>
    private IEnumerable<string> Sessions(PeerPlan peer)
    {
        foreach (var session in peer.Peer.All.Where(static session => session.HasEnded))
        {
            if (session.Notification is null && (session.Felled is not null || session.Established < 0)) continue;
            if (!peer.Takes(session)) yield return string.Create(CultureInfo.InvariantCulture, $"peer {peer.Number}: the session of {session.Began} ended at {session.Ended} with {session.How} ({session.Felled ?? "and no fault felled it"})");
        }

        foreach (var session in peer.Peer.All)
        {
            if (session is { MustEnd: true, HasEnded: false }) yield return $"peer {peer.Number}: the session of {session.Began} lives on after what must end it";
            // Before its OPEN was read it gives way to one that is established.
            if (session is { How: "6/7", Agreement: { } collided, IsOfDaemon: true, WasOpenReadAtEnd: true } && collided.Identifier.AsSpan().SequenceCompareTo(peer.Peer.Open!.Identifier) > 0)
                yield return $"peer {peer.Number}: the connection of {session.Began} lost a collision that it wins";
            _monitor.CheckSettling(peer, session);
            if (session.Agreement is { HoldTime: > 0 } agreement && session.LongestSilence > (agreement.HoldTime * 1000L) && session.Felled is null) yield return $"peer {peer.Number} heard nothing for {session.LongestSilence} ms, hold time {agreement.HoldTime}";
        }
    }

    /// <summary>The listening helper knows exactly what peers announce, from events alone.</summary>
    private IEnumerable<string> Heard()
    {
        foreach (var fault in _watcher.Faults) yield return fault;
        if (_watcher.IsBehind) yield return $"the watcher was started {_watcher.Process.Starts} times";
        foreach (var peer in _peers.Where(static peer => peer is { Exists: true, IsCreated: false, Peer.IsEstablished: true }))
        {
            var wanted = peer.Peer.Advertised.Select(static hex => Convert.FromHexString(hex)).Select(static octets => $"{octets[0]}.{octets[1]}.{octets[2]}.0/24").Order(StringComparer.Ordinal).ToList();
            var got = _watcher.Of(peer.Address).Where(static prefix => prefix.StartsWith("100.", StringComparison.Ordinal) && !prefix.StartsWith("100.99.", StringComparison.Ordinal)).ToList();
            if (!got.SequenceEqual(wanted)) yield return $"the watcher thinks that peer {peer.Number} announces {string.Join(' ', got.Except(wanted))} and not {string.Join(' ', wanted.Except(got))}";
        }
    }
}
