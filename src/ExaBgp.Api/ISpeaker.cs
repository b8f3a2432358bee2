using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Routes;

namespace ExaBgp.Api;

/// <summary>What commands can do to the daemon. Implemented by the reactor; every call takes effect before it returns, on the reactor's thread.</summary>
public interface ISpeaker
{
    /// <summary>Version, identity and start of the daemon.</summary>
    SpeakerIdentity Identity { get; }

    /// <summary>All peers, in order of configuration, then of creation. Ranges count as one, their connected peers too.</summary>
    IReadOnlyList<IPeerView> Peers { get; }

    /// <summary>Changes whenever <see cref="Peers"/> or what helpers they name changed: what was remembered of selectors is then stale.</summary>
    int PeersVersion { get; }

    /// <summary>Peer sets for the RIB.</summary>
    PeerSets PeerSets { get; }

    /// <summary>The interner of the reactor's thread.</summary>
    AttributeInterner Interner { get; }

    /// <summary>Puts every NLRI of <paramref name="route"/> into the Adj-RIB-Out of <paramref name="peers"/> (watchdog rules applied).</summary>
    void Announce(PeerSet peers, RouteBuilder route);

    /// <summary>Withdraws every NLRI of <paramref name="route"/>; its attributes go along where the family carries them.</summary>
    void Withdraw(PeerSet peers, RouteBuilder route);

    /// <summary>One NLRI with an attribute set already interned: the path of repeated attribute words.</summary>
    void Announce(PeerSet peers, FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri, AttributeSet attributes);

    /// <summary>One NLRI withdrawn.</summary>
    void Withdraw(PeerSet peers, FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri, AttributeSet attributes);

    /// <summary>Announces or withdraws a watchdog group of all neighbors.</summary>
    void Watchdog(string name, bool announce);

    /// <summary>
    /// Withdraws what was announced to <paramref name="peers"/> when <paramref name="clearing"/> began, as much as one turn may; true when that was all.
    /// </summary>
    bool ClearOut(PeerSet peers, ref OutgoingClearing clearing);

    /// <summary>Sends everything announced to <paramref name="peers"/> again.</summary>
    void FlushOut(PeerSet peers);

    /// <summary>Forgets what <paramref name="peers"/> announced.</summary>
    void ClearIn(PeerSet peers);

    /// <summary>Rows of an Adj-RIB, resumable: a bookmark starts as default and is handed back until there are no more.</summary>
    bool NextRoute(IPeerView peer, bool incoming, ref RouteBookmark bookmark, out RouteRow row);

    /// <summary>Queues an End-of-RIB.</summary>
    SendOutcome SendEndOfRib(PeerSet peers, Family family);

    /// <summary>Queues a ROUTE-REFRESH request.</summary>
    SendOutcome SendRouteRefresh(PeerSet peers, Family family);

    /// <summary>Queues an OPERATIONAL message: its body.</summary>
    SendOutcome SendOperational(PeerSet peers, ReadOnlySpan<byte> body);

    /// <summary>NOTIFICATION 6/<paramref name="subcode"/> to every selected established peer, then a new session.</summary>
    void Teardown(PeerSet peers, byte subcode, string? communication);

    /// <summary>A mark for <see cref="IsWritten"/>: everything done so far to these peers' RIBs.</summary>
    long Mark();

    /// <summary>True when what was done up to <paramref name="mark"/> is on TCP for each of <paramref name="peers"/> that was established then and still is.</summary>
    bool IsWritten(PeerSet peers, long mark);

    /// <summary>Creates a peer at run time; false with a reason.</summary>
    bool TryCreatePeer(NeighborSettings settings, out string reason);

    /// <summary>Removes peers.</summary>
    void DeletePeers(PeerSet peers);

    /// <summary>Reads the configuration again and applies the difference, after this turn.</summary>
    void Reload();

    /// <summary>Re-establishes every session.</summary>
    void Restart();

    /// <summary>Ends the daemon, after this turn.</summary>
    void Shutdown();

    /// <summary>The helpers and what waits for each.</summary>
    IEnumerable<HelperQueue> Queues();

    /// <summary>Routes held for a peer, or for all with null.</summary>
    HeldRoutes Count(IPeerView? peer);

    /// <summary>Drops the unfinished command of the helper that asks.</summary>
    void ResetHelper(string helper);
}
