using System.Text;

namespace ExaBgp.Simulation.Chaos;

/// <summary>The configuration file of a run in its variants, and what a change from one to the next does to the model.</summary>
internal sealed class ChaosFile(IReadOnlyList<PeerPlan> peers, ExpectedRoutes expected, IReadOnlyList<string> helpers, string processes)
{
    public const string Watchdog = "dog";

    private static readonly RouteSpec[] Both = [Of(0), Of(7, RouteKind.Ipv6), Of(8, RouteKind.Vpn)];
    private static readonly RouteSpec[] OnlyFirst = [Of(1), Of(9, RouteKind.Ipv6)];
    private static readonly RouteSpec[] OnlySecond = [Of(2), Of(3)];
    private static readonly RouteSpec Changed = Of(4);
    private static readonly RouteSpec Watched = Of(5);
    private static readonly RouteSpec WatchedWaiting = Of(6);

    /// <summary>Routes of the second variant are in force.</summary>
    public bool IsSecond { get; private set; }

    /// <summary>The text of the variant in force, one neighbor left out where it does not exist.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder(processes);
            foreach (var peer in peers.Where(static peer => peer is { Exists: true, IsCreated: false })) text.Append(peer.Section(helpers, "watcher", Routes().Where(route => peer.Families.Contains(route.Route.Family)).Select(Line)));
            return text.ToString();
        }
    }

    /// <summary>A text with an error in its last section: what stands before it must have no effect.</summary>
    public string BadText => Text.Replace("med 10", "med 77", StringComparison.Ordinal) + "neighbor 10.0.9.9 { router-id 10.0.0.1; nonsense; }\n";

    /// <summary>The peer is new: the file's routes are its.</summary>
    public void Begin(PeerPlan peer)
    {
        peer.Exists = true;
        foreach (var (route, mark) in Routes())
        {
            if (!peer.Families.Contains(route.Family)) continue;
            if (route == Watched) expected.Watch(peer.Number, route, mark, announced: true);
            else if (route == WatchedWaiting) expected.Watch(peer.Number, route, mark, announced: false);
            else expected.Announce(peer.Number, route, mark);
        }
    }

    /// <summary>The other variant of the routes.</summary>
    public void Turn()
    {
        var before = Routes().ToDictionary();
        IsSecond = !IsSecond;
        var after = Routes().ToDictionary();
        foreach (var peer in peers.Where(static peer => peer is { Exists: true, IsCreated: false }))
        {
            foreach (var route in before.Keys.Except(after.Keys)) expected.Withdraw(peer.Number, route);
            foreach (var (route, mark) in after)
            {
                // What both say alike is not touched: a command may have cleared it meanwhile.
                if (peer.Families.Contains(route.Family) && (!before.TryGetValue(route, out var old) || old != mark)) expected.Announce(peer.Number, route, mark);
            }
        }
    }

    private static RouteSpec Of(int index, RouteKind kind = RouteKind.Ipv4) => new(kind, RouteSpec.FileSpace, index);

    private static string Line((RouteSpec Route, uint Mark) row)
    {
        var words = row.Route.Announce(row.Mark);
        if (row.Route == Watched) return $"{words} watchdog {Watchdog}";
        return row.Route == WatchedWaiting ? $"{words} watchdog {Watchdog} withdraw" : words;
    }

    private IEnumerable<(RouteSpec Route, uint Mark)> Routes()
    {
        foreach (var route in Both.Concat(IsSecond ? OnlySecond : OnlyFirst)) yield return (route, (uint)(100 + route.Index));
        yield return (Changed, IsSecond ? 201u : 200u);
        yield return (Watched, 105);
        yield return (WatchedWaiting, 106);
    }
}
