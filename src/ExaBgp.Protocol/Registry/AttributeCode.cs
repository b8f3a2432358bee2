namespace ExaBgp.Protocol.Registry;

/// <summary>Path attribute type codes (IANA "BGP Path Attributes").</summary>
public enum AttributeCode : byte
{
    None = 0,
    Origin = 1,
    AsPath = 2,
    NextHop = 3,
    Med = 4,
    LocalPreference = 5,
    AtomicAggregate = 6,
    Aggregator = 7,
    Community = 8,
    OriginatorId = 9,
    ClusterList = 10,
    MpReachNlri = 14,
    MpUnreachNlri = 15,
    ExtendedCommunity = 16,
    As4Path = 17,
    As4Aggregator = 18,
    PmsiTunnel = 22,
    TunnelEncapsulation = 23,
    Ipv6ExtendedCommunity = 25,
    Aigp = 26,
    LinkState = 29,
    LargeCommunity = 32,
    OnlyToCustomer = 35,
    PrefixSid = 40,
}
