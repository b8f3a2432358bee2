namespace ExaBgp.Protocol.Attributes;

/// <summary>What a route's next hop is.</summary>
public enum NextHopKind : byte
{
    /// <summary>None given.</summary>
    None,

    /// <summary><c>self</c>: the session's local address, known when the route reaches a peer.</summary>
    Self,

    /// <summary>An address.</summary>
    Address,
}

/// <summary>A next hop: nothing, <c>self</c>, or an address with, for IPv6, a link-local one beside it (RFC 2545).</summary>
public readonly record struct NextHop(NextHopKind Kind, IpAddress Address, IpAddress LinkLocal)
{
    /// <summary>No next hop.</summary>
    public static readonly NextHop None;

    /// <summary>To be resolved for each peer.</summary>
    public static readonly NextHop Self = new(NextHopKind.Self, default, default);

    /// <summary>This address.</summary>
    public static NextHop Of(IpAddress address) => new(NextHopKind.Address, address, default);

    /// <summary>True for an IPv4 address.</summary>
    public bool IsIpv4 => Kind == NextHopKind.Address && Address.IsIpv4;
}
