namespace ExaBgp.Protocol.Nlri.Flow;

/// <summary>Walks over the types of components a rule has, in ascending order whatever the order they were sent in.</summary>
internal ref struct FlowTypes
{
    private readonly FlowReader _first;
    private readonly uint _present;
    private readonly bool _ascends = true;
    private FlowReader _at;
    private byte _type;

    /// <summary>The types of what <paramref name="components"/> reads from its start on.</summary>
    public FlowTypes(FlowReader components)
    {
        _first = components;
        _at = components;
        byte last = 0;
        while (components.TryNext())
        {
            var bit = 1u << components.Type;
            if ((_present & bit) != 0) Repeated |= bit;
            _present |= bit;
            _ascends &= components.Type >= last;
            last = components.Type;
        }
    }

    /// <summary>The types that occur more than once, as bits.</summary>
    public uint Repeated { get; }

    /// <summary>Gives the first component of the next type, read.</summary>
    public bool TryNext(out FlowReader component)
    {
        do
        {
            if (++_type > 31)
            {
                component = default;
                return false;
            }
        }
        while ((_present & (1u << _type)) == 0);

        if (!_ascends) _at = _first;
        while (_at.TryNext() && _at.Type != _type)
        {
        }

        component = _at;
        return true;
    }
}
