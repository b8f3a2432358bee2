using System.Diagnostics.CodeAnalysis;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol.Nlri;

/// <summary>The families we know, one row each, ordered by AFI and SAFI. At most 64.</summary>
public static class FamilyTable
{
    private static readonly FamilyCodec[] Rows = Ordered(
    [
    ]);

    /// <summary>All of them.</summary>
    public static ReadOnlySpan<FamilyCodec> All => Rows;

    /// <summary>The set of all of them.</summary>
    public static FamilySet AllSet { get; } = new(Rows.Length == 0 ? 0 : ulong.MaxValue >> (64 - Rows.Length));

    /// <summary>The row at <paramref name="index"/>.</summary>
    public static FamilyCodec At(int index) => Rows[index];

    /// <summary>The row of <paramref name="family"/>.</summary>
    public static bool TryGet(Family family, [NotNullWhen(true)] out FamilyCodec? codec)
    {
        foreach (var row in Rows)
        {
            if (row.Family == family)
            {
                codec = row;
                return true;
            }
        }

        codec = null;
        return false;
    }

    private static FamilyCodec[] Ordered(FamilyCodec[] rows)
    {
        Array.Sort(rows, static (a, b) => a.Family.CompareTo(b.Family));
        for (var i = 0; i < rows.Length; i++) rows[i].Index = i;
        return rows;
    }
}
