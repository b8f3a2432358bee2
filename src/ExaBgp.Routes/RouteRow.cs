using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;

namespace ExaBgp.Routes;

/// <summary>One route of a listing; valid until the RIB changes.</summary>
public readonly ref struct RouteRow(FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri, AttributeSet attributes)
{
    public readonly FamilyCodec Family = family;

    public readonly uint? PathId = pathId;

    public readonly ReadOnlySpan<byte> Nlri = nlri;

    /// <summary>Attributes with the next hop resolved for that peer.</summary>
    public readonly AttributeSet Attributes = attributes;
}
