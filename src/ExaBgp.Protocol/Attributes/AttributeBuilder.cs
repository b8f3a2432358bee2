using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes;

/// <summary>Collects canonical attributes in any order and gives them in ascending order. Reused for each route.</summary>
public sealed class AttributeBuilder
{
    private readonly ByteBuffer _values = new();
    private readonly ByteBuffer _canonical = new();
    private readonly List<(AttributeCode Code, AttributeFlags Flags, int Start, int Length)> _entries = [];

    /// <summary>The next hop of the route.</summary>
    public NextHop NextHop { get; set; }

    /// <summary>Number of attributes collected.</summary>
    public int Count => _entries.Count;

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _values.Clear();
        _entries.Clear();
        NextHop = NextHop.None;
    }

    /// <summary>True when the attribute was added.</summary>
    public bool Has(AttributeCode code) => Find(code) >= 0;

    /// <summary>The value added for <paramref name="code"/>, valid until the next change.</summary>
    public ReadOnlySpan<byte> Get(AttributeCode code)
    {
        var at = Find(code);
        return at < 0 ? default : _values.Written.Slice(_entries[at].Start, _entries[at].Length);
    }

    /// <summary>Adds an attribute unless there is one of that code: the first wins.</summary>
    public bool TryAdd(AttributeCode code, AttributeFlags flags, ReadOnlySpan<byte> value)
    {
        if (Has(code)) return false;
        var at = _entries.Count;
        while (at > 0 && _entries[at - 1].Code > code) at--;
        _entries.Insert(at, (code, flags, _values.Length, value.Length));
        _values.Write(value);
        return true;
    }

    /// <summary>Adds an attribute in place of the one of that code.</summary>
    public void Replace(AttributeCode code, AttributeFlags flags, ReadOnlySpan<byte> value)
    {
        var at = Find(code);
        if (at >= 0) _entries.RemoveAt(at);
        TryAdd(code, flags, value);
    }

    /// <summary>Takes an attribute away.</summary>
    public void Remove(AttributeCode code)
    {
        var at = Find(code);
        if (at >= 0) _entries.RemoveAt(at);
    }

    /// <summary>The one object for what was collected.</summary>
    public AttributeSet Build(AttributeInterner interner)
    {
        _canonical.Clear();
        foreach (var (code, flags, start, length) in _entries)
            AttributeHeader.Write(_canonical, flags, code, _values.Written.Slice(start, length));
        return interner.Intern(_canonical.Written, NextHop);
    }

    private int Find(AttributeCode code)
    {
        for (var i = 0; i < _entries.Count; i++)
        {
            if (_entries[i].Code == code) return i;
        }

        return -1;
    }
}
