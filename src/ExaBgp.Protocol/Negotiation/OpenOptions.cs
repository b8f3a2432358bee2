using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol.Negotiation;

/// <summary>All that our OPEN depends on.</summary>
public sealed record OpenOptions
{
    /// <summary>Our AS, four octets.</summary>
    public required uint LocalAs { get; init; }

    /// <summary>Seconds: 0, or 3 and more.</summary>
    public required ushort HoldTime { get; init; }

    /// <summary>Our BGP identifier.</summary>
    public required IpAddress RouterId { get; init; }

    /// <summary>Families, ordered by AFI and SAFI; none is announced when empty.</summary>
    public required IReadOnlyList<Family> Families { get; init; }

    /// <summary>Capability 65.</summary>
    public bool FourOctetAs { get; init; } = true;

    /// <summary>Capability 6.</summary>
    public bool ExtendedMessage { get; init; } = true;

    /// <summary>Capabilities 2 and 70.</summary>
    public bool RouteRefresh { get; init; }

    /// <summary>Capability 64: restart time in seconds, 0 to 4095; null when off.</summary>
    public int? GracefulRestart { get; init; }

    /// <summary>The R bit of capability 64: set on the first connection of the daemon's life.</summary>
    public bool Restarted { get; init; }

    /// <summary>Capability 185.</summary>
    public bool Operational { get; init; }

    /// <summary>Capability 68.</summary>
    public bool MultiSession { get; init; }

    /// <summary>Capability 77.</summary>
    public bool LinkLocalNextHop { get; init; }

    /// <summary>Capability 5.</summary>
    public bool NextHop { get; init; }

    /// <summary>Triples of capability 5.</summary>
    public IReadOnlyList<(Family Family, Afi NextHop)> NextHops { get; init; } = [];

    /// <summary>Mode of capability 69: 0 none, 1 receive, 2 send, 3 both.</summary>
    public int AddPath { get; init; }

    /// <summary>Families of capability 69, in the order they are written.</summary>
    public IReadOnlyList<Family> AddPathFamilies { get; init; } = [];

    /// <summary>Limits of capability 76; sent for families of capability 69 whose mode includes receive.</summary>
    public IReadOnlyDictionary<Family, int> PathsLimit { get; init; } = new Dictionary<Family, int>();

    /// <summary>Capability 73, not sent when empty.</summary>
    public string HostName { get; init; } = string.Empty;

    /// <summary>The second name of capability 73.</summary>
    public string DomainName { get; init; } = string.Empty;

    /// <summary>Capability 75 (<c>ExaBGP/…</c>), not sent when empty.</summary>
    public string SoftwareVersion { get; init; } = string.Empty;

    /// <summary>Capability 9 (RFC 9234 section 4.1), null when not sent.</summary>
    public byte? Role { get; init; }
}
