using ExaBgp.Protocol;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;
using ExaBgp.Routes;

namespace ExaBgp.Configuration.Settings;

/// <summary>A <c>neighbor</c> section, templates merged and derived values filled in.</summary>
public sealed record NeighborSettings
{
    /// <summary>Peer address; the network address of a range.</summary>
    public required IpAddress PeerAddress { get; init; }

    /// <summary>Prefix length: 32 or 128 for a single peer.</summary>
    public required int PeerRangeLength { get; init; }

    /// <summary>Local address, not set for <c>auto</c>.</summary>
    public IpAddress LocalAddress { get; init; }

    /// <summary>Our link-local address (<c>local-link-local</c>), or not set.</summary>
    public IpAddress LocalLinkLocal { get; init; }

    /// <summary>Our AS; 0 for <c>auto</c>: the peer's.</summary>
    public required uint LocalAs { get; init; }

    /// <summary>The peer's AS; 0 for <c>auto</c>: any.</summary>
    public required uint PeerAs { get; init; }

    /// <summary>BGP identifier, not set when it is the local address of the connection.</summary>
    public IpAddress RouterId { get; init; }

    public string Description { get; init; } = string.Empty;

    public string HostName { get; init; } = string.Empty;

    public string DomainName { get; init; } = string.Empty;

    /// <summary>Seconds: 0, or 3 to 65535.</summary>
    public int HoldTime { get; init; } = 180;

    /// <summary>Messages a second, 0 for no limit.</summary>
    public int RateLimit { get; init; }

    /// <summary>Waits for the peer to connect.</summary>
    public bool Passive { get; init; }

    /// <summary>Port to listen on for this peer, 0 for none.</summary>
    public int Listen { get; init; }

    /// <summary>Port to connect to, 0 for the daemon's.</summary>
    public int Connect { get; init; }

    public string SourceInterface { get; init; } = string.Empty;

    /// <summary>TTL of what we send, null when unset.</summary>
    public int? OutgoingTtl { get; init; }

    /// <summary>Least TTL accepted, null when unset.</summary>
    public int? IncomingTtl { get; init; }

    /// <summary>TCP-MD5 key octets (RFC 2385), decoded; empty for none. A secret: never printed to logs.</summary>
    public SecretBytes Md5Key { get; init; } = SecretBytes.None;

    /// <summary>True when the file says <c>md5-base64 true</c>: how the key is printed back.</summary>
    public bool Md5Base64 { get; init; }

    /// <summary>Address used for MD5, listening and as source, not set for the local address.</summary>
    public IpAddress Md5Ip { get; init; }

    /// <summary>TCP-AO (RFC 5925), or null.</summary>
    public TcpAoSettings? TcpAo { get; init; }

    public Grouping Grouping { get; init; } = Grouping.Default;

    public bool AutoFlush { get; init; } = true;

    public bool AdjRibOut { get; init; } = true;

    public bool AdjRibIn { get; init; } = true;

    public bool ManualEor { get; init; }

    /// <summary>Most prefixes accepted from the peer, 0 for no limit (ours; off by default).</summary>
    public int MaxPrefix { get; init; }

    /// <summary>Percent of <see cref="MaxPrefix"/> at which a warning is logged.</summary>
    public int MaxPrefixWarning { get; init; }

    /// <summary>Families, ordered by AFI and SAFI.</summary>
    public required IReadOnlyList<Family> Families { get; init; }

    /// <summary>True when no family block was given (or <c>all</c>): the list then depends on the generation.</summary>
    public bool AllFamilies { get; init; }

    public CapabilitySettings Capabilities { get; init; } = new();

    /// <summary>What helpers may command it and hear of it.</summary>
    public IReadOnlyList<ApiSettings> Api { get; init; } = [];

    /// <summary>Routes of the file, in order, <c>next-hop self</c> not resolved.</summary>
    public IReadOnlyList<Route> Routes { get; init; } = [];

    /// <summary>OPERATIONAL messages of the file: whole message bodies (TLVs).</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Operational { get; init; } = [];

    /// <summary>What is announced is kept when it was sent: for the next session, and to find out what is announced twice.</summary>
    public bool KeepsRoutes => AdjRibOut || Capabilities.RouteRefresh;

    /// <summary>True when the address stands for more than one peer.</summary>
    public bool IsRange => PeerRangeLength < PeerAddress.Size * 8;

    /// <summary>
    /// The identity used by selectors, JSON, reload and <c>daemon status</c>:
    /// <c>neighbor P local-ip L local-as N peer-as N router-id R family-allowed F</c>.
    /// </summary>
    public string Name => NeighborName.Of(this);
}
