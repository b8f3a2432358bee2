using ExaBgp.Reactor.Helpers;
using ExaBgp.Reactor.Peers;

namespace ExaBgp.Reactor;

/// <summary>What waits where, for those who check that nothing waits without a bound.</summary>
public sealed partial class Reactor
{
    /// <summary>One answer or event more than the bound may stand in a helper's queue: it is looked at before, not inside.</summary>
    private const int LargestLine = 128 * 1024;

    /// <summary>All queues of peers and helpers.</summary>
    public IEnumerable<QueueLevel> Queues()
    {
        foreach (var peer in _peers.All)
        {
            foreach (var level in peer.Queues()) yield return level;
        }

        foreach (var helper in _helpers.All)
        {
            yield return new QueueLevel(helper.Name, "octets of answers and events", helper.Outbox.Bytes, _options.Daemon.QueueBytes + (long)LargestLine);
            yield return new QueueLevel(helper.Name, "octets of commands", helper.Input.Length, LineInput.LongestLine + (2L * HelperTable.ReadSize));
        }
    }
}
