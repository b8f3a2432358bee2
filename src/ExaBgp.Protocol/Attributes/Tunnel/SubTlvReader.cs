using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.Tunnel;

/// <summary>
/// Walks over sub-TLVs: type(1), length(1, or 2 for tunnel sub-TLVs from type 128 on; RFC 9012 section 2), value. The inner TLVs of a segment list have
/// one octet of length always (RFC 9830 section 2.4.4).
/// </summary>
internal ref struct SubTlvReader(ReadOnlySpan<byte> value, bool hasLongLengths)
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
        ushort length;
        if (!at.TryReadUInt8(out var type)) return false;
        if (hasLongLengths && type >= 128)
        {
            if (!at.TryReadUInt16(out length)) return false;
        }
        else
        {
            if (!at.TryReadUInt8(out var octet)) return false;
            length = octet;
        }

        if (!at.TryReadBytes(length, out var inner)) return false;
        Type = type;
        Value = inner;
        _rest = at;
        return true;
    }
}
