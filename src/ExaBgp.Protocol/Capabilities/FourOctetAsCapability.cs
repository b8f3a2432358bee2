using System.Buffers.Binary;
using System.Globalization;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Capabilities;

/// <summary>Four-octet AS numbers (RFC 6793 section 3): the sender's AS. Two octets are understood too.</summary>
public sealed class FourOctetAsCapability() : CapabilityCodec(CapabilityCode.FourOctetAs, "asn4")
{
    /// <summary>The value for this AS.</summary>
    public static byte[] Of(uint number)
    {
        var value = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(value, number);
        return value;
    }

    /// <summary>The AS of a value.</summary>
    public static uint As(ReadOnlySpan<byte> value) => value.Length == 2 ? BinaryPrimitives.ReadUInt16BigEndian(value) : BinaryPrimitives.ReadUInt32BigEndian(value);

    /// <inheritdoc/>
    public override string? Check(ReadOnlySpan<byte> value) => value.Length is 2 or 4
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"AS4 capability must be 2 or 4 bytes long, got {value.Length}");

    /// <inheritdoc/>
    public override void WriteJson(ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write("{ \"name\": \"asn4\", \"asn4\": "u8);
        output.WriteDecimal(As(value));
        output.Write(" }"u8);
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("asn4("u8);
        output.WriteDecimal(As(value));
        output.WriteUInt8((byte)')');
    }
}
