using System.Numerics;
using ExaBgp.Protocol.Nlri;

namespace ExaBgp.Protocol.Registry;

/// <summary>A set of known families, as bits by their place in <see cref="FamilyTable"/>.</summary>
public readonly record struct FamilySet(ulong Bits)
{
    /// <summary>No family.</summary>
    public static readonly FamilySet Empty;

    /// <summary>How many families.</summary>
    public int Count => BitOperations.PopCount(Bits);

    /// <summary>True when the family is in the set; a family nobody knows never is.</summary>
    public bool Contains(Family family) => FamilyTable.TryGet(family, out var codec) && (Bits & (1UL << codec.Index)) != 0;

    /// <summary>True when the family at this place of the table is in the set.</summary>
    public bool Contains(int index) => (Bits & (1UL << index)) != 0;

    /// <summary>The set with one more family.</summary>
    public FamilySet With(Family family) => FamilyTable.TryGet(family, out var codec) ? new(Bits | (1UL << codec.Index)) : this;

    /// <summary>The families of both sets.</summary>
    public FamilySet Intersect(FamilySet other) => new(Bits & other.Bits);

    /// <summary>The set of these families.</summary>
    public static FamilySet Of(IEnumerable<Family> families)
    {
        var set = Empty;
        foreach (var family in families) set = set.With(family);
        return set;
    }
}
