namespace ExaBgp.Protocol.Negotiation;

/// <summary>What a session depends on beside the two OPENs.</summary>
public sealed record NegotiationOptions
{
    /// <summary>Our address on the connection.</summary>
    public IpAddress LocalAddress { get; init; }

    /// <summary>The peer's address.</summary>
    public IpAddress PeerAddress { get; init; }

    /// <summary>AIGP is accepted and sent on an external session too; on an internal one it always is.</summary>
    public bool Aigp { get; init; }

    /// <summary>Setting <c>group-updates</c>.</summary>
    public Grouping Grouping { get; init; } = Grouping.Default;

    /// <summary>Our link-local address, sent beside a global IPv6 next hop when capability 77 is negotiated; not set when there is none or the peer is not on the link (<c>outgoing-ttl</c> above 1).</summary>
    public IpAddress LinkLocal { get; init; }

    /// <summary>Generation and forms.</summary>
    public Compatibility Compatibility { get; init; } = Compatibility.Default;
}
