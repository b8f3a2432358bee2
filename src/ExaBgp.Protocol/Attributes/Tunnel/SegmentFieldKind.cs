namespace ExaBgp.Protocol.Attributes.Tunnel;

/// <summary>What a field of a segment holds.</summary>
internal enum SegmentFieldKind : byte
{
    /// <summary>Interface identifier, 4 octets.</summary>
    Interface,

    /// <summary>IPv4 address.</summary>
    Ipv4,

    /// <summary>IPv6 address.</summary>
    Ipv6,

    /// <summary>Label stack entry: label(20) TC(3) S(1) TTL(8).</summary>
    Label,
}
