namespace ExaBgp.Protocol.Registry;

/// <summary>Address Family Numbers (IANA "Address Family Numbers"), those that BGP uses here.</summary>
public enum Afi : ushort
{
    /// <summary>RFC 4760.</summary>
    Ipv4 = 1,

    /// <summary>RFC 2545.</summary>
    Ipv6 = 2,

    /// <summary>RFC 4761.</summary>
    L2vpn = 25,

    /// <summary>RFC 9552.</summary>
    LinkState = 16388,
}
