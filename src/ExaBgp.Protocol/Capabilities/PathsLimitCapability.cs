using System.Buffers.Binary;
using System.Globalization;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Capabilities;

/// <summary>Limit of paths for a prefix (draft-abraitis-idr-addpath-paths-limit): entries of <c>afi(2) safi(1) limit(2)</c>; 0 is no limit and left out.</summary>
public sealed class PathsLimitCapability() : CapabilityCodec(CapabilityCode.PathsLimit, "paths-limit")
{
    private const int EntrySize = 5;

    /// <summary>The value for these limits, in the order of <paramref name="families"/>.</summary>
    public static byte[] Of(IReadOnlyList<Family> families, IReadOnlyDictionary<Family, int> limits)
    {
        var value = new ByteBuffer();
        foreach (var family in families)
        {
            if (!limits.TryGetValue(family, out var limit) || limit <= 0) continue;
            FamilyEntries.Write(value, family);
            value.WriteUInt16((ushort)Math.Min(limit, ushort.MaxValue));
        }

        return value.Written.ToArray();
    }

    /// <summary>The limits of a value.</summary>
    public static Dictionary<Family, int> Limits(ReadOnlySpan<byte> value)
    {
        var limits = new Dictionary<Family, int>();
        for (; value.Length >= EntrySize; value = value[EntrySize..]) limits.TryAdd(FamilyEntries.FamilyOf(value), Limit(value));
        return limits;
    }

    /// <inheritdoc/>
    public override string? Check(ReadOnlySpan<byte> value) => value.Length % EntrySize == 0
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"PATHS-LIMIT capability truncated: need 5 bytes per entry, got {value.Length % EntrySize}");

    /// <inheritdoc/>
    public override byte[] Merge(ReadOnlySpan<byte> held, ReadOnlySpan<byte> value)
    {
        var limited = new ByteBuffer(value.Length);
        for (; value.Length >= EntrySize; value = value[EntrySize..])
        {
            if (Limit(value) != 0) limited.Write(value[..EntrySize]);
        }

        return FamilyEntries.Merge(held, limited.Written, EntrySize, 3, laterWins: false);
    }

    /// <inheritdoc/>
    public override void WriteJson(ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write("{ \"name\": \"paths-limit\""u8);
        for (var rest = value; rest.Length >= EntrySize; rest = rest[EntrySize..])
        {
            output.Write(", \""u8);
            FamilyEntries.WriteSlashed(output, FamilyEntries.FamilyOf(rest));
            output.Write("\": "u8);
            output.WriteDecimal(Limit(rest));
        }

        output.Write(" }"u8);
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("pathslimit("u8);
        for (var rest = value; rest.Length >= EntrySize; rest = rest[EntrySize..])
        {
            if (rest.Length != value.Length) output.Write(", "u8);
            FamilyEntries.WriteWords(output, FamilyEntries.FamilyOf(rest));
            output.WriteUInt8((byte)' ');
            output.WriteDecimal(Limit(rest));
        }

        output.WriteUInt8((byte)')');
    }

    private static int Limit(ReadOnlySpan<byte> entry) => BinaryPrimitives.ReadUInt16BigEndian(entry[3..]);
}
