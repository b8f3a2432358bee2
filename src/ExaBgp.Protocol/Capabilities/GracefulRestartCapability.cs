using System.Buffers.Binary;
using System.Globalization;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Capabilities;

/// <summary>Graceful restart (RFC 4724 section 3): <c>flags(4 bits) time(12 bits)</c>, then entries of <c>afi(2) safi(1) flags(1)</c>.</summary>
public sealed class GracefulRestartCapability() : CapabilityCodec(CapabilityCode.GracefulRestart, "graceful-restart")
{
    private const int EntrySize = 4;
    private const byte ForwardingState = 0x80;

    /// <summary>The value for these families, forwarding state preserved in each.</summary>
    /// <param name="restarted">The R bit: this speaker has restarted.</param>
    /// <param name="seconds">Restart time, 0 to 4095.</param>
    /// <param name="families">Families of the neighbor.</param>
    public static byte[] Of(bool restarted, int seconds, IReadOnlyList<Family> families)
    {
        var value = new ByteBuffer();
        value.WriteUInt16((ushort)((restarted ? 0x8000 : 0) | (seconds & 0xFFF)));
        foreach (var family in families)
        {
            FamilyEntries.Write(value, family);
            value.WriteUInt8(ForwardingState);
        }

        return value.Written.ToArray();
    }

    /// <summary>Restart time in seconds.</summary>
    public static int Time(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadUInt16BigEndian(value) & 0xFFF;

    /// <summary>The four flag bits; 8 is R.</summary>
    public static int Flags(ReadOnlySpan<byte> value) => value[0] >> 4;

    /// <inheritdoc/>
    public override string? Check(ReadOnlySpan<byte> value)
    {
        if (value.Length < 2)
            return string.Create(CultureInfo.InvariantCulture, $"Graceful Restart capability too short: need 2 bytes minimum, got {value.Length}");
        var tail = (value.Length - 2) % EntrySize;
        return tail == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"Graceful Restart capability truncated: need 4 bytes per family, got {tail}");
    }

    /// <inheritdoc/>
    public override byte[] Merge(ReadOnlySpan<byte> held, ReadOnlySpan<byte> value) =>
        [value[0], value[1], .. FamilyEntries.Merge([], value[2..], EntrySize, 3, laterWins: true)];

    /// <inheritdoc/>
    public override void WriteJson(ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write("{ \"name\": \"graceful restart\", \"time\": "u8);
        output.WriteDecimal(Time(value));
        output.Write(", \"address-family-flags\": {"u8);
        for (var rest = value[2..]; rest.Length >= EntrySize; rest = rest[EntrySize..])
        {
            output.Write(rest.Length == value.Length - 2 ? " \""u8 : ", \""u8);
            FamilyEntries.WriteSlashed(output, FamilyEntries.FamilyOf(rest));
            output.Write((rest[3] & ForwardingState) != 0 ? "\": [ \"restart\" ] "u8 : "\": [ ] "u8);
        }

        output.Write(value.Length == 2 ? " }"u8 : "}"u8);
        output.Write((Flags(value) & 8) != 0 ? ", \"restart-flags\": [ \"forwarding\" ]  }"u8 : ", \"restart-flags\": [ ]  }"u8);
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("graceful restart flags 0x"u8);
        output.WriteText(Flags(value).ToString("x", CultureInfo.InvariantCulture));
        output.Write(" time "u8);
        output.WriteDecimal(Time(value));
        output.WriteUInt8((byte)' ');
        for (var rest = value[2..]; rest.Length >= EntrySize; rest = rest[EntrySize..])
        {
            if (rest.Length != value.Length - 2) output.WriteUInt8((byte)' ');
            FamilyEntries.WriteSlashed(output, FamilyEntries.FamilyOf(rest));
            output.Write((rest[3] & ForwardingState) != 0 ? "=0x80"u8 : "=0x0"u8);
        }
    }
}
