namespace ExaBgp.Configuration.Settings;

/// <summary>What happens when a helper does not read its events as fast as they come.</summary>
public enum OverflowPolicy : byte
{
    /// <summary>The sessions that feed it are not read until it has room again.</summary>
    Pause,

    /// <summary>Whole events are dropped and counted.</summary>
    Drop,

    /// <summary>The helper is ended.</summary>
    Terminate,
}
