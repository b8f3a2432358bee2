using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ExaBgp.Healthcheck;

/// <summary>Values of options: each hands over what it read and returns null, or returns what is wrong with the text.</summary>
internal static class OptionValues
{
    private const int LongestInterfaceName = 15;

    /// <summary>Any text.</summary>
    public static string? Text(string text, Action<string> set)
    {
        set(text);
        return null;
    }

    /// <summary>A whole number that may be negative.</summary>
    public static string? Integer(string text, Action<int> set)
    {
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) return $"'{text}' is not a whole number";
        set(value);
        return null;
    }

    /// <summary>A whole number of 32 bits or more that may be negative.</summary>
    public static string? Long(string text, Action<long> set)
    {
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)) return $"'{text}' is not a whole number";
        set(value);
        return null;
    }

    /// <summary>A whole number that is not negative.</summary>
    public static string? Count(string text, Action<int> set)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)) return $"'{text}' is not a whole number from 0 on";
        set(value);
        return null;
    }

    /// <summary>Seconds, with fractions, up to a month.</summary>
    public static string? Seconds(string text, Action<TimeSpan> set)
    {
        const double Most = 31 * 24 * 3600;
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || value is not (>= 0 and <= Most))
            return $"'{text}' is not a number of seconds from 0 to {Most}";
        set(TimeSpan.FromSeconds(value));
        return null;
    }

    /// <summary>A syslog facility, in small or capital letters.</summary>
    public static string? Facility(string text, Action<string> set)
    {
        if (!SyslogFacility.TryFind(text, out _)) return $"'{text}' is not a syslog facility";
        set(text);
        return null;
    }

    /// <summary>An IPv4 or IPv6 address.</summary>
    public static string? Address(string text, Action<IPAddress> set)
    {
        if (!TryReadAddress(text, out var address)) return $"'{text}' is not an IP address";
        set(address);
        return null;
    }

    /// <summary>An address, or a network without host bits.</summary>
    public static string? Network(string text, Action<IPNetwork> set)
    {
        if (!TryReadNetwork(text, out var network)) return $"'{text}' is not an IP address or network, or has bits set beyond its mask";
        set(network);
        return null;
    }

    /// <summary><c>IP%IFNAME</c>.</summary>
    public static string? Interface(string text, Action<IPNetwork, string> set)
    {
        var split = text.IndexOf('%', StringComparison.Ordinal);
        if (split < 0 || !TryReadNetwork(text[..split], out var network)) return $"'{text}' is not IP%IFNAME";
        var name = text[(split + 1)..];
        if (name.Length is 0 or > LongestInterfaceName || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or ':' or '-'))) return $"'{name}' is no name of an interface";
        set(network, name);
        return null;
    }

    /// <summary>An address, or <c>*</c>.</summary>
    public static string? Neighbor(string text, Action<string> set)
    {
        if (text != "*" && !TryReadAddress(text, out _)) return $"'{text}' is not an IP address or *";
        set(text);
        return null;
    }

    /// <summary>Text that goes into commands: it must not end a line or hide something in it.</summary>
    public static string? Attribute(string text, Action<string> set)
    {
        if (text.Any(c => c != '\t' && !IsPrintable(c))) return "the value has a character that cannot be printed";
        set(text);
        return null;
    }

    /// <summary>An address or network as <c>ip</c> shows it; false when it has bits set beyond its mask.</summary>
    public static bool TryReadNetwork(string text, out IPNetwork network)
    {
        network = default;
        var split = text.IndexOf('/', StringComparison.Ordinal);
        if (!TryReadAddress(split < 0 ? text : text[..split], out var address)) return false;
        var bits = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        var length = bits;
        if (split >= 0 && (!int.TryParse(text[(split + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > bits)) return false;
        var octets = address.GetAddressBytes();
        for (var bit = length; bit < bits; bit++)
        {
            if ((octets[bit / 8] & (0x80 >> (bit % 8))) != 0) return false;
        }

        network = new IPNetwork(address, length);
        return true;
    }

    /// <summary>The base library also reads <c>1</c> and <c>0x7f.1</c> as addresses, and scopes.</summary>
    private static bool TryReadAddress(string text, out IPAddress address) =>
        IPAddress.TryParse(text, out address!) && (address.AddressFamily == AddressFamily.InterNetwork ? address.ToString() == text : !text.AsSpan().ContainsAny("%[]"));

    private static bool IsPrintable(char c) => c == ' ' || char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
