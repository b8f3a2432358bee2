namespace ExaBgp.Reactor;

/// <summary>How full a queue is, and how full it may be. Every queue of the reactor has a bound and a policy.</summary>
/// <param name="Owner">The peer or helper.</param>
/// <param name="Queue">What waits.</param>
/// <param name="Level">Octets or items waiting.</param>
/// <param name="Bound">Most there may be.</param>
public readonly record struct QueueLevel(string Owner, string Queue, long Level, long Bound);
