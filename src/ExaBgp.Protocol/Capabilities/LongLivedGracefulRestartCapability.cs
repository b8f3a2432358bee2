using System.Globalization;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Capabilities;

/// <summary>Long-lived graceful restart (RFC 9494 section 3.1): entries of <c>afi(2) safi(1) flags(1) stale-time(3)</c>. Read and shown, never sent.</summary>
public sealed class LongLivedGracefulRestartCapability() : CapabilityCodec(CapabilityCode.LongLivedGracefulRestart, "long-lived-graceful-restart")
{
    private const int EntrySize = 7;

    /// <inheritdoc/>
    public override string? Check(ReadOnlySpan<byte> value) => value.Length % EntrySize == 0
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"Long-Lived Graceful Restart capability truncated: need 7 bytes per family, got {value.Length % EntrySize}");

    /// <inheritdoc/>
    public override byte[] Merge(ReadOnlySpan<byte> held, ReadOnlySpan<byte> value) => FamilyEntries.Merge([], value, EntrySize, 3, laterWins: true);

    /// <inheritdoc/>
    public override void WriteJson(ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write("{ \"name\": \"long-lived-graceful-restart\""u8);
        for (var rest = value; rest.Length >= EntrySize; rest = rest[EntrySize..])
        {
            output.Write(", \""u8);
            FamilyEntries.WriteSlashed(output, FamilyEntries.FamilyOf(rest));
            output.Write("\": "u8);
            output.WriteDecimal(Time(rest));
        }

        output.Write(" }"u8);
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("long-lived graceful restart("u8);
        for (var rest = value; rest.Length >= EntrySize; rest = rest[EntrySize..])
        {
            if (rest.Length != value.Length) output.WriteUInt8((byte)',');
            FamilyEntries.WriteWords(output, FamilyEntries.FamilyOf(rest));
            output.WriteUInt8((byte)' ');
            output.WriteDecimal(Time(rest));
        }

        output.WriteUInt8((byte)')');
    }

    private static int Time(ReadOnlySpan<byte> entry) => (entry[4] << 16) | (entry[5] << 8) | entry[6];
}
