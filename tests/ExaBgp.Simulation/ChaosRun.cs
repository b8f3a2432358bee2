using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Routes;
using ExaBgp.Simulation.World;

namespace ExaBgp.Simulation;

/// <summary>One run: a speaker with three peers and two helpers, some hundred commands, some dozen faults, then calm; and what must hold in the end.</summary>
internal sealed class ChaosRun
{
    private const int Peers = 3;
    private readonly SimulatedWorld _world;
    private readonly Random _random;
    private readonly List<ModelPeer> _peers = [];
    private readonly ChaosHelper[] _helpers;
    private readonly SimulatedSpeaker _speaker;
    private readonly Dictionary<string, string>[] _expected = [.. Enumerable.Range(0, Peers).Select(static _ => new Dictionary<string, string>())];
    private readonly int[] _cuts = new int[Peers];
    private readonly bool _single;
    private int _file;

    public ChaosRun(int seed)
    {
        _world = new SimulatedWorld(seed);
        _random = _world.Random;
        _single = seed % 2 == 0;
        var largest = _random.Next(3) switch { 0 => int.MaxValue, 1 => 1 + _random.Next(50), _ => 4096 };
        _world.LargestRead = () => largest == int.MaxValue ? largest : 1 + _random.Next(largest);
        _world.Delay = () => _random.Next(20);
        _world.Window = 2000 + _random.Next(60_000);
        for (var i = 0; i < Peers; i++)
        {
            var peer = new ModelPeer(_world, $"10.0.1.{i + 1}");
            peer.Listen();
            _peers.Add(peer);
        }

        _helpers = [.. Enumerable.Range(0, _single ? 1 : 2).Select(number => new ChaosHelper(_world, number))];
        _speaker = new SimulatedSpeaker(_world, "10.0.0.1", File(0), helpers: _helpers.ToDictionary(static helper => helper.Name, static helper => helper.Process));
        foreach (var prefix in Static(0)) Expect(prefix, "static");
    }

    public void Play()
    {
        _speaker.Start();
        for (var step = 0; step < 120; step++)
        {
            if (_random.Next(4) == 0) Disturb();
            else Command();
            if (_random.Next(3) > 0) _world.Run(_random.Next(200));
        }

        foreach (var peer in _peers)
        {
            peer.Listen();
            peer.Resume();
        }

        _world.RunUntil(() => _peers.TrueForAll(static peer => peer is { IsEstablished: true, HasEndOfRib: true }) && Array.TrueForAll(_helpers, static helper => helper.IsAnswered), 300_000);
        _world.Run(20_000);
    }

    /// <summary>What does not hold.</summary>
    public IEnumerable<string> Faults()
    {
        for (var i = 0; i < Peers; i++)
        {
            var peer = _peers[i];
            if (!peer.IsEstablished || !peer.HasEndOfRib) yield return $"peer {i} has no session (established {peer.IsEstablished}, end-of-rib {peer.HasEndOfRib})";
            foreach (var (prefix, mark) in _expected[i])
            {
                if (!peer.Routes.TryGetValue(prefix, out var attributes)) yield return $"peer {i} misses {prefix}";
                else if (!attributes.Contains(mark, StringComparison.Ordinal) && mark != "static") yield return $"peer {i} has another {prefix}: {attributes} instead of {mark}";
            }

            foreach (var prefix in peer.Routes.Keys.Where(prefix => !_expected[i].ContainsKey(prefix))) yield return $"peer {i} still has {prefix}";
            if (peer.Sessions > _cuts[i] + 1) yield return $"peer {i} had {peer.Sessions} sessions, {_cuts[i]} were cut";
            foreach (var (code, subcode) in peer.Notifications) yield return $"peer {i} was sent {code}/{subcode}";
        }

        foreach (var helper in _helpers)
        {
            if (helper.Mismatch is { } mismatch) yield return mismatch;
        }

        foreach (var (_, text) in _speaker.Log.Lines.Where(static line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error && !line.Text.EndsWith("a bad file", StringComparison.Ordinal))) yield return text;
    }

    private void Command()
    {
        var helper = _helpers[_random.Next(_helpers.Length)];
        var batch = new List<(string Line, string Answer)>();
        for (var count = 1 + _random.Next(_random.Next(10) == 0 ? 300 : 4); count > 0; count--) batch.Add(One(helper.Number));
        helper.Write(batch);
    }

