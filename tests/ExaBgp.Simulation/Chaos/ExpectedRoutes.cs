namespace ExaBgp.Simulation.Chaos;

/// <summary>The model: which routes, with which mark, each peer must be told in the end.</summary>
internal sealed class ExpectedRoutes(int peers)
{
    private readonly Dictionary<RouteSpec, uint>[] _routes = [.. Enumerable.Range(0, peers).Select(static _ => new Dictionary<RouteSpec, uint>())];
    private readonly Dictionary<RouteSpec, (uint Mark, bool Announced)>[] _watched = [.. Enumerable.Range(0, peers).Select(static _ => new Dictionary<RouteSpec, (uint, bool)>())];

    public IReadOnlyDictionary<RouteSpec, uint> Of(int peer) => _routes[peer];

    public uint? Mark(int peer, RouteSpec route) => _routes[peer].TryGetValue(route, out var mark) ? mark : null;

    public void Announce(int peer, RouteSpec route, uint mark) => _routes[peer][route] = mark;

    public void Withdraw(int peer, RouteSpec route) => _routes[peer].Remove(route);

    /// <summary>Every route of the peer is withdrawn. What a watchdog group thinks of its routes stays.</summary>
    public void Clear(int peer) => _routes[peer].Clear();

    /// <summary>The peer is gone, or new: nothing is known of it.</summary>
    public void Forget(int peer)
    {
        _routes[peer].Clear();
        _watched[peer].Clear();
    }

    /// <summary>A route of the watchdog group, announced or waiting.</summary>
    public void Watch(int peer, RouteSpec route, uint mark, bool announced)
    {
        _watched[peer][route] = (mark, announced);
        if (announced) Announce(peer, route, mark);
    }

    /// <summary>The group is switched: routes that stand the other way follow.</summary>
    public void Switch(bool announce)
    {
        for (var peer = 0; peer < peers; peer++)
        {
            foreach (var (route, (mark, announced)) in _watched[peer].ToArray())
            {
                if (announced == announce) continue;
                _watched[peer][route] = (mark, announce);
                if (announce) Announce(peer, route, mark);
                else Withdraw(peer, route);
            }
        }
    }
}
