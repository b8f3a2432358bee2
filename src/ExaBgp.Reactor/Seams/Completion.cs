namespace ExaBgp.Reactor.Seams;

/// <summary>Something happened outside: what, to whom, and a detail.</summary>
/// <param name="Kind">What.</param>
/// <param name="Handle">The connection, listener or helper it happened to.</param>
/// <param name="Detail">Errno, exit status, signal number, or the handle of an accepted connection.</param>
public readonly record struct Completion(CompletionKind Kind, int Handle, int Detail);
