namespace ExaBgp.Reactor.Seams;

/// <summary>The outcome of a read or write that never blocks.</summary>
/// <param name="Count">Octets moved.</param>
/// <param name="Status">Whether the other side is still there.</param>
/// <param name="Errno">The error, when <paramref name="Status"/> says so.</param>
public readonly record struct IoResult(int Count, IoStatus Status, int Errno = 0);
