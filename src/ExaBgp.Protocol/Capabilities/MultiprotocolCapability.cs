using System.Globalization;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Capabilities;

/// <summary>Multiprotocol extensions (RFC 4760 section 8): <c>afi(2) reserved(1) safi(1)</c>, one capability for each family.</summary>
public sealed class MultiprotocolCapability() : CapabilityCodec(CapabilityCode.Multiprotocol, "multiprotocol")
{
    private const int EntrySize = 4;

    /// <summary>The value for these families.</summary>
    public static byte[] Of(IReadOnlyList<Family> families)
    {
        var value = new byte[families.Count * EntrySize];
        for (var i = 0; i < families.Count; i++)
        {
            value[i * EntrySize] = (byte)((ushort)families[i].Afi >> 8);
            value[(i * EntrySize) + 1] = (byte)families[i].Afi;
            value[(i * EntrySize) + 3] = (byte)families[i].Safi;
        }

        return value;
    }

    /// <summary>The families of a value, in order.</summary>
    public static IReadOnlyList<Family> Families(ReadOnlySpan<byte> value)
    {
        var families = new List<Family>(value.Length / EntrySize);
        for (; value.Length >= EntrySize; value = value[EntrySize..]) families.Add(FamilyAt(value));
        return families;
    }

    /// <inheritdoc/>
    public override string? Check(ReadOnlySpan<byte> value) => value.Length >= EntrySize
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"MultiProtocol capability too short: need 4 bytes, got {value.Length}");

    /// <inheritdoc/>
    public override byte[] Merge(ReadOnlySpan<byte> held, ReadOnlySpan<byte> value) =>
        FamilyEntries.Merge(held, [value[0], value[1], 0, value[3]], EntrySize, EntrySize, laterWins: false);

    /// <inheritdoc/>
    public override int PieceSize(ReadOnlySpan<byte> value) => EntrySize;

    /// <inheritdoc/>
    public override void WriteJson(ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write("{ \"name\": \"multiprotocol\", \"families\": ["u8);
        for (var rest = value; rest.Length >= EntrySize; rest = rest[EntrySize..])
        {
            output.Write(rest.Length == value.Length ? " \""u8 : ", \""u8);
            FamilyEntries.WriteSlashed(output, FamilyAt(rest));
            output.WriteUInt8((byte)'"');
        }

        output.Write(" ] }"u8);
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("multiprotocol("u8);
        for (var rest = value; rest.Length >= EntrySize; rest = rest[EntrySize..])
        {
            if (rest.Length != value.Length) output.WriteUInt8((byte)',');
            FamilyEntries.WriteWords(output, FamilyAt(rest));
        }

        output.WriteUInt8((byte)')');
    }

    private static Family FamilyAt(ReadOnlySpan<byte> entry) => new((Afi)((entry[0] << 8) | entry[1]), (Safi)entry[3]);
}
