using ExaBgp.Protocol;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Routes;

/// <summary>What the outgoing RIB needs to know of a peer outside of its sessions.</summary>
public sealed record RibPeerOptions
{
    /// <summary>Families configured: routes of others are not held for the peer.</summary>
    public required FamilySet Families { get; init; }

    /// <summary>Routes are kept after they were sent (<c>adj-rib-out</c>, or route refresh configured): equal announces are dropped, a new session gets them again.</summary>
    public bool Keep { get; init; } = true;

    /// <summary>The configured local address, for <c>next-hop self</c>; not set when only a session tells.</summary>
    public IpAddress LocalAddress { get; init; }

    /// <summary>The configured BGP identifier: <c>next-hop self</c> of IPv4 families over IPv6; not set when only a session tells.</summary>
    public IpAddress RouterId { get; init; }
}
