using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;

namespace ExaBgp.Routes;

/// <summary>One route as configuration keeps it: an NLRI, its path identifier, its attributes, and what only we know of it.</summary>
/// <param name="Family">Place of the family in <see cref="FamilyTable"/>.</param>
/// <param name="PathId">RFC 7911 path identifier, when given.</param>
/// <param name="Nlri">Wire octets, without path identifier.</param>
/// <param name="Attributes">Attributes and next hop.</param>
/// <param name="Watchdog">Group name, or null.</param>
/// <param name="StartsWithdrawn">With a watchdog: announced only when the group is.</param>
/// <param name="Name">Kept for printing.</param>
public readonly record struct Route(
    int Family, uint? PathId, ReadOnlyMemory<byte> Nlri, AttributeSet Attributes, string? Watchdog, bool StartsWithdrawn, string? Name)
{
    /// <summary>The codec of the family.</summary>
    public FamilyCodec Codec => FamilyTable.At(Family);
}
