namespace ExaBgp.Protocol.Nlri.LinkState;

/// <summary>TLVs of BGP-LS NLRI (IANA "BGP-LS NLRI and Attribute TLVs"; RFC 9552 section 5.2, RFC 9086, RFC 9514).</summary>
internal static class LinkStateTlv
{
    public const ushort LocalNode = 256;
    public const ushort RemoteNode = 257;
    public const ushort LinkIdentifiers = 258;
    public const ushort Ipv4Interface = 259;
    public const ushort Ipv4Neighbor = 260;
    public const ushort Ipv6Interface = 261;
    public const ushort Ipv6Neighbor = 262;
    public const ushort MultiTopology = 263;
    public const ushort OspfRouteType = 264;
    public const ushort IpReachability = 265;
    public const ushort AutonomousSystem = 512;
    public const ushort Identifier = 513;
    public const ushort OspfArea = 514;
    public const ushort RouterId = 515;
    public const ushort BgpRouterId = 516;
    public const ushort ConfederationMember = 517;
    public const ushort Srv6Sid = 518;
}
