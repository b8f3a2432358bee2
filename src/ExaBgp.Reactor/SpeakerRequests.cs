using ExaBgp.Api;
using ExaBgp.Configuration.Settings;
using ExaBgp.Reactor.Peers;

namespace ExaBgp.Reactor;

/// <summary>What commands ask of the reactor itself.</summary>
internal sealed class SpeakerRequests
{
    /// <summary>Read the configuration again, after this turn.</summary>
    public bool Reload { get; set; }

    /// <summary>Re-establish every session, after this turn.</summary>
    public bool Restart { get; set; }

    /// <summary>End, after this turn.</summary>
    public bool Shutdown { get; set; }

    /// <summary>Makes a peer at once.</summary>
    public Action<NeighborSettings> Create { get; set; } = static _ => { };

    /// <summary>Removes a peer at once.</summary>
    public Action<Peer> Delete { get; set; } = static _ => { };

    /// <summary>Drops the unfinished command of a helper.</summary>
    public Action<string> Reset { get; set; } = static _ => { };

    /// <summary>What waits for each helper.</summary>
    public Func<IEnumerable<HelperQueue>> Queues { get; set; } = static () => [];
}
