using ExaBgp.Protocol.Registry;

namespace ExaBgp.Routes;

/// <summary>A route that a drain left out, to be reported.</summary>
public readonly record struct UnsendableRoute(int Peer, Family Family, ReadOnlyMemory<byte> Nlri, UnsendableReason Reason);
