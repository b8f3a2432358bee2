using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Text;

/// <summary>
/// What one statement of configuration or command says: any number of NLRI that share one attribute set. Filled by <see cref="RouteGrammar"/>, the
/// families and the attributes, then read by those who keep routes. Reused; nothing in it outlives <see cref="Clear"/>.
/// </summary>
public sealed class RouteBuilder
{
    private const int KeptNlri = 4096;
    private readonly ByteBuffer _nlri = new();
    private readonly List<(int Family, uint? PathId, int Start, int Length)> _entries = [];
    private readonly List<uint> _labels = [];
    private IDraft? _draft;

    /// <summary>Attributes and next hop as they are read. Empty when <see cref="Interned"/> is set: read the outcome by <see cref="Build"/> and <see cref="NextHop"/>.</summary>
    public AttributeBuilder Attributes { get; } = new();

    /// <summary>Room in which a parser builds one value; cleared by whoever starts to use it.</summary>
    public ByteBuffer Scratch { get; } = new();

    /// <summary>The attribute set and next hop when an <see cref="AttributeTextCache"/> knew the words.</summary>
    public AttributeSet? Interned { get; set; }

    /// <summary>The next hop of the statement, wherever it came from.</summary>
    public NextHop NextHop => Interned is { } known ? known.NextHop : Attributes.NextHop;

    /// <summary>True while a withdraw is read: next hop and labels may be missing.</summary>
    public bool IsWithdraw { get; set; }

    /// <summary>The prefix read and not yet added, while the words after it may still choose its family.</summary>
    public IpPrefix? Prefix { get; set; }

    /// <summary>RFC 7911 path identifier given.</summary>
    public uint? PathId { get; set; }

    /// <summary>Labels given (20 bits each), in order.</summary>
    public IList<uint> Labels => _labels;

    /// <summary>Route distinguisher given (8 octets), 0 octets when none.</summary>
    public ulong? RouteDistinguisher { get; set; }

    /// <summary>Length the prefixes are split to, when given.</summary>
    public int? Split { get; set; }

    /// <summary>Watchdog group.</summary>
    public string? Watchdog { get; set; }

    /// <summary>The word <c>withdraw</c>: with a watchdog, not announced until the group is.</summary>
    public bool StartsWithdrawn { get; set; }

    /// <summary>The word <c>name</c>; kept for printing, never sent.</summary>
    public string? Name { get; set; }

    /// <summary>Number of NLRI.</summary>
    public int Count => _entries.Count;

    internal List<uint> LabelList => _labels;

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        ClearNlri();
        _labels.Clear();
        Attributes.Clear();
        Interned = null;
        IsWithdraw = false;
        Prefix = null;
        PathId = null;
        RouteDistinguisher = null;
        Split = null;
        Watchdog = null;
        StartsWithdrawn = false;
        Name = null;
        _draft?.Clear();
    }

    /// <summary>Adds one NLRI of <paramref name="family"/>.</summary>
    public void Add(FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri)
    {
        _entries.Add((family.Index, pathId, _nlri.Length, nlri.Length));
        _nlri.Write(nlri);
    }

    /// <summary>The NLRI at <paramref name="index"/>.</summary>
    public FamilyCodec At(int index, out uint? pathId, out ReadOnlySpan<byte> nlri)
    {
        var (family, id, start, length) = _entries[index];
        pathId = id;
        nlri = _nlri.Written.Slice(start, length);
        return FamilyTable.At(family);
    }

    /// <summary>The attribute set of the statement, interned.</summary>
    public AttributeSet Build(AttributeInterner interner) => Interned is { } known ? interner.Intern(known) : Attributes.Build(interner);

    /// <summary>The NLRI that the statement, or the block it is part of, has said so far.</summary>
    internal T Draft<T>()
        where T : class, IDraft, new()
    {
        if (_draft is T held) return held;
        var made = new T();
        _draft = made;
        return made;
    }

    /// <summary>Forgets the NLRI only.</summary>
    public void ClearNlri()
    {
        _nlri.Clear();
        _entries.Clear();
        if (_entries.Capacity <= KeptNlri) return;
        _entries.Capacity = KeptNlri;
        _nlri.Trim(KeptNlri);
    }
}
