namespace ExaBgp.Protocol.Registry;

/// <summary>Subsequent Address Family Identifiers (IANA "SAFI Namespace"), those known here.</summary>
public enum Safi : byte
{
    /// <summary>RFC 4760.</summary>
    Unicast = 1,

    /// <summary>RFC 4760.</summary>
    Multicast = 2,

    /// <summary>Labeled unicast, RFC 8277.</summary>
    NlriMpls = 4,

    /// <summary>RFC 6514.</summary>
    McastVpn = 5,

    /// <summary>RFC 4761.</summary>
    Vpls = 65,

    /// <summary>RFC 7432.</summary>
    Evpn = 70,

    /// <summary>RFC 9552.</summary>
    LinkState = 71,

    /// <summary>RFC 9552.</summary>
    LinkStateVpn = 72,

    /// <summary>RFC 9830.</summary>
    SrPolicy = 73,

    /// <summary>draft-mpmz-bess-mup-safi.</summary>
    Mup = 85,

    /// <summary>RFC 4364, RFC 4659.</summary>
    MplsVpn = 128,

    /// <summary>Route target constraint, RFC 4684.</summary>
    RouteTarget = 132,

    /// <summary>RFC 8955, RFC 8956.</summary>
    Flow = 133,

    /// <summary>RFC 8955, RFC 8956.</summary>
    FlowVpn = 134,
}
