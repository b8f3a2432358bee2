using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.PrefixSid;

/// <summary>Walks over TLVs of type(1) length(2) value: those of the attribute (RFC 8669 section 3) and the inner ones of RFC 9252.</summary>
internal ref struct PrefixSidTlvReader(ReadOnlySpan<byte> value)
{
    private WireReader _rest = new(value);

    /// <summary>Type.</summary>
    public byte Type { readonly get; private set; }

    /// <summary>Its octets.</summary>
    public ReadOnlySpan<byte> Value { readonly get; private set; }

    /// <summary>True behind the last one; false too where a truncated one stopped the walk.</summary>
    public readonly bool IsEnd => _rest.IsEmpty;

    /// <summary>Steps to the next.</summary>
    public bool TryNext()
    {
        var at = _rest;
        if (!at.TryReadUInt8(out var type) || !at.TryReadUInt16(out var length) || !at.TryReadBytes(length, out var inner)) return false;
        Type = type;
        Value = inner;
        _rest = at;
        return true;
    }
}
