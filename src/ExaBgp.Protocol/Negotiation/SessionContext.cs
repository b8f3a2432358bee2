using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol.Negotiation;

/// <summary>What two OPENs agreed on: all that the codec needs to know of a session.</summary>
public sealed record SessionContext
{
    /// <summary>What our octets depend on.</summary>
    public required EncodingContext Encoding { get; init; }

    /// <summary>Our AS and the peer's, four octets.</summary>
    public required uint LocalAs { get; init; }

    /// <summary>The peer's AS, four octets.</summary>
    public required uint PeerAs { get; init; }

    /// <summary>BGP identifiers (RFC 4271 section 4.2).</summary>
    public required IpAddress LocalId { get; init; }

    /// <summary>The peer's BGP identifier.</summary>
    public required IpAddress PeerId { get; init; }

    /// <summary>Addresses of the connection.</summary>
    public IpAddress LocalAddress { get; init; }

    /// <summary>The peer's address.</summary>
    public IpAddress PeerAddress { get; init; }

    /// <summary>Seconds: the lower of both, 0 for no timers.</summary>
    public required int HoldTime { get; init; }

    /// <summary>Families both announced, in the order of the peer's OPEN.</summary>
    public required IReadOnlyList<Family> Families { get; init; }

    /// <summary>The same as a set.</summary>
    public FamilySet FamilySet => Encoding.Families;

    /// <summary>Families received with path identifier.</summary>
    public FamilySet AddPathReceive { get; init; }

    /// <summary>Extended next hop triples both announced: family, next-hop AFI.</summary>
    public IReadOnlyList<(Family Family, Afi NextHop)> NextHops { get; init; } = [];

    /// <summary>RFC 2918.</summary>
    public bool RouteRefresh { get; init; }

    /// <summary>RFC 7313.</summary>
    public bool EnhancedRefresh { get; init; }

    /// <summary>draft-ietf-idr-operational-message.</summary>
    public bool Operational { get; init; }

    /// <summary>Both announced multi-session.</summary>
    public bool MultiSession { get; init; }

    /// <summary>Graceful restart (RFC 4724) announced by both.</summary>
    public bool GracefulRestart { get; init; }

    /// <summary>The peer's restart time in seconds (RFC 4724).</summary>
    public int PeerRestartTime { get; init; }

    /// <summary>Paths for a prefix the peer accepts, by family (paths-limit); absent: no limit.</summary>
    public IReadOnlyDictionary<Family, int> PathsLimit { get; init; } = new Dictionary<Family, int>();

    /// <summary>Forms.</summary>
    public Compatibility Compatibility => Encoding.Compatibility;

    /// <summary>What received attributes depend on.</summary>
    public AttributeContext Attributes => new(Encoding.FourOctetAs, Encoding.Internal, Encoding.Aigp, Encoding.Compatibility);
}
