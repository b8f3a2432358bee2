using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Routes;

namespace ExaBgp.Api.Tests.Fakes;

/// <summary>A daemon that holds routes in lists and writes down what else it was asked to do.</summary>
internal sealed class FakeSpeaker : ISpeaker
{
    public static readonly SpeakerIdentity Daemon =
        new("5.0.13", "vm", 100, 99, new Guid("11111111-2222-3333-4444-555555555555"), 1795421000.5, new FixedTime(1795421006.25));

    private readonly List<FakePeer> _peers = [];
    private readonly Dictionary<int, List<FakeRoute>> _outgoing = [];
    private readonly Dictionary<int, List<FakeRoute>> _incoming = [];

    /// <summary>What was asked for, in order, but for routes.</summary>
    public List<string> Actions { get; } = [];

    /// <summary>Marks up to this one are on TCP.</summary>
    public long Written { get; set; } = long.MaxValue;

    public long Changes { get; private set; }

    public SpeakerIdentity Identity { get; set; } = Daemon;

    public IReadOnlyList<IPeerView> Peers => _peers;

    public int PeersVersion { get; set; }

    public PeerSets PeerSets { get; } = new();

    public AttributeInterner Interner { get; } = new();

    public FakePeer Add(NeighborSettings settings)
    {
        var peer = new FakePeer(settings, _peers.Count);
        _peers.Add(peer);
        PeersVersion++;
        return peer;
    }

    public IReadOnlyList<FakeRoute> Outgoing(IPeerView peer) => Rib(_outgoing, peer.RibIndex);

    public List<FakeRoute> Incoming(IPeerView peer) => Rib(_incoming, peer.RibIndex);

    /// <summary>Outgoing routes of a peer in words: family, NLRI, next hop, attributes.</summary>
    public IEnumerable<string> OutgoingText(IPeerView peer)
    {
        foreach (var route in Outgoing(peer))
        {
            var text = new Protocol.Wire.ByteBuffer();
            route.Family.WriteRow(new NlriView(route.Nlri, route.PathId, route.Attributes.NextHop), extensive: true, text, Protocol.Compatibility.Default);
            text.WriteAttributesText(route.Attributes.Bytes, Protocol.Compatibility.Default);
            yield return $"{route.Family.Name} {System.Text.Encoding.ASCII.GetString(text.Written)}";
        }
    }

    public void Announce(PeerSet peers, RouteBuilder route)
    {
        Actions.Add($"watchdog route {route.Watchdog} {(route.StartsWithdrawn ? "withdrawn" : "announced")} to {Places(peers)}");
        var attributes = route.Build(Interner);
        for (var i = 0; i < route.Count; i++)
        {
            var family = route.At(i, out var pathId, out var nlri);
            Announce(peers, family, pathId, nlri, attributes);
        }
    }

    public void Withdraw(PeerSet peers, RouteBuilder route)
    {
        for (var i = 0; i < route.Count; i++)
        {
            var family = route.At(i, out var pathId, out var nlri);
            Withdraw(peers, family, pathId, nlri, AttributeSet.Empty);
        }
    }

    public void Announce(PeerSet peers, FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri, AttributeSet attributes)
    {
        Changes++;
        foreach (var peer in _peers)
        {
            if (!peers.Contains(peer.RibIndex) || !peer.Settings.Families.Contains(family.Family)) continue;
            var resolved = attributes.NextHop.Kind == NextHopKind.Self ? Interner.Intern(attributes.Bytes, NextHop.Of(peer.LocalAddress)) : attributes;
            var route = new FakeRoute(family, pathId, nlri.ToArray(), resolved);
            var rib = Rib(_outgoing, peer.RibIndex);
            var at = rib.FindIndex(known => known.Key == route.Key);
            if (at < 0) rib.Add(route);
            else rib[at] = route;
        }
    }

