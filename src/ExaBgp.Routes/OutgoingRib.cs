using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;
using ExaBgp.Routes.Draining;

namespace ExaBgp.Routes;

/// <summary>
/// The Adj-RIB-Out of all peers: one table of routes with the set of peers each is for, seen by each peer from its own position. Owned by one thread.
/// <para>
/// For each route and drain at most one withdraw followed by at most one announce: a later announce replaces a pending one, a withdraw removes a pending
/// announce, an announce does not cancel a pending withdraw, and an announce equal to what is held is nothing. A drain covers one window of changes,
/// fixed when it starts. The withdraws pending when the first drain of a session starts that has anything to send are discarded; where the family
/// carries attributes in withdraws, these are sent alone.
/// </para>
/// </summary>
public sealed partial class OutgoingRib
{
    private const int MostHeld = 1024;
    private readonly AttributeInterner _interner;
    private readonly List<OutgoingPeer?> _peers = [];
    private readonly OutgoingRoutes _routes;
    private readonly Drainer _drainer;
    private readonly Dictionary<(OutgoingRoutes, EncodingContext), int> _contexts = [];
    private readonly PeerSet[] _configured = new PeerSet[64];
    private PeerSet _up;
    private PeerSet _kept;
    private byte[] _scratch = new byte[64];
    private byte[] _cleared = new byte[64];

    /// <summary>An empty table whose attribute sets are those of <paramref name="interner"/>.</summary>
    public OutgoingRib(AttributeInterner interner)
    {
        _interner = interner;
        _up = Sets.Empty;
        _kept = Sets.Empty;
        Array.Fill(_configured, Sets.Empty);
        _routes = new OutgoingRoutes(Sets, interner, _peers);
        _drainer = new Drainer(Sets, interner);
    }

    /// <summary>The peer sets its records use.</summary>
    public PeerSets Sets { get; } = new();

    /// <summary>Counts up with every change, and every flush and refresh asked for: a mark for <see cref="DrainedThrough"/>.</summary>
    public long Version { get; private set; }

    /// <summary>Records held, pending withdraws included.</summary>
    public int Records => _routes.Table.Count;

    /// <summary>Octets of memory of the common table, about.</summary>
    public long Octets => _routes.Table.Octets;

    internal OutgoingRoutes Common => _routes;

    /// <summary>
    /// A new peer, without session; its place is a number not in use. With <paramref name="copyFrom"/> it has what was announced to that peer (a range).
    /// </summary>
    public int AddPeer(RibPeerOptions options, int copyFrom = -1)
    {
        Sets.Sweep();
        var index = _peers.IndexOf(null);
        if (index < 0)
        {
            index = _peers.Count;
            _peers.Add(null);
        }

        var peer = new OutgoingPeer(index, options, options.Keep ? _routes : NewRoutes());
        _peers[index] = peer;
        peer.Routes.Join(peer);
        if (copyFrom >= 0 && options.Keep)
        {
            _routes.Copy(copyFrom, index);
            _routes.Drop(index, options.Families);
        }

        SetOptions(peer, options);
        return index;
    }

    /// <summary>Other options for a peer; routes of families no longer configured are forgotten, and all when they are no longer to be kept.</summary>
    public void UpdatePeer(int peer, RibPeerOptions options)
    {
        Sets.Sweep();
        var known = At(peer);
        if (known.Options.Keep != options.Keep)
        {
            CountContext(known, -1);
            known.Routes.Leave(known);
            known.Routes = options.Keep ? _routes : NewRoutes();
            known.Routes.Join(known);
            CountContext(known, 1);
        }
        else
        {
            known.Routes.Drop(peer, options.Families);
        }

        SetOptions(known, options);
    }

    /// <summary>Forgets a peer and all that is held for it alone.</summary>
    public void RemovePeer(int peer)
    {
        Sets.Sweep();
        var known = At(peer);
        SessionDown(peer);
        known.Routes.Leave(known);
        var only = Sets.Of([peer]);
        for (var family = 0; family < _configured.Length; family++) Sets.Pin(ref _configured[family], Sets.Except(_configured[family], only));
        Sets.Pin(ref _kept, Sets.Except(_kept, only));
        _peers[peer] = null;
        _routes.Release(Version);
    }

