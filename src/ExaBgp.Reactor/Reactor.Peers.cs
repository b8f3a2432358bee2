using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Messages;
using ExaBgp.Reactor.Peers;
using ExaBgp.Routes;

namespace ExaBgp.Reactor;

/// <summary>Peers that come and go, and what signals and commands ask of all of them.</summary>
public sealed partial class Reactor
{
    private const int SigHup = 1;
    private const int SigInt = 2;
    private const int SigUsr1 = 10;
    private const int SigUsr2 = 12;
    private const int SigAlrm = 14;
    private const int SigTerm = 15;
    private const ReloadKinds Everything = ReloadKinds.Difference | ReloadKinds.ChangedHelpers | ReloadKinds.Sessions;

    /// <summary>A peer with all routes of its settings: at the start, when nobody waits, and by command.</summary>
    private Peer AddPeer(NeighborSettings settings)
    {
        var peer = new Peer(settings, _services);
        var one = _rib.Sets.Of([peer.RibIndex]);
        var known = new Dictionary<AttributeSet, AttributeSet>(ReferenceEqualityComparer.Instance);
        foreach (var route in settings.Routes) AnnounceConfigured(one, route, known);
        Join(peer);
        return peer;
    }

    private void Join(Peer peer)
    {
        if (peer.Settings.Routes is RouteList list) peer.Superseded.AddRange(list.Superseded);
        _peers.Add(peer);
    }

    private void AnnounceConfigured(PeerSet one, in Route route, Dictionary<AttributeSet, AttributeSet> known)
    {
        if (!known.TryGetValue(route.Attributes, out var attributes))
        {
            attributes = _interner.Intern(route.Attributes);
            known.Add(route.Attributes, attributes);
        }

        if (route.Watchdog is { } watchdog)
            one = _watchdogs.Add(watchdog, one, route.Codec, route.PathId, route.Nlri.Span, attributes, announced: !route.StartsWithdrawn);
        _rib.Announce(one, route.Codec, route.PathId, route.Nlri.Span, attributes);
    }

    private void DeletePeer(Peer peer)
    {
        peer.Stop(NotificationMessage.Of(6, 3), "stop, message [removed]");
        _watchdogs.Forget(peer.RibIndex);
        _peers.Remove(peer);
    }

    private void RemoveEnded(Peer peer)
    {
        if (peer.IsConnectedNow) return;
        _watchdogs.Forget(peer.RibIndex);
        _peers.Remove(peer);
        if (_options.Daemon.TcpAttempts > 0 && !_peers.All.Any(static left => !left.IsRange && !left.IsEphemeral)) BeginEnding(0);
    }

    private void OnHelperLost(string name)
    {
        if (!_options.Daemon.Terminate) return;
        _log.HelperLost(name);
        Schedule(() => BeginEnding(0));
    }

    private void OnSignal(int number)
    {
        if (IsEnding) return;
        switch (number)
        {
            case SigTerm or SigHup or SigInt:
                _events.Signal(_peers.All, number, SignalName(number));
                BeginEnding(0);
                break;
            case SigUsr1 or SigUsr2:
                _events.Signal(_peers.All, number, SignalName(number));
                BeginReload(number == SigUsr2 ? ReloadKinds.Difference | ReloadKinds.ChangedHelpers : ReloadKinds.Difference);
                break;
            case SigAlrm:
                _events.Signal(_peers.All, number, SignalName(number));
                BeginReload(Everything);
                break;
        }
    }

    private void ActOnRequests()
    {
        var requests = _speaker.Requests;
        if (requests.Shutdown && !IsEnding)
        {
            requests.Shutdown = false;
            _events.Signal(_peers.All, 0, "none");
            BeginEnding(0);
        }

        if (requests.Reload && !IsEnding)
        {
            requests.Reload = false;
            _events.Signal(_peers.All, 0, "none");
            BeginReload(ReloadKinds.Difference);
        }

        if (requests.Restart && !IsEnding)
        {
            requests.Restart = false;
            _events.Signal(_peers.All, 0, "none");
            BeginReload(Everything);
        }
    }

    private static string SignalName(int number) => number switch
    {
        SigHup => "SIGHUP",
        SigInt => "SIGINT",
        SigUsr1 => "SIGUSR1",
        SigUsr2 => "SIGUSR2",
        SigAlrm => "SIGALRM",
        SigTerm => "SIGTERM",
        _ => "none",
    };
}
