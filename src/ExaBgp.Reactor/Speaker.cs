using ExaBgp.Api;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Reactor.Peers;
using ExaBgp.Routes;

namespace ExaBgp.Reactor;

/// <summary>What commands can do: the reactor's peers and RIBs behind <see cref="ISpeaker"/>.</summary>
internal sealed class Speaker(SpeakerIdentity identity, PeerTable peers, OutgoingRib rib, AttributeInterner interner, Watchdogs watchdogs, PeerTrace trace) : ISpeaker
{
    private const int ClearedATurn = 20_000;

    /// <summary>Asked for by a command, done by the reactor after the turn.</summary>
    public SpeakerRequests Requests { get; } = new();

    /// <inheritdoc/>
    public SpeakerIdentity Identity { get; } = identity;

    /// <inheritdoc/>
    public IReadOnlyList<IPeerView> Peers => peers.All;

    /// <inheritdoc/>
    public int PeersVersion => peers.Version;

    /// <inheritdoc/>
    public PeerSets PeerSets => rib.Sets;

    /// <inheritdoc/>
    public AttributeInterner Interner { get; } = interner;

    /// <inheritdoc/>
    public void Announce(PeerSet peers, RouteBuilder route)
    {
        var attributes = route.Attributes.Build(Interner);
        for (var i = 0; i < route.Count; i++)
        {
            var family = route.At(i, out var pathId, out var nlri);
            var now = route.Watchdog is { } name ? watchdogs.Add(name, peers, family, pathId, nlri, attributes, announced: !route.StartsWithdrawn) : peers;
            Announce(now, family, pathId, nlri, attributes);
        }
    }

    /// <inheritdoc/>
    public void Withdraw(PeerSet peers, RouteBuilder route)
    {
        var attributes = route.Attributes.Build(Interner);
        for (var i = 0; i < route.Count; i++)
        {
            var family = route.At(i, out var pathId, out var nlri);
            Withdraw(peers, family, pathId, nlri, attributes);
        }
    }

    /// <inheritdoc/>
    public void Announce(PeerSet peers, FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri, AttributeSet attributes)
    {
        if (trace.Rib) trace.Change(announce: true, peers.Count, family, pathId, nlri, attributes);
        rib.Announce(peers, family, pathId, nlri, attributes);
    }

    /// <inheritdoc/>
    public void Withdraw(PeerSet peers, FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri, AttributeSet attributes)
    {
        if (trace.Rib) trace.Change(announce: false, peers.Count, family, pathId, nlri, attributes);
        rib.Withdraw(peers, family, pathId, nlri, attributes);
    }

    /// <inheritdoc/>
    public void Watchdog(string name, bool announce) => watchdogs.Set(name, announce, rib);

    /// <inheritdoc/>
    public bool ClearOut(PeerSet peers, ref OutgoingClearing clearing) => rib.Clear(peers, ref clearing, ClearedATurn);

    /// <inheritdoc/>
    public void FlushOut(PeerSet peers)
    {
        rib.Flush(peers, FamilyTable.AllSet);
        foreach (var peer in Selected(peers)) peer.Hasten();
    }

    /// <inheritdoc/>
    public void ClearIn(PeerSet selected)
    {
        foreach (var peer in Selected(selected)) peer.IncomingRib.Clear();
    }

    /// <inheritdoc/>
    public bool NextRoute(IPeerView peer, bool incoming, ref RouteBookmark bookmark, out RouteRow row)
    {
        var position = bookmark.Position;
        var any = incoming ? ((Peer)peer).IncomingRib.Next(ref position, out row) : rib.Next(peer.RibIndex, ref position, out row);
        bookmark = new RouteBookmark(position, 0);
        return any;
    }

    /// <inheritdoc/>
    public SendOutcome SendEndOfRib(PeerSet selected, Family family) => Send(selected, requested => requested.AddEndOfRib(family));

    /// <inheritdoc/>
    public SendOutcome SendRouteRefresh(PeerSet selected, Family family) => Send(selected, requested => requested.AddRefresh(family));

    /// <inheritdoc/>
    public SendOutcome SendOperational(PeerSet selected, ReadOnlySpan<byte> body)
    {
        var kept = body.ToArray();
        return Send(selected, requested => requested.AddOperational(kept));
    }

    /// <inheritdoc/>
    public void Teardown(PeerSet selected, byte subcode, string? communication)
    {
        var notification = Protocol.Messages.NotificationMessage.Of(6, subcode, communication);
        foreach (var peer in Selected(selected).Where(static peer => peer.IsEstablished).ToArray()) peer.Teardown(notification, $"notification sent (6,{subcode})");
    }

    /// <inheritdoc/>
    public long Mark() => rib.Version;

    /// <inheritdoc/>
    public bool IsWritten(PeerSet selected, long mark)
    {
        foreach (var peer in Selected(selected))
        {
            if (peer.IsEstablished && peer.EstablishedVersion <= mark && peer.WrittenVersion < mark) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public bool TryCreatePeer(NeighborSettings settings, out string reason)
    {
        if (peers.Find(settings.Name) is not null)
        {
            reason = $"peer already exists: {settings.Name}";
            return false;
        }

        reason = string.Empty;
        Requests.Create(settings);
        return true;
    }

    /// <inheritdoc/>
    public void DeletePeers(PeerSet selected)
    {
        foreach (var peer in Selected(selected).ToArray()) Requests.Delete(peer);
    }

    /// <inheritdoc/>
    public void Reload() => Requests.Reload = true;

    /// <inheritdoc/>
    public void Restart() => Requests.Restart = true;

    /// <inheritdoc/>
    public void Shutdown() => Requests.Shutdown = true;

    /// <inheritdoc/>
    public IEnumerable<HelperQueue> Queues() => Requests.Queues();

    /// <inheritdoc/>
    public HeldRoutes Count(IPeerView? peer) => peer is Peer one
        ? new HeldRoutes(one.IncomingRib.Count, rib.Count(one.RibIndex), one.IncomingRib.Octets)
        : new HeldRoutes(peers.All.Sum(static each => (long)each.IncomingRib.Count), rib.Records, rib.Octets + peers.All.Sum(static each => each.IncomingRib.Octets));

    /// <inheritdoc/>
    public void ResetHelper(string helper) => Requests.Reset(helper);

    private IEnumerable<Peer> Selected(PeerSet selected) => peers.All.Where(peer => selected.Contains(peer.RibIndex));

    private SendOutcome Send(PeerSet selected, Action<RequestedMessages> request)
    {
        var established = Selected(selected).Where(static peer => peer.IsEstablished).ToArray();
        if (established.Length == 0) return SendOutcome.NoPeer;
        if (Array.Exists(established, static peer => peer.Requested.IsFull)) return SendOutcome.Full;
        foreach (var peer in established) peer.Request(request);
        return SendOutcome.Queued;
    }
}
