using System.Buffers.Text;
using System.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Text;

/// <summary>How values are written as text into a <see cref="ByteBuffer"/>. Text of a peer goes through <see cref="WriteEscaped"/> or <see cref="Json.JsonWriting"/>, never elsewhere.</summary>
public static class TextWriting
{
    /// <summary>Appends ASCII or UTF-8 text of our own.</summary>
    public static void WriteText(this ByteBuffer output, string text) =>
        output.Advance(Encoding.UTF8.GetBytes(text, output.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length))));

    /// <summary>Appends a decimal number.</summary>
    public static void WriteDecimal(this ByteBuffer output, ulong value)
    {
        Utf8Formatter.TryFormat(value, output.GetSpan(20), out var written);
        output.Advance(written);
    }

    /// <summary>Appends a decimal number.</summary>
    public static void WriteDecimal(this ByteBuffer output, long value)
    {
        Utf8Formatter.TryFormat(value, output.GetSpan(20), out var written);
        output.Advance(written);
    }

    /// <summary>Appends a decimal number.</summary>
    public static void WriteDecimal(this ByteBuffer output, int value) => WriteDecimal(output, (long)value);

    /// <summary>Appends a decimal number.</summary>
    public static void WriteDecimal(this ByteBuffer output, uint value) => WriteDecimal(output, (ulong)value);

    /// <summary>Appends the octets as upper-case hexadecimal digits.</summary>
    public static void WriteHexUpper(this ByteBuffer output, ReadOnlySpan<byte> bytes)
    {
        var span = output.Take(bytes.Length * 2);
        for (var i = 0; i < bytes.Length; i++)
        {
            span[i * 2] = UpperDigits[bytes[i] >> 4];
            span[(i * 2) + 1] = UpperDigits[bytes[i] & 15];
        }
    }

    /// <summary>Appends the octets as lower-case hexadecimal digits.</summary>
    public static void WriteHexLower(this ByteBuffer output, ReadOnlySpan<byte> bytes)
    {
        var span = output.Take(bytes.Length * 2);
        for (var i = 0; i < bytes.Length; i++)
        {
            span[i * 2] = LowerDigits[bytes[i] >> 4];
            span[(i * 2) + 1] = LowerDigits[bytes[i] & 15];
        }
    }

    /// <summary>Appends an address.</summary>
    public static void WriteAddress(this ByteBuffer output, IpAddress address) => output.Advance(address.Format(output.GetSpan(48)));

    /// <summary>
    /// Appends text that came from outside, for a line of text: control characters, backslash and everything that is not printable ASCII become
    /// escapes (<c>\n</c>, <c>\xNN</c>, <c>\uNNNN</c>), so that it can neither end nor split the line.
    /// </summary>
    public static void WriteEscaped(this ByteBuffer output, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case '\n': output.Write("\\n"u8); break;
                case '\r': output.Write("\\r"u8); break;
                case '\t': output.Write("\\t"u8); break;
                case '\\': output.Write("\\\\"u8); break;
                case >= ' ' and <= '~': output.WriteUInt8((byte)c); break;
                default:
                    output.Write("\\u"u8);
                    WriteHexLower(output, [(byte)(c >> 8), (byte)c]);
                    break;
            }
        }
    }

    private static ReadOnlySpan<byte> UpperDigits => "0123456789ABCDEF"u8;

    private static ReadOnlySpan<byte> LowerDigits => "0123456789abcdef"u8;
}
