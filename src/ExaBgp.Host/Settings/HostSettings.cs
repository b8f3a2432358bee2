using ExaBgp.Configuration.Settings;

namespace ExaBgp.Host.Settings;

/// <summary>What the settings say to the process around the daemon: who it runs as, where it logs and listens for commands; and what they say to the daemon.</summary>
public sealed record HostSettings
{
    /// <summary>For the reactor.</summary>
    public DaemonSettings Daemon { get; init; } = DaemonSettings.Default;

    public LogSettings Log { get; init; } = new();

    /// <summary>Where to write the profile of the run; null for none, <c>stdout</c> or empty to print it.</summary>
    public string? Profile { get; init; }

    /// <summary>Memory report at the end.</summary>
    public bool Memory { get; init; }

    /// <summary>File for the process id, or empty.</summary>
    public string PidFile { get; init; } = string.Empty;

    public string User { get; init; } = "nobody";

    public bool Daemonize { get; init; }

    /// <summary>Privileges are dropped before helpers are started.</summary>
    public bool DropBeforeHelpers { get; init; } = true;

    public int Umask { get; init; } = 0b001_011_111;

    /// <summary>Minutes of the clock must be a multiple of this at the start, 0 for no wait.</summary>
    public int Delay { get; init; }

    /// <summary>The command-line channel is offered.</summary>
    public bool Cli { get; init; } = true;

    public string PipeName { get; init; } = "exabgp";

    /// <summary>Name of the socket without <c>.sock</c>; empty for no socket.</summary>
    public string SocketName { get; init; } = "exabgp";

    /// <summary>The socket itself, or empty.</summary>
    public string SocketPath { get; init; } = string.Empty;

    public int MaxClients { get; init; } = 10;

    /// <summary>Folder of the installation.</summary>
    public string Root { get; init; } = "/";

    /// <summary>Things the user should know: settings without effect, names that are no setting.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
