using ExaBgp.Protocol;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Routes.Draining;

/// <summary>Messages made for one peer from a stretch of versions, and what another must have in common with it to be sent the same.</summary>
internal sealed class EncodedBlock
{
    private const int MostSets = 8;
    private readonly List<(PeerSet Set, bool Contains)> _sets = new(MostSets);

    /// <summary>The messages.</summary>
    public ByteBuffer Octets { get; } = new(1024);

    /// <summary>Null when it holds nothing that can be used.</summary>
    public EncodingContext? Context { get; private set; }

    public DrainPass Pass { get; private set; }

    /// <summary>Records with a version above this one …</summary>
    public long From { get; private set; }

    /// <summary>… up to this one are in it.</summary>
    public long To { get; private set; }

    /// <summary>Some record was for the peer.</summary>
    public bool Found { get; set; }

    /// <summary>What <c>self</c> was resolved to; null when no next hop was.</summary>
    public (IpAddress Address, IpAddress Identifier)? Self { get; set; }

    /// <summary>False when too many peer sets were met.</summary>
    public bool IsComparable { get; private set; }

    /// <summary>Starts again.</summary>
    public void Reset()
    {
        Octets.Clear();
        Context = null;
        _sets.Clear();
        Found = false;
        Self = null;
        IsComparable = true;
    }

    /// <summary>A record of this peer set was looked at, for a peer that is in it or not.</summary>
    public void Saw(PeerSet set, bool contains)
    {
        foreach (var (seen, _) in _sets)
        {
            if (ReferenceEquals(seen, set)) return;
        }

        if (_sets.Count < MostSets) _sets.Add((set, contains));
        else IsComparable = false;
    }

    /// <summary>From now on it can be used.</summary>
    public void Keep(EncodingContext context, DrainPass pass, long from, long to)
    {
        if (!IsComparable) return;
        Context = context;
        Pass = pass;
        From = from;
        To = to;
    }

    /// <summary>It cannot be used any more.</summary>
    public void Forget() => Context = null;

    /// <summary>True when <paramref name="peer"/>, standing at <paramref name="from"/>, would be sent the same octets.</summary>
    public bool Serves(OutgoingPeer peer, DrainPass pass, long from)
    {
        if (From != from || Pass != pass || To > peer.To || !ReferenceEquals(Context, peer.Session!.Encoding)) return false;
        foreach (var (set, contains) in _sets)
        {
            if (set.Contains(peer.Index) != contains) return false;
        }

        return Self is null || Self == peer.Identity;
    }
}
