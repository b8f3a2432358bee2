using System.Globalization;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Capabilities;

/// <summary>ADD-PATH (RFC 7911 section 4): entries of <c>afi(2) safi(1) mode(1)</c>; 1 receive, 2 send, 3 both, others are shown and ignored.</summary>
public sealed class AddPathCapability() : CapabilityCodec(CapabilityCode.AddPath, "add-path")
{
    /// <summary>The bit of the mode that says the sender can receive.</summary>
    public const int Receive = 1;

    /// <summary>The bit of the mode that says the sender can send.</summary>
    public const int Send = 2;

    private const int EntrySize = 4;

    /// <summary>The value: these families, all with one mode.</summary>
    public static byte[] Of(IReadOnlyList<Family> families, int mode)
    {
        var value = new ByteBuffer();
        foreach (var family in families)
        {
            FamilyEntries.Write(value, family);
            value.WriteUInt8((byte)mode);
        }

        return value.Written.ToArray();
    }

    /// <summary>The mode of a family: 0 when it is not listed or the mode is none that is defined.</summary>
    public static int Mode(ReadOnlySpan<byte> value, Family family)
    {
        for (; value.Length >= EntrySize; value = value[EntrySize..])
        {
            if (FamilyEntries.FamilyOf(value) == family) return value[3] <= 3 ? value[3] : 0;
        }

        return 0;
    }

    /// <inheritdoc/>
    public override string? Check(ReadOnlySpan<byte> value) => value.Length % EntrySize == 0
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"ADD-PATH capability truncated: need 4 bytes per entry, got {value.Length % EntrySize}");

    /// <inheritdoc/>
    public override byte[] Merge(ReadOnlySpan<byte> held, ReadOnlySpan<byte> value) => FamilyEntries.Merge(held, value, EntrySize, 3, laterWins: true);

    /// <inheritdoc/>
    public override void WriteJson(ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write("{ \"name\": \"addpath\""u8);
        for (var rest = value; rest.Length >= EntrySize; rest = rest[EntrySize..])
        {
            output.Write(rest.Length == value.Length ? ", \""u8 : ",\""u8);
            FamilyEntries.WriteSlashed(output, FamilyEntries.FamilyOf(rest));
            output.Write("\": \""u8);
            output.WriteText(ModeName(rest[3]));
            output.WriteUInt8((byte)'"');
        }

        output.Write(" }"u8);
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("addpath("u8);
        for (var rest = value; rest.Length >= EntrySize; rest = rest[EntrySize..])
        {
            if (rest.Length != value.Length) output.WriteUInt8((byte)',');
            output.WriteText(ModeName(rest[3]));
            output.WriteUInt8((byte)' ');
            FamilyEntries.WriteWords(output, FamilyEntries.FamilyOf(rest));
        }

        output.WriteUInt8((byte)')');
    }

    private static string ModeName(byte mode) => mode switch
    {
        0 => "disabled",
        1 => "receive",
        2 => "send",
        3 => "send/receive",
        _ => string.Create(CultureInfo.InvariantCulture, $"invalid ({mode})"),
    };
}
