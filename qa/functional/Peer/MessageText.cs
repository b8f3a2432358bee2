using System.Buffers.Binary;
using System.Text;
using ExaBgp.Qa.Functional.Expectations;

namespace ExaBgp.Qa.Functional.Peer;

/// <summary>
/// A message for the eye. It shares no code with the daemon on purpose, and shows what it does not know as bytes.
/// </summary>
public static class MessageText
{
    private static readonly string[] AttributeNames =
    [
        "", "ORIGIN", "AS_PATH", "NEXT_HOP", "MED", "LOCAL_PREF", "ATOMIC_AGGREGATE", "AGGREGATOR", "COMMUNITIES", "ORIGINATOR_ID", "CLUSTER_LIST",
        "", "", "", "MP_REACH_NLRI", "MP_UNREACH_NLRI", "EXTENDED COMMUNITIES", "AS4_PATH", "AS4_AGGREGATOR", "", "", "", "PMSI_TUNNEL", "TUNNEL_ENCAP",
        "", "IPv6 EXTENDED COMMUNITIES", "AIGP", "", "", "BGP-LS", "", "", "LARGE_COMMUNITY",
    ];

    /// <summary>The lines for a message in hexadecimal, without its marker.</summary>
    public static string Describe(string hexadecimal, string indent)
    {
        byte[] message = [.. Enumerable.Repeat((byte)0xFF, 16), .. Convert.FromHexString(hexadecimal)];
        return Describe(message, indent);
    }

    /// <summary>The lines for a message, each behind <paramref name="indent"/>.</summary>
    public static string Describe(ReadOnlySpan<byte> message, string indent)
    {
        var text = new StringBuilder();
        if (message.Length < PeerMessages.HeaderLength)
            return $"{indent}{message.Length} bytes are no message{Environment.NewLine}";
        var body = message[PeerMessages.HeaderLength..];
        text.AppendLine($"{indent}{(MessageType)message[18]}, {message.Length} bytes");
        switch ((MessageType)message[18])
        {
            case MessageType.Update:
                Update(text, body, indent);
                break;
            case MessageType.Notification when body.Length >= 2:
                text.AppendLine($"{indent}  code {body[0]}/{body[1]} data {Convert.ToHexString(body[2..])} \"{Printable(body[2..])}\"");
                break;
            case MessageType.RouteRefresh when body.Length >= 4:
                text.AppendLine($"{indent}  afi {BinaryPrimitives.ReadUInt16BigEndian(body)} subtype {body[2]} safi {body[3]}");
                break;
            case MessageType.Open when body.Length >= 10:
                Open(text, body, indent);
                break;
        }

        return text.ToString();
    }

    private static void Open(StringBuilder text, ReadOnlySpan<byte> body, string indent)
    {
        text.AppendLine($"{indent}  AS {BinaryPrimitives.ReadUInt16BigEndian(body[1..])} hold {BinaryPrimitives.ReadUInt16BigEndian(body[3..])} id {body[5]}.{body[6]}.{body[7]}.{body[8]}");
        for (var rest = body[10..]; rest.Length >= 2 && rest.Length >= 2 + rest[1]; rest = rest[(2 + rest[1])..])
        {
            for (var items = rest.Slice(2, rest[1]); items.Length >= 2 && items.Length >= 2 + items[1]; items = items[(2 + items[1])..])
                text.AppendLine($"{indent}  capability {items[0],3} {Convert.ToHexString(items.Slice(2, items[1]))}");
        }
    }

    private static void Update(StringBuilder text, ReadOnlySpan<byte> body, string indent)
    {
        if (!TryCut(ref body, out var withdrawn) || !TryCut(ref body, out var attributes))
        {
            text.AppendLine($"{indent}  the lengths pass the end");
            return;
        }

        if (withdrawn.Length > 0)
            text.AppendLine($"{indent}  withdrawn {Prefixes(withdrawn)}");
        while (attributes.Length >= 3)
        {
            var extended = (attributes[0] & 0x10) != 0;
            if (extended && attributes.Length < 4)
                break;
            var length = extended ? BinaryPrimitives.ReadUInt16BigEndian(attributes[2..]) : attributes[2];
            var start = extended ? 4 : 3;
            if (start + length > attributes.Length)
                break;
            var code = attributes[1];
            var name = code < AttributeNames.Length && AttributeNames[code].Length > 0 ? AttributeNames[code] : "attribute";
            text.AppendLine($"{indent}  {name} ({code}) flags {attributes[0]:X2} length {length}: {Attribute(code, attributes.Slice(start, length))}");
            attributes = attributes[(start + length)..];
        }

        if (attributes.Length > 0)
            text.AppendLine($"{indent}  and bytes that are no attribute {Convert.ToHexString(attributes)}");
        if (body.Length > 0)
            text.AppendLine($"{indent}  announced {Prefixes(body)}");
    }

    private static string Attribute(byte code, ReadOnlySpan<byte> value) => code switch
    {
        3 or 9 when value.Length == 4 => $"{value[0]}.{value[1]}.{value[2]}.{value[3]}",
        4 or 5 when value.Length == 4 => $"{BinaryPrimitives.ReadUInt32BigEndian(value)}",
        14 when value.Length >= 5 && value.Length >= 5 + value[3] =>
            $"afi {BinaryPrimitives.ReadUInt16BigEndian(value)} safi {value[2]} next hop {Convert.ToHexString(value.Slice(4, value[3]))} nlri {Convert.ToHexString(value[(5 + value[3])..])}",
        15 when value.Length >= 3 => $"afi {BinaryPrimitives.ReadUInt16BigEndian(value)} safi {value[2]} nlri {Convert.ToHexString(value[3..])}",
        _ => Convert.ToHexString(value),
    };

    private static string Prefixes(ReadOnlySpan<byte> nlri)
    {
        var prefixes = new StringBuilder();
        Span<byte> address = stackalloc byte[4];
        for (var rest = nlri; rest.Length > 0;)
        {
            var bytes = (rest[0] + 7) / 8;
            if (bytes > 4 || rest.Length < 1 + bytes)
                return Convert.ToHexString(nlri);
            address.Clear();
            rest.Slice(1, bytes).CopyTo(address);
            prefixes.Append($"{address[0]}.{address[1]}.{address[2]}.{address[3]}/{rest[0]} ");
            rest = rest[(1 + bytes)..];
        }

        return $"{prefixes}({Convert.ToHexString(nlri)})";
    }

    private static bool TryCut(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> part)
    {
        part = default;
        if (rest.Length < 2)
            return false;
        var length = BinaryPrimitives.ReadUInt16BigEndian(rest);
        if (rest.Length < 2 + length)
            return false;
        part = rest.Slice(2, length);
        rest = rest[(2 + length)..];
        return true;
    }

    private static string Printable(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        foreach (var b in bytes)
            text.Append(b is >= 0x20 and < 0x7F ? (char)b : '.');
        return text.ToString();
    }
}
