namespace ExaBgp.Healthcheck;

/// <summary>What is known of the service, and the two ways to end.</summary>
internal enum HealthState
{
    /// <summary>Nothing is known.</summary>
    Init,

    /// <summary>It works, not yet for long enough.</summary>
    Rising,

    /// <summary>It works.</summary>
    Up,

    /// <summary>It fails, not yet for long enough.</summary>
    Falling,

    /// <summary>It fails.</summary>
    Down,

    /// <summary>The operator took it out of service.</summary>
    Disabled,

    /// <summary>The health check is told to end: routes are taken back.</summary>
    Exit,
}
