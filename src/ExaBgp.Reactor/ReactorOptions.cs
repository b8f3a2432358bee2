using ExaBgp.Api;
using ExaBgp.Configuration.Settings;
using ExaBgp.Reactor.Seams;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Reactor;

/// <summary>All that a reactor needs from outside.</summary>
public sealed class ReactorOptions
{
    public required IPoller Poller { get; init; }

    public required INetwork Network { get; init; }

    public required IHelperHost Helpers { get; init; }

    /// <summary>The command-line channel, or null when there is none.</summary>
    public IClientHost? Clients { get; init; }

    public required IConfigurationSource Configuration { get; init; }

    public required TimeProvider Time { get; init; }

    public required ILoggerFactory Logging { get; init; }

    public required DaemonSettings Daemon { get; init; }

    /// <summary>What the configuration says at the start.</summary>
    public required SpeakerSettings Settings { get; init; }

    public required SpeakerIdentity Identity { get; init; }

    /// <summary>Octets that may wait to be written to one peer; the rest is a position in the table.</summary>
    public int SendRoom { get; init; } = 256 * 1024;

    /// <summary>Called once everything is set up, before the first turn (pid file, privileges, systemd): false ends the daemon with status 1.</summary>
    public Func<bool> Ready { get; init; } = static () => true;

    /// <summary>How long peers are not connected to yet (<c>tcp.delay</c>); zero when they are at once.</summary>
    public Func<TimeSpan> TimeToConnect { get; init; } = static () => TimeSpan.Zero;

    /// <summary>Called when the end begins.</summary>
    public Action Ending { get; init; } = static () => { };

    /// <summary>Called at each turn that is not idle too long: the watchdog of a service manager.</summary>
    public Action Alive { get; init; } = static () => { };

    /// <summary>Called when a reload begins and ends.</summary>
    public Action<bool> Reloading { get; init; } = static _ => { };
}
