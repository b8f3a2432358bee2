using ExaBgp.Configuration.Diff;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Reactor.Peers;
using ExaBgp.Routes;

namespace ExaBgp.Reactor;

/// <summary>Reload: the file is read elsewhere; the difference is applied here, in slices on the daemon's lane. A bad file changes nothing at all.</summary>
public sealed partial class Reactor
{
    private const int RoutesASlice = 20_000;
    private SpeakerSettings _settings = SpeakerSettings.Empty;
    private bool _isLoading;
    private bool _loadAgain;
    private bool _restartChangedHelpers;

    private void BeginReload(bool restartChangedHelpers)
    {
        _restartChangedHelpers |= restartChangedHelpers;
        if (_isLoading)
        {
            _loadAgain = true;
            return;
        }

        _isLoading = true;
        _log.Reloading();
        _options.Reloading(true);
        _options.Configuration.BeginLoad();
    }

    private void TakeConfiguration()
    {
        if (!_isLoading || !_options.Configuration.TryTakeResult(out var settings, out var error)) return;
        if (settings is null)
        {
            _log.ReloadFailed(error);
            EndReload();
            return;
        }

        var steps = Slices(settings, _restartChangedHelpers).GetEnumerator();
        Schedule(() => !steps.MoveNext());
    }

    private void EndReload()
    {
        _isLoading = false;
        _restartChangedHelpers = false;
        _options.Reloading(false);
        if (!_loadAgain) return;
        _loadAgain = false;
        BeginReload(restartChangedHelpers: false);
    }

    /// <summary>What a reload does, one slice after the other.</summary>
    private IEnumerable<bool> Slices(SpeakerSettings after, bool restartChangedHelpers)
    {
        var diff = SettingsDiff.Between(_settings, after);
        foreach (var error in _listeners.Open(after.Neighbors)) _log.CannotListen(error);
        RemoveVanished(after);
        foreach (var change in diff.Neighbors)
        {
            if (change.Kind == NeighborChangeKind.Removed) continue;
            if (change.Kind == NeighborChangeKind.Added)
            {
                if (_peers.Find(change.Name) is null) AddPeer(change.After!).Start();
                yield return true;
                continue;
            }

            if (_peers.Find(change.Name) is not { } peer) continue;
            foreach (var slice in ApplyRoutes(peer, change)) yield return slice;
            peer.Change(change.After!, change.Kind == NeighborChangeKind.Restarted);
            if (peer.IsRange && change.Kind == NeighborChangeKind.Restarted) EndConnectedOf(peer);
        }

        _settings = after;
        _peers.Touch();
        ApplyProcesses(after, diff, restartChangedHelpers);
        ConfigureEvents();
        _log.Reloaded(Count(NeighborChangeKind.Added), Count(NeighborChangeKind.Removed), Count(NeighborChangeKind.Restarted), Count(NeighborChangeKind.Updated));
        EndReload();

        int Count(NeighborChangeKind kind) => diff.Neighbors.Count(change => change.Kind == kind);
    }

    private IEnumerable<bool> ApplyRoutes(Peer peer, NeighborChange change)
    {
        var one = _rib.Sets.Of([peer.RibIndex]);
        var slice = 0;
        foreach (var route in change.Withdrawn)
        {
            if (route.Watchdog is { } watchdog) _watchdogs.Remove(watchdog, one, route.Codec, route.PathId, route.Nlri.Span);
            _rib.Withdraw(one, route.Codec, route.PathId, route.Nlri.Span, _interner.Intern(route.Attributes));
            if (++slice % RoutesASlice == 0) yield return true;
        }

        var known = new Dictionary<AttributeSet, AttributeSet>(ReferenceEqualityComparer.Instance);
        foreach (var route in change.Announced)
        {
            AnnounceConfigured(one, route, known);
            if (++slice % RoutesASlice != 0) continue;
            yield return true;

            // What was interned for this slice may have been swept meanwhile.
            known.Clear();
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

    private void EndConnectedOf(Peer range)
    {
        foreach (var peer in _peers.All.ToArray())
        {
            if (peer.IsEphemeral && peer.Settings.PeerAddress.IsInside(range.Settings.PeerAddress, range.Settings.PeerRangeLength)) DeletePeer(peer);
        }
    }

    private void ApplyProcesses(SpeakerSettings after, SettingsDiff diff, bool restartChangedHelpers)
    {
        foreach (var change in diff.Processes)
        {
            if (change.Kind == ProcessChangeKind.Removed) _helpers.Remove(change.Name);
            else if (change.Kind == ProcessChangeKind.Added) _helpers.Add(change.After!);
        }

        if (!restartChangedHelpers) return;
        foreach (var process in after.Processes)
        {
            if (_helpers.Find(process.Name) is { } helper && helper.Settings != process) _helpers.Replace(process);
        }
    }
}
