using ExaBgp.Protocol.Registry;

namespace ExaBgp.Configuration.Settings;

/// <summary>A <c>capability</c> section with the <c>add-path</c> and <c>nexthop</c> sections that belong to it.</summary>
public sealed record CapabilitySettings
{
    public bool FourOctetAs { get; init; } = true;

    public bool RouteRefresh { get; init; }

    /// <summary>Restart time in seconds (1 to 4095), null when off. 0 in the file has become the hold time.</summary>
    public int? GracefulRestart { get; init; }

    public bool Operational { get; init; }

    public bool ExtendedMessage { get; init; } = true;

    public bool SoftwareVersion { get; init; }

    public bool LinkLocalNextHop { get; init; }

    public bool LinkLocalPrefer { get; init; }

    /// <summary><c>aigp</c>: accept and send it on external sessions; null when not said.</summary>
    public bool? Aigp { get; init; }

    public bool MultiSession { get; init; }

    /// <summary>Extended next hop (RFC 8950) announced.</summary>
    public bool NextHop { get; init; }

    /// <summary>Triples of the <c>nexthop</c> section whose families are configured.</summary>
    public IReadOnlyList<(Family Family, Afi NextHop)> NextHops { get; init; } = [];

    /// <summary>ADD-PATH mode announced: 0 none, 1 receive, 2 send, 3 both.</summary>
    public int AddPath { get; init; }

    /// <summary>Families that take part in ADD-PATH.</summary>
    public IReadOnlyList<Family> AddPathFamilies { get; init; } = [];

    /// <summary>Paths-limit by family.</summary>
    public IReadOnlyDictionary<Family, int> PathsLimit { get; init; } = new Dictionary<Family, int>();

    /// <summary>BGP role announced (RFC 9234): 0 provider, 1 route server, 2 route server client, 3 customer, 4 peer; null for none (ours).</summary>
    public int? Role { get; init; }
}
