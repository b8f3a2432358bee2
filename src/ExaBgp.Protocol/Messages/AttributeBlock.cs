using ExaBgp.Protocol.Attributes;

namespace ExaBgp.Protocol.Messages;

/// <summary>What the attributes of an UPDATE, those of RFC 4760 left out, came to: remembered for the next UPDATE with the same octets.</summary>
internal sealed class AttributeBlock
{
    /// <summary>Octets of no attribute.</summary>
    public static readonly AttributeBlock None = new();

    private byte[] _octets = [];
    private int _length;
    private ulong _hash;
    private AttributeContext _context;
    private bool _sent;
    private bool _isRead;
    private AttributeSet? _reach;

    /// <summary>Attributes, with the next hop of type 3.</summary>
    public AttributeSet Set { get; private set; } = AttributeSet.Empty;

    /// <summary>ORIGIN is there.</summary>
    public bool HasOrigin { get; set; }

    /// <summary>AS_PATH is there.</summary>
    public bool HasAsPath { get; set; }

    /// <summary>NEXT_HOP is there.</summary>
    public bool HasNextHop { get; set; }

    /// <summary>Why routes of the classic field are treated as withdrawn though all else is fine.</summary>
    public string? NextHopError { get; set; }

    /// <summary>The worst error of an attribute.</summary>
    public Outcome Outcome { get; set; } = Outcome.Accept;

    /// <summary>Becomes a block of other octets, in these circumstances; nothing is known of them yet.</summary>
    public void Begin(ulong hash, ReadOnlySpan<byte> octets, in AttributeContext context, bool sent)
    {
        if (_octets.Length < octets.Length) _octets = new byte[Math.Max(octets.Length, _octets.Length * 2)];
        octets.CopyTo(_octets);
        (_length, _hash, _context, _sent, _reach) = (octets.Length, hash, context, sent, null);
        Set = AttributeSet.Empty;
        HasOrigin = HasAsPath = HasNextHop = false;
        NextHopError = null;
        Outcome = Outcome.Accept;
        _isRead = false;
    }

    /// <summary>All is known now: it may be found.</summary>
    public void End(AttributeSet set)
    {
        Set = set;
        _isRead = true;
    }

    /// <summary>True when this came of the same octets in the same circumstances.</summary>
    public bool Matches(ulong wanted, ReadOnlySpan<byte> block, in AttributeContext circumstances, bool isSent) =>
        _isRead && _hash == wanted && _sent == isSent && block.SequenceEqual(_octets.AsSpan(0, _length)) && _context == circumstances;

    /// <summary>The set with the next hop of type 3, in the interner again if it was swept meanwhile.</summary>
    public AttributeSet Interned(AttributeInterner interner) => Set.Id >= 0 ? Set : Set = interner.Intern(Set);

    /// <summary>The set with the next hop of MP_REACH_NLRI.</summary>
    public AttributeSet WithNextHop(in NextHop nextHop, AttributeInterner interner)
    {
        if (_reach is { Id: >= 0 } && _reach.NextHop == nextHop) return _reach;
        return _reach = interner.Intern(Set.Bytes, nextHop);
    }
}
