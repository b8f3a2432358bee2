using ExaBgp.Protocol.Nlri;

namespace ExaBgp.Routes.Table;

/// <summary>What identifies a route in a table, and its hash. A path identifier that is not given counts as 0, which is what goes out for it.</summary>
internal readonly ref struct RouteKey
{
    /// <summary>The codec of the family.</summary>
    public readonly FamilyCodec Family;

    /// <summary>Path identifier as given.</summary>
    public readonly uint? PathId;

    /// <summary>The whole NLRI.</summary>
    public readonly ReadOnlySpan<byte> Nlri;

    /// <summary>The part that identifies the route.</summary>
    public readonly ReadOnlySpan<byte> Identity;

    /// <summary>Hash of family, path identifier and identity.</summary>
    public readonly uint Hash;

    /// <summary>The key of an NLRI; <paramref name="scratch"/> has room for as many octets and outlives the key.</summary>
    public RouteKey(FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri, Span<byte> scratch)
    {
        Family = family;
        PathId = pathId;
        Nlri = nlri;
        Identity = family.Key(nlri, scratch);
        Hash = RouteHash.Of(family.Index, pathId ?? 0, Identity);
    }
}
