namespace ExaBgp.Protocol.Registry;

/// <summary>An address family: AFI and SAFI (RFC 4760).</summary>
public readonly record struct Family(Afi Afi, Safi Safi) : IComparable<Family>
{
    /// <summary>The family of the classic fields of an UPDATE.</summary>
    public static readonly Family Ipv4Unicast = new(Afi.Ipv4, Safi.Unicast);

    /// <summary>IPv6 unicast.</summary>
    public static readonly Family Ipv6Unicast = new(Afi.Ipv6, Safi.Unicast);

    /// <summary>Orders by AFI, then SAFI, as capabilities list them.</summary>
    public int CompareTo(Family other) => Afi != other.Afi ? Afi.CompareTo(other.Afi) : Safi.CompareTo(other.Safi);

    /// <inheritdoc/>
    public override string ToString() => $"{FamilyNames.Afi(Afi)} {FamilyNames.Safi(Safi)}";
}
