using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Routes.Draining;

/// <summary>What the outgoing RIB knows of one peer: its session and how far it has been sent what the table holds.</summary>
internal sealed class OutgoingPeer(int index, RibPeerOptions options, OutgoingRoutes routes)
{
    /// <summary>Its bit in peer sets.</summary>
    public int Index { get; } = index;

    public RibPeerOptions Options { get; set; } = options;

    /// <summary>The table it reads: the common one, or one of its own when nothing is kept for it.</summary>
    public OutgoingRoutes Routes { get; set; } = routes;

    /// <summary>Null without session.</summary>
    public SessionContext? Session { get; private set; }

    /// <summary>Announces up to this version have been passed.</summary>
    public long Announced { get; set; }

    /// <summary>Withdraws up to this version have been passed, or belong to a session that is gone.</summary>
    public long Withdrawn { get; set; }

    /// <summary>In a refresh: routes up to this version have been sent again.</summary>
    public long Refreshed { get; set; }

    /// <summary>The part of a drain it is in.</summary>
    public DrainPass Pass { get; set; }

    /// <summary>End of the window being drained.</summary>
    public long To { get; set; }

    /// <summary>Something in this window was for the peer.</summary>
    public bool Found { get; set; }

    /// <summary>No drain of this session has had anything to send: withdraws are discarded.</summary>
    public bool IsFirst { get; private set; }

    /// <summary>Withdraws without attributes were given while there was no session: they count as something to send, and nothing is sent.</summary>
    public bool HasDiscarded { get; set; }

    /// <summary>Withdraws with attributes that are held for it while there is no session.</summary>
    public int Held { get; set; }

    /// <summary>Families asked for again.</summary>
    public FamilySet RefreshAsked { get; set; }

    /// <summary>Families being sent again in this window.</summary>
    public FamilySet Refreshing { get; set; }

    /// <summary>Paths for a prefix, when the peer limits them.</summary>
    public PathLimits? Limits { get; private set; }

    /// <summary>Another peer of the same table has the same encoding context.</summary>
    public bool Shares { get; set; }

    public bool IsUp => Session is not null;

    /// <summary>The version up to which it does not need withdraws any more; <see cref="long.MaxValue"/> without session.</summary>
    public long Waiting => IsUp ? Withdrawn : long.MaxValue;

    /// <summary>Nothing has been sent in this session.</summary>
    public void Start(SessionContext session, long version)
    {
        Session = session;
        Announced = 0;
        if (Held == 0) Withdrawn = version;
        Held = 0;
        IsFirst = true;
        Pass = DrainPass.None;
        RefreshAsked = default;
        Limits = session.PathsLimit.Count == 0 ? null : new PathLimits(session.PathsLimit);
    }

    /// <summary>What was pending is forgotten.</summary>
    public void Stop(long version)
    {
        Session = null;
        Announced = 0;
        Withdrawn = version;
        Held = 0;
        HasDiscarded = false;
        Pass = DrainPass.None;
        RefreshAsked = default;
        Limits = null;
    }

    /// <summary>A drain that had something to send is finished.</summary>
    public void EndFirst()
    {
        IsFirst = false;
        HasDiscarded = false;
    }

    /// <summary>What <c>self</c> stands for: local address and BGP identifier.</summary>
    public (IpAddress Address, IpAddress Identifier) Identity => (Self, Identifier);

    /// <summary>
    /// The next hop this peer is to see. <c>self</c> is the local address where the family has addresses of its kind, for IPv4 families over IPv6 the BGP
    /// identifier; it stays <c>self</c> while that is not known.
    /// </summary>
    public NextHop Resolve(Family family, in NextHop nextHop)
    {
        if (nextHop.Kind != NextHopKind.Self || !Self.IsSet) return nextHop;
        return family.Afi switch
        {
            Afi.Ipv4 when !Self.IsIpv4 => Identifier.IsSet ? NextHop.Of(Identifier) : nextHop,
            Afi.Ipv6 when !Self.IsIpv6 => nextHop,
            _ => NextHop.Of(Self),
        };
    }

    private IpAddress Self => Session is { LocalAddress.IsSet: true } ? Session.LocalAddress : Options.LocalAddress;

    private IpAddress Identifier => Session?.LocalId ?? Options.RouterId;
}
