namespace ExaBgp.Reactor;

/// <summary>What a reload is asked to do besides taking over the difference.</summary>
[Flags]
internal enum ReloadKinds : byte
{
    /// <summary>Nothing was asked for.</summary>
    None = 0,

    /// <summary>Take over what differs (SIGUSR1).</summary>
    Difference = 1,

    /// <summary>Restart the helpers whose definition differs (SIGUSR2).</summary>
    ChangedHelpers = 2,

    /// <summary>End every session that stays and set it up again (SIGALRM).</summary>
    Sessions = 4,
}
