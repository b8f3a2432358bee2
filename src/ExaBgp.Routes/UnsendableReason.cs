namespace ExaBgp.Routes;

/// <summary>Why a route could not be put into an UPDATE.</summary>
public enum UnsendableReason : byte
{
    /// <summary>The attributes alone, or with this one NLRI, pass the largest message of the session.</summary>
    TooLarge,

    /// <summary>The family needs a next hop and the route has none.</summary>
    NoNextHop,

    /// <summary><c>next-hop self</c>, and the session has no address of that kind.</summary>
    SelfUnknown,
}
