namespace ExaBgp.Protocol.Registry;

/// <summary>BGP message types (IANA "BGP Message Types").</summary>
public enum MessageType : byte
{
    Open = 1,
    Update = 2,
    Notification = 3,
    Keepalive = 4,
    RouteRefresh = 5,

    /// <summary>draft-ietf-idr-operational-message.</summary>
    Operational = 6,
}
