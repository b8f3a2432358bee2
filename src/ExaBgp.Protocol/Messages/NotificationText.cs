using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace ExaBgp.Protocol.Messages;

/// <summary>The names of error codes and subcodes (IANA "BGP Error (Notification) Codes") and the text form of what a peer said.</summary>
public static class NotificationText
{
    private const int LongestCommunication = 255;

    private static readonly string[] Codes =
    [
        "unknown error", "Message header error", "OPEN message error", "UPDATE message error", "Hold timer expired", "State machine error", "Cease",
    ];

    private static readonly string[][] Subcodes =
    [
        [],
        ["Unspecific", "Connection Not Synchronized", "Bad Message Length", "Bad Message Type"],
        [
            "Unspecific", "Unsupported Version Number", "Bad Peer AS", "Bad BGP Identifier", "Unsupported Optional Parameter",
            "Authentication Notification (Deprecated)", "Unacceptable Hold Time", "Unsupported Capability", "Grouping Conflict", "Grouping Required",
            "Capability Value Mismatch", "Role Mismatch",
        ],
        [
            "Unspecific", "Malformed Attribute List", "Unrecognized Well-known Attribute", "Missing Well-known Attribute", "Attribute Flags Error",
            "Attribute Length Error", "Invalid ORIGIN Attribute", "AS Routing Loop", "Invalid NEXT_HOP Attribute", "Optional Attribute Error",
            "Invalid Network Field", "Malformed AS_PATH",
        ],
        ["Unspecific"],
        [
            "Unspecific", "Receive Unexpected Message in OpenSent State", "Receive Unexpected Message in OpenConfirm State",
            "Receive Unexpected Message in Established State",
        ],
        [
            "Unspecific", "Maximum Number of Prefixes Reached", "Administrative Shutdown", "Peer De-configured", "Administrative Reset",
            "Connection Rejected", "Other Configuration Change", "Connection Collision Resolution", "Out of Resources",
        ],
        [string.Empty, "Invalid Message Length", "Malformed Message Subtype"],
    ];

    /// <summary>The name of a code, <c>unknown error</c> when it has none.</summary>
    public static string CodeName(byte code) => code < Codes.Length ? Codes[code] : Codes[0];

    /// <summary>The name of a subcode, or null.</summary>
    public static string? SubcodeName(byte code, byte subcode) =>
        code < Subcodes.Length && subcode < Subcodes[code].Length && Subcodes[code][subcode].Length > 0 ? Subcodes[code][subcode] : null;

    /// <summary>
    /// What stands for the data of a received NOTIFICATION in events: the data itself, or, for an administrative shutdown or reset, what its shutdown
    /// communication says (RFC 9003).
    /// </summary>
    public static byte[] ReceivedData(byte code, byte subcode, ReadOnlySpan<byte> data)
    {
        if (code != 6 || subcode is not (2 or 4) || data.IsEmpty) return data.ToArray();
        int length = data[0];
        var text = data[1..];
        if (length == 0) return "empty Shutdown Communication."u8.ToArray();
        if (text.Length < length) return Invalid("buffer underrun", length, text);
        if (!Utf8.IsValid(text[..length])) return Invalid("invalid UTF-8", length, text);
        var flat = Encoding.UTF8.GetString(text[..length]).Replace('\r', ' ').Replace('\n', ' ');
        var trailer = text[length..];
        var shown = trailer.IsEmpty ? string.Empty : $", trailing data: 0x{Convert.ToHexString(trailer)}";
        return Encoding.UTF8.GetBytes($"Shutdown Communication: \"{flat}\"{shown}");
    }

    /// <summary><c>Cease / Administrative Shutdown / …</c>, for logs; data that is not ASCII in hexadecimal.</summary>
    public static string Describe(byte code, byte subcode, ReadOnlySpan<byte> data)
    {
        var shown = ReceivedData(code, subcode, data);
        var tail = shown.Length == 0 ? string.Empty : Ascii.IsValid(shown) ? $" / {Encoding.ASCII.GetString(shown)}" : $" / 0x{Convert.ToHexString(shown)}";
        return $"{CodeName(code)} / {SubcodeName(code, subcode) ?? "unknown reason"}{tail}";
    }

    /// <summary>A shutdown communication cut to the 255 octets it may have, between characters.</summary>
    internal static byte[] Communication(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var end = Math.Min(utf8.Length, LongestCommunication);
        while (end > 0 && end < utf8.Length && (utf8[end] & 0xC0) == 0x80) end--;
        return [(byte)end, .. utf8[..end]];
    }

    private static byte[] Invalid(string why, int length, ReadOnlySpan<byte> text) => Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"invalid Shutdown Communication ({why}) length : {length} [0x{Convert.ToHexString(text)}]"));
}
