using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.LinkState;

/// <summary>Walks over TLVs of type(2) length(2) value (RFC 9552 section 5.1), of NLRI and attribute alike.</summary>
public ref struct LinkStateTlvReader(ReadOnlySpan<byte> tlvs)
{
    private WireReader _rest = new(tlvs);

    /// <summary>Type.</summary>
    public ushort Type { readonly get; private set; }

    /// <summary>Its octets.</summary>
    public ReadOnlySpan<byte> Value { readonly get; private set; }

    /// <summary>What follows: at the end nothing, else the truncated TLV that stopped the walk.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest.Rest;

    /// <summary>Steps to the next.</summary>
    public bool TryNext()
    {
        var at = _rest;
        if (!at.TryReadUInt16(out var type) || !at.TryReadUInt16(out var length) || !at.TryReadBytes(length, out var value)) return false;
        Type = type;
        Value = value;
        _rest = at;
        return true;
    }
}
