namespace ExaBgp.Protocol.Nlri.LinkState;

/// <summary>BGP-LS NLRI types (IANA "BGP-LS NLRI Types"), those whose descriptors we read.</summary>
public enum LinkStateNlriType : ushort
{
    /// <summary>RFC 9552 section 5.2.</summary>
    Node = 1,

    /// <summary>RFC 9552 section 5.2.</summary>
    Link = 2,

    /// <summary>RFC 9552 section 5.2.</summary>
    Ipv4Prefix = 3,

    /// <summary>RFC 9552 section 5.2.</summary>
    Ipv6Prefix = 4,

    /// <summary>RFC 9514 section 6.</summary>
    Srv6Sid = 6,
}
