using System.Diagnostics.CodeAnalysis;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Routes;

/// <summary>The Adj-RIB-Out of all peers: one table, seen by each peer from its own position. Owned by one thread.</summary>
public interface IOutgoingRib
{
    /// <summary>The peer sets its records use.</summary>
    PeerSets Sets { get; }

    /// <summary>Counts up with every change (and every flush and refresh asked for): a mark for <see cref="DrainedThrough"/>.</summary>
    long Version { get; }

    /// <summary>A new peer, without session; its place is a number not in use. With <paramref name="copyFrom"/> it has what was announced to that peer (a range, say).</summary>
    int AddPeer(RibPeerOptions options, int copyFrom = -1);

    /// <summary>Other options for a peer; routes of families no longer configured are forgotten.</summary>
    void UpdatePeer(int peer, RibPeerOptions options);

    /// <summary>Forgets a peer and all that is held for it alone.</summary>
    void RemovePeer(int peer);

    /// <summary>The peers that have this family configured: announces are only held for them.</summary>
    PeerSet Configured(FamilyCodec family);

    /// <summary>Announces one NLRI; nothing for those peers that hold the same already.</summary>
    void Announce(PeerSet peers, FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri, AttributeSet attributes);

    /// <summary>Withdraws one NLRI, announced before or not; the attributes go along where the family carries them.</summary>
    void Withdraw(PeerSet peers, FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri, AttributeSet attributes);

    /// <summary>Withdraws everything announced to these peers, in order of announcement.</summary>
    void Clear(PeerSet peers);

    /// <summary>Sends everything announced in these families again (bracketed where enhanced refresh is negotiated).</summary>
    void Flush(PeerSet peers, FamilySet families);

    /// <summary>The same for a ROUTE-REFRESH received.</summary>
    void Refresh(int peer, Family family);

    /// <summary>A session reached ESTABLISHED: everything announced is to be sent.</summary>
    void SessionUp(int peer, SessionContext session);

    /// <summary>The session ended: what was pending is forgotten, what is announced stays.</summary>
    void SessionDown(int peer);

    /// <summary>True when <see cref="Drain"/> may have something to send.</summary>
    bool HasWork(int peer);

    /// <summary>
    /// Appends whole messages, about <paramref name="budget"/> octets at most, but at least one message when there is one; a budget of 1 gives
    /// exactly one (rate limits).
    /// </summary>
    DrainStatus Drain(int peer, ByteBuffer output, int budget);

    /// <summary>Everything up to this <see cref="Version"/> has been appended to the outputs of the peer's session; -1 without session.</summary>
    long DrainedThrough(int peer);

    /// <summary>Routes announced to the peer.</summary>
    int Count(int peer);

    /// <summary>The next route announced to the peer, in order of announcement, next hop resolved; <paramref name="position"/> starts at 0.</summary>
    bool Next(int peer, scoped ref long position, out RouteRow row);

    /// <summary>A route that could not be sent, to be logged; the oldest are dropped when nobody asks.</summary>
    bool TryTakeUnsendable(out UnsendableRoute route);
}
