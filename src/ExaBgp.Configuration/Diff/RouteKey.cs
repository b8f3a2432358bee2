using ExaBgp.Routes;

namespace ExaBgp.Configuration.Diff;

/// <summary>What makes two routes one: family, path identifier, and the octets of the NLRI that identify it.</summary>
internal readonly record struct RouteKey
{
    private readonly int _family;
    private readonly uint? _pathId;
    private readonly ReadOnlyMemory<byte> _octets;
    private readonly int _hash;

    private RouteKey(int family, uint? pathId, ReadOnlyMemory<byte> octets)
    {
        _family = family;
        _pathId = pathId;
        _octets = octets;
        var hash = default(HashCode);
        hash.Add(family);
        hash.Add(pathId);
        hash.AddBytes(octets.Span);
        _hash = hash.ToHashCode();
    }

    /// <summary>The key of a route.</summary>
    public static RouteKey Of(in Route route)
    {
        var nlri = route.Nlri.Span;
        Span<byte> scratch = nlri.Length <= 512 ? stackalloc byte[512] : new byte[nlri.Length];
        var key = route.Codec.Key(nlri, scratch);
        return new RouteKey(route.Family, route.PathId, key == nlri ? route.Nlri : key.ToArray());
    }

    /// <inheritdoc/>
    public bool Equals(RouteKey other) =>
        _hash == other._hash && _family == other._family && _pathId == other._pathId && _octets.Span.SequenceEqual(other._octets.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;
}
