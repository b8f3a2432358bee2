using ExaBgp.Configuration.Diff;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Messages;
using ExaBgp.Reactor.Peers;
using ExaBgp.Routes;

namespace ExaBgp.Reactor;

/// <summary>How the difference between two configurations is taken over: in slices on the daemon's lane, between which everybody has a turn.</summary>
public sealed partial class Reactor
{
    private IEnumerable<bool> Apply(SettingsDiff diff, ReloadKinds kinds)
    {
        var slice = new Slice(_clock.Time);
        var after = diff.After;
        foreach (var error in _listeners.Open(after.Neighbors)) _log.CannotListen(error);
        RemoveVanished(after);
        foreach (var change in diff.Neighbors)
        {
            var known = FindConfigured(change.Name);
            var steps = change.Kind switch
            {
                NeighborChangeKind.Removed => [],
                _ when known is null => change.Kind == NeighborChangeKind.Added ? Add(change.After!, slice) : [],
                NeighborChangeKind.Updated => Update(known, change, slice),
                _ => Restart(known, change, slice),
            };
            foreach (var step in steps) yield return step;
        }

        // A neighbor that a command deleted, or whose attempts were used up, stands in the file and is back.
        var present = _peers.All.Select(static peer => peer.Settings.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var neighbor in after.Neighbors.Where(neighbor => !present.Contains(neighbor.Name)))
        {
            foreach (var step in Add(neighbor, slice)) yield return step;
        }

        if (kinds.HasFlag(ReloadKinds.Sessions)) RestartSessions(diff);
        _settings = after;
        _peers.Touch();
        ApplyProcesses(diff, kinds.HasFlag(ReloadKinds.ChangedHelpers));
        ConfigureEvents();
        _log.Reloaded(Count(NeighborChangeKind.Added), Count(NeighborChangeKind.Removed), Count(NeighborChangeKind.Restarted), Count(NeighborChangeKind.Updated));

        int Count(NeighborChangeKind kind) => diff.Neighbors.Count(change => change.Kind == kind);
    }

    /// <summary>The peer of this name. One made from a range makes room for a neighbor of its own.</summary>
    private Peer? FindConfigured(string name)
    {
        if (_peers.Find(name) is not { IsEphemeral: true } ephemeral) return _peers.Find(name);
        DeletePeer(ephemeral);
        return null;
    }

    /// <summary>A new peer joins the others, and connects, when it has all its routes.</summary>
    private IEnumerable<bool> Add(NeighborSettings settings, Slice slice)
    {
        var peer = new Peer(settings, _services);
        foreach (var step in Announce([peer], settings.Routes, slice)) yield return step;
        Join(peer);
        Start(peer);
    }

    private IEnumerable<bool> Update(Peer peer, NeighborChange change, Slice slice)
    {
        peer.Change(change.After!);
        Peer[] all = [peer, .. peer.IsRange ? ConnectedOf(peer) : []];
        foreach (var step in ApplyRoutes(all, change.Withdrawn, change.Announced, slice)) yield return step;
    }

    /// <summary>The session ends first and is set up again when the routes are what the new file says: the next one sends them all anyway.</summary>
    private IEnumerable<bool> Restart(Peer peer, NeighborChange change, Slice slice)
    {
        var before = peer.Settings;
        var after = change.After!;
        if (peer.IsRange) EndConnectedOf(peer);
        peer.BeginRestart(after);

        // What was not held for the peer before has to be told again; what is held is left alone.
        var anew = change.Before is null || !before.Families.SequenceEqual(after.Families) || before.KeepsRoutes != after.KeepsRoutes;
        foreach (var step in ApplyRoutes([peer], change.Withdrawn, anew ? after.Routes : change.Announced, slice)) yield return step;
        peer.EndRestart();
    }

    private IEnumerable<bool> ApplyRoutes(IReadOnlyList<Peer> peers, IReadOnlyList<Route> withdrawn, IReadOnlyList<Route> announced, Slice slice)
    {
        var set = SetOf(peers);
        foreach (var route in withdrawn)
        {
            if (route.Watchdog is { } watchdog) _watchdogs.Remove(watchdog, set, route.Codec, route.PathId, route.Nlri.Span);
            _rib.Withdraw(set, route.Codec, route.PathId, route.Nlri.Span, _interner.Intern(route.Attributes));
            if (!slice.IsOver()) continue;
            yield return true;
            slice.Begin();
            set = SetOf(peers);
        }

        foreach (var step in Announce(peers, announced, slice)) yield return step;
    }

    private IEnumerable<bool> Announce(IReadOnlyList<Peer> peers, IReadOnlyList<Route> routes, Slice slice)
    {
        var set = SetOf(peers);
        var known = new Dictionary<AttributeSet, AttributeSet>(ReferenceEqualityComparer.Instance);
        foreach (var route in routes)
        {
            AnnounceConfigured(set, route, known);
            if (!slice.IsOver()) continue;
            yield return true;
            slice.Begin();

            // Meanwhile peers may have gone, and what was interned may have been swept.
            set = SetOf(peers);
            known.Clear();
        }
    }

    private PeerSet SetOf(IReadOnlyList<Peer> peers) => _rib.Sets.Of([.. peers.Where(static peer => !peer.IsForgotten).Select(static peer => peer.RibIndex)]);

    /// <summary>Sessions that the difference does not touch end as well, and are set up again.</summary>
    private void RestartSessions(SettingsDiff diff)
    {
        var restarted = diff.Neighbors.Where(static change => change.Kind != NeighborChangeKind.Updated).Select(static change => change.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var peer in _peers.All.ToArray())
        {
            if (!restarted.Contains(peer.Settings.Name)) peer.Teardown(NotificationMessage.Of(6, 3), "notification sent (6,3)");
        }
    }

    /// <summary>Peers the new file does not have go: neighbors of the old one, and those made by commands.</summary>
    private void RemoveVanished(SpeakerSettings after)
    {
        var kept = after.Neighbors.Select(static neighbor => neighbor.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var peer in _peers.All.ToArray())
        {
            if (peer.IsEphemeral || kept.Contains(peer.Settings.Name)) continue;
            if (peer.IsRange) EndConnectedOf(peer);
            DeletePeer(peer);
        }
    }

    private Peer[] ConnectedOf(Peer range) => [.. _peers.All.Where(peer => ReferenceEquals(peer.Range, range))];

    private void EndConnectedOf(Peer range)
    {
        foreach (var peer in ConnectedOf(range)) DeletePeer(peer);
    }

    private void ApplyProcesses(SettingsDiff diff, bool restartChangedHelpers)
    {
        foreach (var change in diff.Processes)
        {
            if (change.Kind == ProcessChangeKind.Removed) _helpers.Remove(change.Name);
            else if (change.Kind == ProcessChangeKind.Added) _helpers.Add(change.After!);
        }

        if (!restartChangedHelpers) return;
        foreach (var process in diff.After.Processes)
        {
            if (_helpers.Find(process.Name) is { } helper && helper.Settings != process) _helpers.Replace(process);
        }
    }
}
