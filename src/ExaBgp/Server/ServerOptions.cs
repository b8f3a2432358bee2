using ExaBgp.Host.Settings;

namespace ExaBgp.Server;

/// <summary>What the command line of the daemon says.</summary>
internal sealed record ServerOptions
{
    public required IReadOnlyList<string> Files { get; init; }

    public bool Verbose { get; init; }

    public bool Debug { get; init; }

    public bool Once { get; init; }

    public bool Passive { get; init; }

    public bool Memory { get; init; }

    /// <summary>Seconds until it sends itself SIGUSR1, 0 for never.</summary>
    public int Signal { get; init; }

    /// <summary>Where to write a report of the run, or null.</summary>
    public string? Profile { get; init; }

    /// <summary>The settings with what was said here, which wins.</summary>
    public HostSettings ApplyTo(HostSettings settings) => settings with
    {
        Log = Verbose || Debug ? settings.Log with { Enable = true, All = true, Level = "DEBUG", Short = false } : settings.Log,
        Memory = settings.Memory || Memory,
        Profile = Profile ?? settings.Profile,
        Daemon = settings.Daemon with
        {
            TcpAttempts = Once ? 1 : settings.Daemon.TcpAttempts,
            Passive = settings.Daemon.Passive || Passive,
        },
    };
}
