using ExaBgp.Routes;

namespace ExaBgp.Api.Selection;

/// <summary>
/// The peers one helper may command, and what the text of selectors stands for. All of it is forgotten when the peers change
/// (<see cref="ISpeaker.PeersVersion"/>).
/// </summary>
internal sealed class PeerScope(ISpeaker speaker, string helper, bool ownsAll)
{
    private const int MostRemembered = 4096;
    private readonly Dictionary<byte[], PeerSet> _remembered = new(OctetComparer.Instance);
    private readonly List<IPeerView> _peers = [];
    private int? _version;
    private PeerSet _all = speaker.PeerSets.Empty;
    private byte[] _lastText = [];
    private PeerSet? _last;

    /// <summary>Every peer of the helper.</summary>
    public PeerSet All
    {
        get
        {
            Refresh();
            return _all;
        }
    }

    /// <summary>Every peer of the helper, in order.</summary>
    public IReadOnlyList<IPeerView> Peers
    {
        get
        {
            Refresh();
            return _peers;
        }
    }

    /// <summary>The set which this text stood for before, while the peers are the same.</summary>
    public bool TryRecall(ReadOnlySpan<byte> text, out PeerSet peers)
    {
        Refresh();
        if (_last is { } last && text.SequenceEqual(_lastText))
        {
            peers = last;
            return true;
        }

        if (!_remembered.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(text, out var key, out var known))
        {
            peers = _all;
            return false;
        }

        (_lastText, _last) = (key, known);
        peers = known;
        return true;
    }

    /// <summary>Remembers what a text stands for.</summary>
    public void Remember(ReadOnlySpan<byte> text, PeerSet peers)
    {
        Refresh();
        if (_remembered.Count >= MostRemembered) Forget();
        _remembered[text.ToArray()] = peers;
    }

    /// <summary>The peers of the helper that the selector matches.</summary>
    public PeerSet Select(PeerSelector selector)
    {
        Refresh();
        if (ReferenceEquals(selector, PeerSelector.All)) return _all;
        var places = new List<int>();
        foreach (var peer in _peers)
        {
            if (selector.Matches(peer.Settings)) places.Add(peer.RibIndex);
        }

        return speaker.PeerSets.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(places));
    }

    private void Refresh()
    {
        if (_version == speaker.PeersVersion) return;
        _version = speaker.PeersVersion;
        Forget();
        _peers.Clear();
        var places = new List<int>();
        foreach (var peer in speaker.Peers)
        {
            if (!ownsAll && !HelperLinks.Links(peer.Settings, helper)) continue;
            _peers.Add(peer);
            places.Add(peer.RibIndex);
        }

        _all = speaker.PeerSets.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(places));
    }

    private void Forget()
    {
        _remembered.Clear();
        _last = null;
    }
}
