using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes;

/// <summary>The header of a path attribute (RFC 4271 section 4.3): flags(1) code(1) length(1, or 2 with EXTENDED LENGTH).</summary>
public static class AttributeHeader
{
    /// <summary>Appends header and value; two length octets when the flag asks for it or the value needs it.</summary>
    public static void Write(ByteBuffer output, AttributeFlags flags, AttributeCode code, ReadOnlySpan<byte> value)
    {
        if (value.Length > 255) flags |= AttributeFlags.ExtendedLength;
        output.WriteUInt8((byte)flags);
        output.WriteUInt8((byte)code);
        if ((flags & AttributeFlags.ExtendedLength) != 0) output.WriteUInt16((ushort)value.Length);
        else output.WriteUInt8((byte)value.Length);
        output.Write(value);
    }

    /// <summary>Cuts one attribute off; false when header or value pass the end.</summary>
    public static bool TryRead(scoped ref WireReader reader, out AttributeFlags flags, out AttributeCode code, out ReadOnlySpan<byte> value)
    {
        value = default;
        flags = default;
        code = default;
        if (!reader.TryReadUInt8(out var flagOctet) || !reader.TryReadUInt8(out var codeOctet)) return false;
        flags = (AttributeFlags)flagOctet;
        code = (AttributeCode)codeOctet;
        int length;
        if ((flags & AttributeFlags.ExtendedLength) != 0)
        {
            if (!reader.TryReadUInt16(out var two)) return false;
            length = two;
        }
        else
        {
            if (!reader.TryReadUInt8(out var one)) return false;
            length = one;
        }

        return reader.TryReadBytes(length, out value);
    }
}
