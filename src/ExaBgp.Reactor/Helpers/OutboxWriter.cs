using ExaBgp.Reactor.Seams;

namespace ExaBgp.Reactor.Helpers;

/// <summary>Writes octets to where an outbox goes.</summary>
public delegate IoResult OutboxWriter(ReadOnlySpan<byte> bytes);
