using System.Text;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>The quoting of values in text events: <c>{'O': 1}</c>, <c>True</c>, <c>b'\x01'</c>.</summary>
internal static class EventQuoting
{
    /// <summary>Turns the JSON written from <paramref name="start"/> on, which holds no text of a peer, into that quoting.</summary>
    public static void Apply(int start, ByteBuffer output)
    {
        var json = Encoding.ASCII.GetString(output.Written[start..]);
        output.Truncate(start);
        output.WriteText(json.Replace('"', '\'').Replace(": true", ": True", StringComparison.Ordinal).Replace(": false", ": False", StringComparison.Ordinal));
    }

    /// <summary>Appends octets as <c>b'ab\n\x01'</c>.</summary>
    public static void WriteOctets(ReadOnlySpan<byte> octets, ByteBuffer output)
    {
        var quote = octets.Contains((byte)'\'') && !octets.Contains((byte)'"') ? (byte)'"' : (byte)'\'';
        output.WriteUInt8((byte)'b');
        output.WriteUInt8(quote);
        foreach (var octet in octets)
        {
            switch (octet)
            {
                case (byte)'\t': output.Write("\\t"u8); break;
                case (byte)'\n': output.Write("\\n"u8); break;
                case (byte)'\r': output.Write("\\r"u8); break;
                case (byte)'\\': output.Write("\\\\"u8); break;
                case >= (byte)' ' and <= (byte)'~' when octet != quote: output.WriteUInt8(octet); break;
                case >= (byte)' ' and <= (byte)'~':
                    output.WriteUInt8((byte)'\\');
                    output.WriteUInt8(octet);
                    break;
                default:
                    output.Write("\\x"u8);
                    output.WriteHexLower([octet]);
                    break;
            }
        }

        output.WriteUInt8(quote);
    }
}