    /// <summary>The peers that have this family configured: announces are only held for them.</summary>
    public PeerSet Configured(FamilyCodec family) => _configured[family.Index];

    /// <summary>A session reached ESTABLISHED: everything announced is to be sent.</summary>
    public void SessionUp(int peer, SessionContext session)
    {
        Sets.Sweep();
        var known = At(peer);
        CountContext(known, -1);
        known.Routes.LookAgain(known.Withdrawn);
        known.Start(session, Version);
        CountContext(known, 1);
        Sets.Pin(ref _up, Sets.Union(_up, Sets.Of([peer])));
        known.Routes.Release(Version);
    }

    /// <summary>The session ended: what was pending is forgotten, what is announced stays.</summary>
    public void SessionDown(int peer)
    {
        Sets.Sweep();
        var known = At(peer);
        CountContext(known, -1);
        known.Routes.LookAgain(known.Withdrawn);
        known.Stop(Version);
        Sets.Pin(ref _up, Sets.Except(_up, Sets.Of([peer])));
        if (!known.Options.Keep) known.Routes.Forget(Version);
        known.Routes.Release(Version);
    }

    /// <summary>True when <see cref="Drain"/> may have something to send.</summary>
    public bool HasWork(int peer)
    {
        var known = At(peer);
        return known.IsUp && (known.Pass != DrainPass.None || known.Announced != Version || known.Withdrawn != Version);
    }

    /// <summary>
    /// Appends whole messages, about <paramref name="budget"/> octets at most, but at least one message when there is one; a budget of 1 gives exactly one
    /// (rate limits). Peers that share messages take them in blocks of about 16 KiB, or of the largest message. After <see cref="DrainStatus.Idle"/> or <see cref="DrainStatus.Finished"/> the first drain of the session is over.
    /// </summary>
    public DrainStatus Drain(int peer, ByteBuffer output, int budget) => _drainer.Drain(At(peer), Version, output, Math.Max(budget, 1));

    /// <summary>No drain of the peer's session has had anything to send yet: the next one that has discards the withdraws pending when it starts.</summary>
    public bool IsFirstDrainAhead(int peer) => At(peer) is { IsUp: true, IsFirst: true, Pass: DrainPass.None };

    /// <summary>Everything up to this <see cref="Version"/> has been appended to the outputs of the peer's session; -1 without session.</summary>
    public long DrainedThrough(int peer)
    {
        var known = At(peer);
        return known.IsUp ? Math.Min(known.Announced, known.Withdrawn) : -1;
    }

    /// <summary>A route that could not be sent, to be logged; the oldest are dropped when nobody asks.</summary>
    public bool TryTakeUnsendable(out UnsendableRoute route) => _drainer.TryTakeUnsendable(out route);

    private OutgoingPeer At(int peer) => _peers[peer] ?? throw new ArgumentOutOfRangeException(nameof(peer), peer, "No such peer.");

    private OutgoingRoutes NewRoutes() => new(Sets, _interner, _peers);

    private void SetOptions(OutgoingPeer peer, RibPeerOptions options)
    {
        peer.Options = options;
        var only = Sets.Of([peer.Index]);
        for (var family = 0; family < _configured.Length; family++)
        {
            var others = Sets.Except(_configured[family], only);
            Sets.Pin(ref _configured[family], options.Families.Contains(family) ? Sets.Union(others, only) : others);
        }

        var kept = Sets.Except(_kept, only);
        Sets.Pin(ref _kept, options.Keep ? Sets.Union(kept, only) : kept);
        _routes.Blocks.Clear();
    }

    /// <summary>Peers share messages where at least two of a table have the same encoding context.</summary>
    private void CountContext(OutgoingPeer peer, int change)
    {
        if (peer.Session is not { } session) return;
        var key = (peer.Routes, session.Encoding);
        var count = _contexts.GetValueOrDefault(key) + change;
        if (count == 0) _contexts.Remove(key);
        else _contexts[key] = count;
        foreach (var member in peer.Routes.Members)
        {
            if (ReferenceEquals(member.Session?.Encoding, session.Encoding)) member.Shares = count > 1;
        }
    }
}
