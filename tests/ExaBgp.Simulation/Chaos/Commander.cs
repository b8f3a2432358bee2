using System.Globalization;
using ExaBgp.Simulation.World;

namespace ExaBgp.Simulation.Chaos;

/// <summary>Thinks of commands in either grammar and knows what each does to the model.</summary>
internal sealed class Commander(SimulatedWorld world, IReadOnlyList<PeerPlan> peers, ExpectedRoutes expected, bool isV6, bool isAlone)
{
    private readonly Random _random = world.Random;
    private uint _mark = 1000;

    /// <summary>The peers that a command without selector is for.</summary>
    private IEnumerable<PeerPlan> Commanded(int helper) => peers.Where(peer => peer.Exists && (!peer.IsCreated || helper == 0));

    /// <summary>One command for a helper; some only when nobody else can come between.</summary>
    public Command Next(ChaosHelper helper)
    {
        if (helper.Group is { } group) return InGroup(helper, group);
        if (!helper.Acknowledges) return _random.Next(3) == 0 ? Acknowledge(helper) : Route(helper);
        switch (_random.Next(40))
        {
            case 0:
                return new Command("nonsense " + _random.Next(), "error");
            case 1:
                return new Command("# a comment", "done");
            case 2 when isAlone:
                return Clear(helper);
            case 3 or 4:
                return new Command(isV6 ? "rib flush out" : "flush adj-rib out", "done") { Flushes = true };
            case 5:
                return Show(helper);
            case 6:
                return new Command(isV6 ? "system version" : "version", "done", static lines => lines.Count == 1 ? null : "no version");
            case 7:
                return Add(helper);
            case 8:
                return new Command("crash", "error", static lines => lines.All(static line => line == "done") ? null : "unexpected payload");
            case 9 when _random.Next(2) == 0:
                helper.Acknowledges = false;
                return _random.Next(2) == 0 ? new Command(isV6 ? "session ack disable" : "disable-ack", "done") : new Command(isV6 ? "session ack silence" : "silence-ack", null);
            case 10 when _random.Next(2) == 0:
                helper.IsSynchronous = true;
                return new Command(isV6 ? "session sync enable" : "enable-sync", "done");
            case 11 or 12:
                helper.IsSynchronous = false;
                return new Command(isV6 ? "session sync disable" : "disable-sync", "done");
            case 13:
                return Several(helper);
            case 14 when isV6:
                helper.Group = [];
                return new Command("group start", "done", static lines => lines.Count == 1 && lines[0].Contains("group started", StringComparison.Ordinal) ? null : "no group");
            case 15:
                return Teardown(helper);
            case 16:
                return Refresh(helper);
            default:
                return Route(helper);
        }
    }

    /// <summary>Withdraws everything of the helper's peers.</summary>
    public Command Clear(ChaosHelper helper)
    {
        foreach (var peer in Commanded(helper.Number)) expected.Clear(peer.Number);
        return new Command(isV6 ? "rib clear out" : "clear adj-rib out", "done");
    }

    /// <summary>Switches the watchdog group of the file.</summary>
    public Command Watchdog()
    {
        var announce = _random.Next(2) == 0;
        expected.Switch(announce);
        return new Command($"{(isV6 ? "peer * " : string.Empty)}{(announce ? "announce" : "withdraw")} watchdog {ChaosFile.Watchdog}", "done");
    }

    /// <summary>Makes the peer that no file has, or takes it away.</summary>
    public Command Create(PeerPlan peer)
    {
        if (peer.Exists)
        {
            peer.Exists = false;
            expected.Forget(peer.Number);
            peer.AllowEnd("6/3");
            return new Command(isV6 ? $"peer delete {peer.Address}" : $"delete neighbor {peer.Address}", "done");
        }

        peer.Exists = true;
        expected.Forget(peer.Number);
        return new Command(string.Create(CultureInfo.InvariantCulture, $"{(isV6 ? "peer create" : "create neighbor")} {peer.Address} local-address 10.0.0.1 local-as {PeerPlan.SimulatedAs} peer-as {peer.As} api helper-0"), "done");
    }

    /// <summary>A change of one route.</summary>
    private Command Route(ChaosHelper helper)
    {
        var (selector, targets) = Targets(helper);
        var route = AnyRoute(helper, ref selector, ref targets);
        var tail = helper.Acknowledges && _random.Next(12) == 0 ? " sync" : _random.Next(12) == 0 ? " async" : string.Empty;
        var synchronous = tail == " sync" || (helper.IsSynchronous && tail.Length == 0);
        var ending = helper.Acknowledges ? "done" : null;
        if (_random.Next(5) < 2)
        {
            var withdraw = new Command($"{selector}withdraw {route.Withdraw()}{tail}", ending) { IsSynchronous = synchronous };
            foreach (var peer in targets) Withdraw(withdraw, peer, route);
            return withdraw;
        }

        var mark = Mark(targets, route);
        var announce = new Command($"{selector}announce {route.Announce(mark)}{tail}", ending) { IsSynchronous = synchronous };
        foreach (var peer in targets) Announce(announce, peer, route, mark);
        return announce;
    }

