using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Wire;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Reactor.Peers;

/// <summary>The peers, in order of configuration and creation, and whose turn is due.</summary>
internal sealed class PeerTable
{
    private readonly List<Peer> _peers = [];
    private List<Peer> _ready = [];
    private List<Peer> _turn = [];

    /// <summary>All peers.</summary>
    public IReadOnlyList<Peer> All => _peers;

    /// <summary>Counts up when the list, or what helpers a peer names, changed.</summary>
    public int Version { get; private set; }

    /// <summary>True when some peer's turn is due.</summary>
    public bool AnyReady => _ready.Count > 0;

    /// <summary>Adds a peer.</summary>
    public void Add(Peer peer)
    {
        _peers.Add(peer);
        Version++;
    }

    /// <summary>Takes a peer away.</summary>
    public void Remove(Peer peer)
    {
        if (!_peers.Remove(peer)) return;
        peer.Forget();
        Version++;
    }

    /// <summary>What is remembered of selectors is stale.</summary>
    public void Touch() => Version++;

    /// <summary>The peer with this name.</summary>
    public Peer? Find(string name) => _peers.Find(peer => peer.Settings.Name == name);

    /// <summary>The peer's turn is due.</summary>
    public void Ready(Peer peer)
    {
        if (peer.IsReady) return;
        peer.IsReady = true;
        _ready.Add(peer);
    }

    /// <summary>Step 2: every peer whose turn is due takes it.</summary>
    public void Turn(Action<Peer, Exception> failed)
    {
        (_turn, _ready) = (_ready, _turn);
        foreach (var peer in _turn)
        {
            peer.IsReady = false;
            try
            {
                peer.Turn();
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                failed(peer, exception);
            }

            if (peer.HasWork) Ready(peer);
        }

        _turn.Clear();
    }

    /// <summary>The Adj-RIB-Out changed: whoever has something to send gets a turn.</summary>
    public void WakeWaiting()
    {
        foreach (var peer in _peers)
        {
            if (!peer.IsReady && peer.IsWaiting) Ready(peer);
        }
    }

    /// <summary>Sessions that were not read because a helper was behind get a turn as soon as it has room again.</summary>
    public void WakePaused()
    {
        foreach (var peer in _peers)
        {
            if (peer.CanResume) Ready(peer);
        }
    }

    /// <summary>
    /// Finds whom a connection from outside is for: exact neighbors first, then ranges, for which a peer is made. Null with the NOTIFICATION that refuses it.
    /// </summary>
    public Peer? Match(IpAddress local, IpAddress remote, PeerServices services, out NotificationError? refusal)
    {
        refusal = null;
        Peer? range = null;
        Peer? exact = null;
        var ranges = 0;
        foreach (var peer in _peers)
        {
            if (!peer.Accepts(local, remote)) continue;
            if (!peer.IsRange)
            {
                // Several neighbors with these addresses are sessions of several families: one that has no connection is meant.
                if (!peer.IsConnectedNow) return peer;
                exact ??= peer;
                continue;
            }

            range = peer;
            ranges++;
        }

        if (exact is not null) return exact;
        if (ranges > 1)
        {
            refusal = new NotificationError(6, 5, "could not accept the connection (more than one neighbor match)");
            return null;
        }

        if (range is null)
        {
            refusal = new NotificationError(6, 3, "no session configured for the peer");
            return null;
        }

        var settings = range.Settings with { PeerAddress = remote, PeerRangeLength = remote.Size * 8 };
        var made = new Peer(settings, services, range.RibIndex) { Range = range };
        Add(made);
        return made;
    }
}