    private (string Line, string Answer) One(int helper)
    {
        var prefix = $"10.{10 + helper}.{_random.Next(30)}.0/24";
        var target = _random.Next(Peers + 2);
        var selector = target < Peers ? $"neighbor 10.0.1.{target + 1} " : string.Empty;
        switch (_random.Next(20))
        {
            case 0:
                return ("nonsense " + _random.Next(), "error");
            case 1:
                return ("# a comment", "done");
            case 2 when _single:
                foreach (var expected in _expected) expected.Clear();
                return ("clear adj-rib out", "done");
            case 3:
                return ("flush adj-rib out", "done");
            case < 9:
                foreach (var expected in Targets(target)) expected.Remove(prefix);
                return ($"{selector}withdraw route {prefix}", "done");
            default:
                var med = _random.Next(1, 5);
                foreach (var expected in Targets(target)) expected[prefix] = $"800404{med:X8}";
                return ($"{selector}announce route {prefix} next-hop 10.0.0.1 med {med}", "done");
        }
    }

    private IEnumerable<Dictionary<string, string>> Targets(int target) => target < Peers ? [_expected[target]] : _expected;

    private void Disturb()
    {
        var i = _random.Next(Peers);
        var peer = _peers[i];
        switch (_random.Next(7))
        {
            case 0 or 1:
                if (peer.IsConnected) _cuts[i]++;
                peer.Cut();
                break;
            case 2:
                peer.StopListening();
                if (peer.IsConnected) _cuts[i]++;
                peer.Cut();
                _world.After(_random.Next(5_000), peer.Listen);
                break;
            case 3:
                peer.Reads = false;
                _world.After(_random.Next(20_000), peer.Resume);
                break;
            case 4:
                _helpers[_random.Next(_helpers.Length)].Pause(_random.Next(3_000));
                break;
            case 5 when _single:
                Reload();
                break;
            case 6:
                _speaker.NextConfiguration(null, "a bad file");
                _speaker.Signal(10);
                break;
        }

        _world.Run(_random.Next(300));
    }

    /// <summary>Another file, once the last one is in force and what was commanded is answered: two at a time would be a race without a right answer.</summary>
    private void Reload()
    {
        _world.RunUntil(() => Array.TrueForAll(_helpers, static helper => helper.IsAnswered), 60_000);
        _world.Run(100);
        _speaker.NextConfiguration(File(1 - _file));
        foreach (var prefix in Static(_file).Except(Static(1 - _file)))
        {
            foreach (var expected in _expected) expected.Remove(prefix);
        }

        // What both files say is not touched: a command may have cleared it meanwhile.
        foreach (var prefix in Static(1 - _file).Except(Static(_file))) Expect(prefix, "static");
        _file = 1 - _file;
        _speaker.Signal(10);
        _world.Run(1_000);
    }

    private void Expect(string prefix, string mark)
    {
        foreach (var expected in _expected) expected[prefix] = mark;
    }

    private SpeakerSettings File(int number)
    {
        var routes = Static(number).Select(Route).ToList();
        var api = _helpers.Select(static helper => Settings.Api(helper.Name)).ToArray();
        var neighbors = Enumerable.Range(0, Peers).Select(i => Settings.Neighbor($"10.0.1.{i + 1}", api: api) with { Routes = routes }).ToList();
        return Settings.Speaker(neighbors, [.. _helpers.Select(static helper => Settings.Process(helper.Name))]);
    }

    /// <summary>Both files announce one route alike, and each some of its own.</summary>
    private static IEnumerable<string> Static(int file) => file == 0 ? ["172.16.0.0/24", "172.16.1.0/24"] : ["172.16.0.0/24", "172.16.2.0/24", "172.16.3.0/24"];

    private static Route Route(string prefix)
    {
        FamilyTable.TryGet(Family.Ipv4Unicast, out var codec);
        var octets = prefix.Split('.', '/').Take(3).Select(byte.Parse);
        var attributes = new AttributeBuilder { NextHop = NextHop.Of(Settings.Ip("10.0.0.1")) }.Build(new AttributeInterner());
        return new Route(codec!.Index, null, new byte[] { 24 }.Concat(octets).ToArray(), attributes, null, false, null);
    }
}
