using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;

namespace ExaBgp.Protocol.Messages;

/// <summary>One NLRI of a decoded UPDATE.</summary>
public readonly ref struct UpdateNlri(FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri, AttributeSet attributes)
{
    /// <summary>Its family.</summary>
    public readonly FamilyCodec Family = family;

    /// <summary>RFC 7911 path identifier, where the session has them.</summary>
    public readonly uint? PathId = pathId;

    /// <summary>Octets without path identifier, valid as long as the message.</summary>
    public readonly ReadOnlySpan<byte> Nlri = nlri;

    /// <summary>The attributes of its route with the next hop that belongs to it; those of nothing in a withdraw.</summary>
    public readonly AttributeSet Attributes = attributes;

    /// <summary>Next hop of the route.</summary>
    public NextHop NextHop => Attributes.NextHop;

    /// <summary>What those who print it need.</summary>
    public NlriView View => new(Nlri, PathId, NextHop);
}
