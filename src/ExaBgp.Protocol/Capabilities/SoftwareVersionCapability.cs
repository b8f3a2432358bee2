using System.Globalization;
using System.Text;
using System.Text.Unicode;
using ExaBgp.Protocol.Json;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Capabilities;

/// <summary>Software version (draft-abraitis-bgp-version-capability): <c>length(1) text</c>, UTF-8.</summary>
public sealed class SoftwareVersionCapability() : CapabilityCodec(CapabilityCode.SoftwareVersion, "software-version")
{
    private const int Longest = 64;

    /// <summary>The value for this text; one longer than 64 octets ends in three dots.</summary>
    public static byte[] Of(string version)
    {
        var text = Encoding.UTF8.GetBytes(version);
        if (text.Length > Longest)
        {
            var end = Longest - 3;
            while (end > 0 && (text[end] & 0xC0) == 0x80) end--;
            text = [.. text[..end], .. "..."u8];
        }

        return [(byte)text.Length, .. text];
    }

    /// <summary>The text of a value, as the peer wrote it.</summary>
    public static string Version(ReadOnlySpan<byte> value) => Encoding.UTF8.GetString(value.Slice(1, value[0]));

    /// <inheritdoc/>
    public override string? Check(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty) return "Software capability too short: need at least 1 byte";
        if (value.Length < value[0] + 1)
            return string.Create(CultureInfo.InvariantCulture, $"Software capability truncated: need {value[0] + 1} bytes, got {value.Length}");
        return Utf8.IsValid(value.Slice(1, value[0])) ? null : "the software version in the capability is not valid UTF-8";
    }

    /// <inheritdoc/>
    public override void WriteJson(ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write("{ \"software\": "u8);
        output.WriteJsonString(Version(value));
        output.Write(" }"u8);
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("software("u8);
        output.WriteEscaped(Version(value).ToLowerInvariant());
        output.WriteUInt8((byte)')');
    }
}
