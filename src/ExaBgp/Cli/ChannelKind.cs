namespace ExaBgp.Cli;

/// <summary>How a client reaches the daemon.</summary>
internal enum ChannelKind
{
    /// <summary>The unix socket.</summary>
    Socket,

    /// <summary>The named pipes.</summary>
    Pipes,
}
