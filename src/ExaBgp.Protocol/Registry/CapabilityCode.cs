namespace ExaBgp.Protocol.Registry;

/// <summary>Capability codes (IANA "Capability Codes").</summary>
public enum CapabilityCode : byte
{
    Multiprotocol = 1,
    RouteRefresh = 2,
    ExtendedNextHop = 5,
    ExtendedMessage = 6,
    Role = 9,
    GracefulRestart = 64,
    FourOctetAs = 65,
    MultiSession = 68,
    AddPath = 69,
    EnhancedRouteRefresh = 70,
    LongLivedGracefulRestart = 71,
    HostName = 73,
    SoftwareVersion = 75,
    PathsLimit = 76,
    LinkLocalNextHop = 77,
    CiscoRouteRefresh = 128,
    CiscoMultiSession = 131,
    Operational = 185,
}
