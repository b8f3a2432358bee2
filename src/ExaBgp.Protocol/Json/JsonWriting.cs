using System.Text;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Json;

/// <summary>The one place that turns text into JSON strings: ASCII only, everything else as <c>\uXXXX</c>.</summary>
public static class JsonWriting
{
    /// <summary>Appends <paramref name="text"/> with its quotes.</summary>
    public static void WriteJsonString(this ByteBuffer output, ReadOnlySpan<char> text)
    {
        output.WriteUInt8((byte)'"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"': output.Write("\\\""u8); break;
                case '\\': output.Write("\\\\"u8); break;
                case '\n': output.Write("\\n"u8); break;
                case '\r': output.Write("\\r"u8); break;
                case '\t': output.Write("\\t"u8); break;
                case '\b': output.Write("\\b"u8); break;
                case '\f': output.Write("\\f"u8); break;
                case >= ' ' and <= '~': output.WriteUInt8((byte)c); break;
                default:
                    output.Write("\\u"u8);
                    output.WriteHexLower([(byte)(c >> 8), (byte)c]);
                    break;
            }
        }

        output.WriteUInt8((byte)'"');
    }

    /// <summary>Appends octets read as UTF-8 (bad ones become U+FFFD) with their quotes.</summary>
    public static void WriteJsonUtf8(this ByteBuffer output, ReadOnlySpan<byte> utf8)
    {
        if (!utf8.ContainsAnyExceptInRange((byte)' ', (byte)'~') && !utf8.ContainsAny((byte)'"', (byte)'\\'))
        {
            output.WriteUInt8((byte)'"');
            output.Write(utf8);
            output.WriteUInt8((byte)'"');
            return;
        }

        WriteJsonString(output, Encoding.UTF8.GetString(utf8));
    }
}