    public void Withdraw(PeerSet peers, FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri, AttributeSet attributes)
    {
        Changes++;
        var key = new FakeRoute(family, pathId, nlri.ToArray(), attributes).Key;
        foreach (var peer in _peers)
        {
            if (peers.Contains(peer.RibIndex)) Rib(_outgoing, peer.RibIndex).RemoveAll(known => known.Key == key);
        }
    }

    public void Watchdog(string name, bool announce) => Actions.Add($"{(announce ? "announce" : "withdraw")} watchdog {name}");

    /// <summary>Turns that clearing takes.</summary>
    public int ClearTurns { get; set; } = 1;

    public bool ClearOut(PeerSet peers, ref OutgoingClearing clearing)
    {
        if (clearing == default) Actions.Add($"clear out {Places(peers)}");
        clearing = new OutgoingClearing(clearing.Position + 1, ClearTurns);
        if (clearing.Position < clearing.Through) return false;
        foreach (var peer in _peers)
        {
            if (peers.Contains(peer.RibIndex)) Rib(_outgoing, peer.RibIndex).Clear();
        }

        return true;
    }

    public void FlushOut(PeerSet peers) => Actions.Add($"flush out {Places(peers)}");

    public void ClearIn(PeerSet peers) => Actions.Add($"clear in {Places(peers)}");

    public bool NextRoute(IPeerView peer, bool incoming, ref RouteBookmark bookmark, out RouteRow row)
    {
        row = default;
        var rib = Rib(incoming ? _incoming : _outgoing, peer.RibIndex);
        if (bookmark.Position >= rib.Count) return false;
        var route = rib[(int)bookmark.Position];
        bookmark = new RouteBookmark(bookmark.Position + 1, 0);
        row = new RouteRow(route.Family, route.PathId, route.Nlri, route.Attributes);
        return true;
    }

    public SendOutcome SendEndOfRib(PeerSet peers, Family family) => Send($"eor {family}", peers);

    public SendOutcome SendRouteRefresh(PeerSet peers, Family family) => Send($"route-refresh {family}", peers);

    public SendOutcome SendOperational(PeerSet peers, ReadOnlySpan<byte> body) => Send($"operational {Convert.ToHexString(body)}", peers);

    public void Teardown(PeerSet peers, byte subcode, string? communication) => Actions.Add($"teardown {subcode} {Places(peers)}");

    public long Mark() => Changes;

    public bool IsWritten(PeerSet peers, long mark) => Written >= mark;

    public bool TryCreatePeer(NeighborSettings settings, out string reason)
    {
        reason = string.Empty;
        Add(settings);
        return true;
    }

    public void DeletePeers(PeerSet peers)
    {
        Actions.Add($"delete {Places(peers)}");
        _peers.RemoveAll(peer => peers.Contains(peer.RibIndex));
        PeersVersion++;
    }

    public void Reload() => Actions.Add("reload");

    public void Restart() => Actions.Add("restart");

    public void Shutdown() => Actions.Add("shutdown");

    public IEnumerable<HelperQueue> Queues() => [new HelperQueue("feeder", true, 0, 0, 0)];

    public HeldRoutes Count(IPeerView? peer) => peer is null ? new HeldRoutes(3, 5, 640) : new HeldRoutes(1, 2, 64);

    public void ResetHelper(string helper) => Actions.Add($"reset {helper}");

    private SendOutcome Send(string what, PeerSet peers)
    {
        if (!_peers.Exists(peer => peers.Contains(peer.RibIndex) && peer.IsEstablished)) return SendOutcome.NoPeer;
        Actions.Add($"{what} {Places(peers)}");
        return SendOutcome.Queued;
    }

    private string Places(PeerSet peers) => string.Join(',', _peers.Where(peer => peers.Contains(peer.RibIndex)).Select(peer => peer.Settings.PeerAddress));

    private static List<FakeRoute> Rib(Dictionary<int, List<FakeRoute>> ribs, int place)
    {
        if (!ribs.TryGetValue(place, out var rib)) ribs[place] = rib = [];
        return rib;
    }
}
