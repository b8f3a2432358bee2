using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.Tunnel;

/// <summary>Walks over the tunnels of a TUNNEL_ENCAPSULATION attribute (RFC 9012 section 2): type(2) length(2) value.</summary>
internal ref struct TunnelReader(ReadOnlySpan<byte> value)
{
    private WireReader _rest = new(value);

    /// <summary>Tunnel type.</summary>
    public ushort Type { readonly get; private set; }

    /// <summary>Its octets.</summary>
    public ReadOnlySpan<byte> Value { readonly get; private set; }

    /// <summary>True behind the last one; false too where a truncated one stopped the walk.</summary>
    public readonly bool IsEnd => _rest.IsEmpty;

    /// <summary>Steps to the next.</summary>
    public bool TryNext()
    {
        var at = _rest;
        if (!at.TryReadUInt16(out var type) || !at.TryReadUInt16(out var length) || !at.TryReadBytes(length, out var inner)) return false;
        Type = type;
        Value = inner;
        _rest = at;
        return true;
    }
}
