namespace ExaBgp.Routes.Draining;

/// <summary>The parts of a drain, in order.</summary>
internal enum DrainPass : byte
{
    /// <summary>No window is open.</summary>
    None,

    /// <summary>Routes asked for again, one UPDATE each.</summary>
    Refresh,

    /// <summary>Withdraws.</summary>
    Withdraw,

    /// <summary>Announces.</summary>
    Announce,
}
