using System.Diagnostics.CodeAnalysis;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol.Attributes;

/// <summary>The path attributes we know, one row each. MP_REACH_NLRI and MP_UNREACH_NLRI belong to the UPDATE message, not here.</summary>
public static class AttributeTable
{
    private static readonly AttributeCodec?[] ByCode = Index(
    [
    ]);

    /// <summary>The row of <paramref name="code"/>.</summary>
    public static bool TryGet(AttributeCode code, [NotNullWhen(true)] out AttributeCodec? codec)
    {
        codec = ByCode[(byte)code];
        return codec is not null;
    }

    /// <summary>The row whose name or alias is <paramref name="word"/>.</summary>
    public static bool TryGet(ReadOnlySpan<byte> word, [NotNullWhen(true)] out AttributeCodec? codec)
    {
        foreach (var row in ByCode)
        {
            if (row is null) continue;
            if (System.Text.Ascii.Equals(word, row.Name))
            {
                codec = row;
                return true;
            }

            foreach (var alias in row.Aliases)
            {
                if (!System.Text.Ascii.Equals(word, alias)) continue;
                codec = row;
                return true;
            }
        }

        codec = null;
        return false;
    }

    private static AttributeCodec?[] Index(ReadOnlySpan<AttributeCodec> rows)
    {
        var table = new AttributeCodec?[256];
        foreach (var row in rows) table[(byte)row.Code] = row;
        return table;
    }
}
