using ExaBgp.Protocol.Negotiation;

namespace ExaBgp.Session;

/// <summary>What one session is to be.</summary>
/// <param name="Open">What our OPEN says; an AS of 0 means: the peer's.</param>
/// <param name="PeerAs">The AS the peer must have, 0 for any.</param>
/// <param name="OpenWait">Milliseconds to wait for the peer's OPEN.</param>
/// <param name="Negotiation">What else negotiation depends on.</param>
public sealed record SessionConfig(OpenOptions Open, uint PeerAs, long OpenWait, NegotiationOptions Negotiation);
