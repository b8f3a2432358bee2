using System.Globalization;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Capabilities;

/// <summary>A capability nobody here knows: kept and shown, never an error.</summary>
public sealed class UnknownCapability(CapabilityCode code) : CapabilityCodec(code, NameOf(code))
{
    private string Iana => (byte)Code switch { >= 128 => "reserved", >= 70 => "unassigned", _ => "unknown" };

    /// <inheritdoc/>
    public override void WriteJson(ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write("{ \"name\": \"unknown\", \"iana\": \""u8);
        output.WriteText(Iana);
        output.Write("\", \"value\": "u8);
        output.WriteDecimal((uint)Code);
        output.Write(", \"raw\": \""u8);
        output.WriteHexUpper(value);
        output.Write("\" }"u8);
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteText(Iana);
        output.WriteUInt8((byte)' ');
        if (compatibility.IsFive) output.WriteDecimal((uint)Code);
        else output.WriteText(Name);
    }

    private static string NameOf(CapabilityCode code) => (byte)code switch
    {
        0 => "reserved",
        3 => "outbound-route-filtering",
        4 => "multiple-routes",
        67 => "dynamic-capability",
        _ => string.Create(CultureInfo.InvariantCulture, $"unknown capability 0x{(byte)code:x}"),
    };
}