    /// <summary>The lines of a group are kept, and executed at its end.</summary>
    private Command InGroup(ChaosHelper helper, List<Command> group)
    {
        if (_random.Next(5) == 0)
        {
            helper.Group = null;
            var (announced, withdrawn) = (group.Count(static command => command.Line.StartsWith("announce", StringComparison.Ordinal)), group.Count(static command => command.Line.StartsWith("withdraw", StringComparison.Ordinal)));
            var wanted = string.Create(CultureInfo.InvariantCulture, $"\"announced\": {announced}, \"withdrawn\": {withdrawn}}}");
            var end = new Command("group end", "done", lines => lines.Count == 1 && (announced + withdrawn == 0 || lines[0].EndsWith(wanted, StringComparison.Ordinal)) ? null : $"'{string.Join('|', lines)}' instead of {wanted}") { IsSynchronous = helper.IsSynchronous };
            // Executed now: so is the model.
            foreach (var command in group)
            {
                foreach (var (peer, route, mark) in command.Effects)
                {
                    // What the group itself replaces never shows.
                    end.Effects.RemoveAll(effect => effect.Peer == peer && effect.Route == route);
                    end.Effects.Add((peer, route, mark));
                    if (mark is { } value) expected.Announce(peer, route, value);
                    else expected.Withdraw(peer, route);
                }
            }

            return end;
        }

        var selected = new RouteSpec(RouteKind.Ipv4, 10 + helper.Number, _random.Next(20));
        var kept = _random.Next(3) == 0 ? new Command($"withdraw {selected.Withdraw()}", "done") : new Command($"announce {selected.Announce(++_mark)}", "done");
        var effect = new Command(kept.Line, "done");
        foreach (var peer in Commanded(helper.Number)) effect.Effects.Add((peer.Number, selected, kept.Line.StartsWith('a') ? _mark : null));
        group.Add(effect);
        return kept;
    }

    /// <summary>Several NLRI with the attributes once.</summary>
    private Command Several(ChaosHelper helper)
    {
        var mark = ++_mark;
        var routes = Enumerable.Range(0, 2 + _random.Next(4)).Select(_ => new RouteSpec(RouteKind.Ipv4, 10 + helper.Number, _random.Next(20))).Distinct().ToList();
        var command = new Command(string.Create(CultureInfo.InvariantCulture, $"{All}announce attributes next-hop 10.0.0.1 med {mark} nlri {string.Join(' ', routes.Select(static route => route.Prefix))}"), "done") { IsSynchronous = helper.IsSynchronous };
        foreach (var peer in Commanded(helper.Number))
        {
            foreach (var route in routes) Announce(command, peer, route, mark);
        }

        return command;
    }

