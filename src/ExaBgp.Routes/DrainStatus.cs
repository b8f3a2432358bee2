namespace ExaBgp.Routes;

/// <summary>What a drain of a peer's Adj-RIB-Out left behind.</summary>
public enum DrainStatus : byte
{
    /// <summary>Nothing was to be sent.</summary>
    Idle,

    /// <summary>The budget is used up (of octets, or of routes looked at); call again.</summary>
    More,

    /// <summary>The window that was open is completely in the output; what changed meanwhile belongs to the next one.</summary>
    Finished,
}
