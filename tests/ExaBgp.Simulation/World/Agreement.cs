namespace ExaBgp.Simulation.World;

/// <summary>What both OPENs of a session agree on, as the model peer sees it.</summary>
/// <param name="Families">Families of both.</param>
/// <param name="AddPath">Those of them the daemon sends several paths of.</param>
/// <param name="HoldTime">Seconds.</param>
/// <param name="GracefulRestart">Both can restart gracefully.</param>
/// <param name="ExtendedMessage">Messages up to 65535 octets.</param>
/// <param name="RouteRefresh">Both know ROUTE-REFRESH.</param>
/// <param name="EnhancedRefresh">Both bracket refreshes.</param>
/// <param name="Identifier">The daemon's BGP identifier.</param>
public sealed record Agreement(
    IReadOnlySet<int> Families, IReadOnlySet<int> AddPath, int HoldTime, bool GracefulRestart, bool ExtendedMessage, bool RouteRefresh, bool EnhancedRefresh, byte[] Identifier);