    /// <summary>Every route of the helper's own that <c>show</c> must list at this point: it is asked in the order of the changes.</summary>
    private Command Show(ChaosHelper helper)
    {
        var space = string.Create(CultureInfo.InvariantCulture, $" 10.{10 + helper.Number}.");
        var wanted = new List<string>();
        foreach (var peer in Commanded(helper.Number))
        {
            foreach (var route in expected.Of(peer.Number).Keys)
            {
                if (route.Kind == RouteKind.Ipv4 && route.Space == 10 + helper.Number) wanted.Add($"{peer.Address} {route.Prefix}");
            }
        }

        wanted.Sort(StringComparer.Ordinal);
        return new Command(isV6 ? "rib show out" : "show adj-rib out", "done", lines =>
        {
            var got = lines.Where(static line => line.Contains("ipv4 unicast", StringComparison.Ordinal)).Select(Row).Where(row => row.Contains(space, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
            if (got.SequenceEqual(wanted)) return null;
            return $"missing: {string.Join(", ", wanted.Except(got).Take(5))}; too many: {string.Join(", ", got.Except(wanted).Take(5))}; {got.Count} for {wanted.Count}";
        });
    }

    /// <summary>Peer and prefix of a row; the forms differ in what else they show.</summary>
    private static string Row(string line)
    {
        if (!line.StartsWith('{')) return string.Join(' ', line.Replace("ipv4 unicast ", string.Empty, StringComparison.Ordinal).Split(' ').Take(2));
        var prefix = line.IndexOf("\"prefix\": \"", StringComparison.Ordinal) + 11;
        return $"{line[2..line.IndexOf('"', 2)]} {line[prefix..line.IndexOf('"', prefix)]}";
    }

    /// <summary>A route by index: its answer names the route, and nobody else's would do.</summary>
    private Command Add(ChaosHelper helper)
    {
        var (_, targets) = Targets(helper, one: true);
        var route = new RouteSpec(RouteKind.Ipv4, 10 + helper.Number, _random.Next(20));
        var mark = ++_mark;
        var command = new Command($"peer {targets[0].Address} routes add {route.Announce(mark)}", string.Empty, lines => lines[0].Contains($"\"{route.Prefix} ", StringComparison.Ordinal) && lines[0].Contains("\"success\": true", StringComparison.Ordinal) ? null : $"'{lines[0]}'");
        Announce(command, targets[0], route, mark);
        return command;
    }

    private Command Acknowledge(ChaosHelper helper)
    {
        helper.Acknowledges = true;
        return new Command(isV6 ? "session ack enable" : "enable-ack", "done");
    }

    private Command Teardown(ChaosHelper helper)
    {
        var (_, targets) = Targets(helper, one: true);
        targets[0].AllowEnd("6/4");
        return new Command(isV6 ? $"peer {targets[0].Address} teardown 4" : $"neighbor {targets[0].Address} teardown 4", "done");
    }

    /// <summary>A ROUTE-REFRESH or an End-of-RIB; refused when nobody is there to get it, which only the daemon knows.</summary>
    private Command Refresh(ChaosHelper helper)
    {
        var (selector, _) = Targets(helper);
        return new Command($"{selector}announce {(_random.Next(2) == 0 ? "eor" : "route-refresh")} ipv4 unicast", "done|error");
    }

    private string All => isV6 ? "peer * " : string.Empty;

    private (string Selector, List<PeerPlan> Targets) Targets(ChaosHelper helper, bool one = false)
    {
        var commanded = Commanded(helper.Number).ToList();
        if (!one && _random.Next(3) == 0) return (All, commanded);
        var peer = commanded[_random.Next(commanded.Count)];
        return (isV6 ? $"peer {peer.Address} " : $"neighbor {peer.Address} ", [peer]);
    }

    private RouteSpec AnyRoute(ChaosHelper helper, ref string selector, ref List<PeerPlan> targets)
    {
        var space = 10 + helper.Number;
        switch (_random.Next(10))
        {
            case 0:
                targets = [.. targets.Where(static peer => peer.Families.Contains(WireFamily.Ipv6Unicast))];
                return new RouteSpec(RouteKind.Ipv6, space, _random.Next(10));
            case 1:
                targets = [.. targets.Where(static peer => peer.Families.Contains(WireFamily.Ipv4Vpn))];
                return new RouteSpec(RouteKind.Vpn, space, _random.Next(10));
            case 2:
                targets = [.. targets.Where(static peer => peer.Families.Contains(WireFamily.Ipv4Flow))];
                return new RouteSpec(RouteKind.Flow, space, _random.Next(10));
            case 3:
                var index = 40 + _random.Next(6);
                return new RouteSpec(RouteKind.Ipv4, space, index, index - 39);
            case 4:
                var able = Commanded(helper.Number).Where(static peer => peer.TakesPaths).ToList();
                if (able.Count == 0) goto default;
                var one = able[_random.Next(able.Count)];
                targets = [one];
                selector = isV6 ? $"peer {one.Address} " : $"neighbor {one.Address} ";
                return new RouteSpec(RouteKind.Ipv4, space, 46 + _random.Next(3), 1 + _random.Next(3));
            default:
                return new RouteSpec(RouteKind.Ipv4, space, _random.Next(30));
        }
    }

    /// <summary>A number of its own; sometimes the one the route has already, which changes nothing.</summary>
    private uint Mark(List<PeerPlan> targets, RouteSpec route) =>
        targets.Count > 0 && _random.Next(6) == 0 && expected.Mark(targets[0].Number, route) is { } old && old >= 1000 && targets.TrueForAll(peer => expected.Mark(peer.Number, route) == old) ? old : ++_mark;

    private void Announce(Command command, PeerPlan peer, RouteSpec route, uint mark)
    {
        expected.Announce(peer.Number, route, mark);
        command.Effects.Add((peer.Number, route, mark));
    }

    private void Withdraw(Command command, PeerPlan peer, RouteSpec route)
    {
        expected.Withdraw(peer.Number, route);
        command.Effects.Add((peer.Number, route, null));
    }
}
