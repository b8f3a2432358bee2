namespace ExaBgp.Simulation.Chaos;

/// <summary>Kinds of routes that the runs command.</summary>
internal enum RouteKind
{
    Ipv4,
    Ipv6,
    Vpn,
    Flow,
}
