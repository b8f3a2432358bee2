using System.Globalization;
using System.Text;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language;

/// <summary>The forms of values that keywords have in common.</summary>
internal static class Values
{
    private const string BooleanSchema = "\"type\": \"boolean\"";
    private const string TextSchema = "\"type\": \"string\"";

    /// <summary>One word, the empty one included when <paramref name="bare"/> says so.</summary>
    public static ValueForm Text(bool bare = true, string syntax = "<text>") => new(syntax, TextSchema, (ref words, out value, out error) =>
    {
        error = default;
        value = string.Empty;
        if (words.TryNext(out var word)) value = Encoding.UTF8.GetString(word);
        else if (!bare) return Missing(words, syntax, out error);
        return true;
    });

    /// <summary>True or false in any of their words, and what the keyword means alone (null: it cannot stand alone).</summary>
    public static ValueForm Boolean(bool? bare) => new("true|false", BooleanSchema, (ref words, out value, out error) =>
    {
        error = default;
        value = bare ?? false;
        if (!words.TryNext(out var word)) return bare is not null || Missing(words, "true or false", out error);
        if (!TryBoolean(word, out var read))
            return Fail(words, $"'{Encoding.UTF8.GetString(word)}' is not a valid boolean", "true, false, enable, disable, enabled, disabled, yes or no", out error);
        value = read;
        return true;
    });

    /// <summary><c>md5-base64</c>: a boolean, or <c>auto</c>, which says nothing.</summary>
    public static readonly ValueForm BooleanOrAuto = new("true|false", BooleanSchema, static (ref words, out value, out error) =>
    {
        value = Auto.Value;
        error = default;
        if (words.IsEnd || !Ascii.EqualsIgnoreCase(words.Peek, "auto"u8)) return Boolean(false).Read(ref words, out value, out error);
        words.Position++;
        return true;
    });

    /// <summary><c>group-updates</c>: a boolean, or <c>all</c> for every family.</summary>
    public static readonly ValueForm Grouping = new("true|false|all", "\"enum\": [true, false, \"all\"]", static (ref words, out value, out error) =>
    {
        if (words.TryTake("all"u8))
        {
            value = Protocol.Negotiation.Grouping.All;
            error = default;
            return true;
        }

        var read = Boolean(true).Read(ref words, out var boolean, out error);
        value = boolean is true ? Protocol.Negotiation.Grouping.Default : Protocol.Negotiation.Grouping.None;
        return read;
    });

    /// <summary>An integer between two bounds.</summary>
    public static ValueForm Integer(long least, long most, string? what = null)
    {
        var range = string.Create(CultureInfo.InvariantCulture, $"{least}-{most}");
        return new($"<{range}>", IntegerSchema(least, most), (ref words, out value, out error) =>
        {
            value = 0L;
            error = default;
            if (!words.TryNext(out var word)) return Missing(words, what ?? $"a number, {range}", out error);
            if (!TryInteger(word, out var number)) return Fail(words, $"'{Encoding.UTF8.GetString(word)}' is not a valid integer", what ?? range, out error);
            if (number < least) return Fail(words, string.Create(CultureInfo.InvariantCulture, $"{number} is below minimum {least}"), what, out error);
            if (number > most) return Fail(words, string.Create(CultureInfo.InvariantCulture, $"{number} exceeds maximum {most}"), what, out error);
            value = number;
            return true;
        });
    }

    /// <summary>A TCP port, 0 for none.</summary>
    public static readonly ValueForm Port = Integer(0, 65535, "a port, 1-65535, or 0 for none");

    /// <summary><c>hold-time</c> (RFC 4271 section 4.2).</summary>
    public static readonly ValueForm HoldTime = new("<seconds>", "\"anyOf\": [{\"const\": 0}, {" + IntegerSchema(3, 65535) + "}]", static (ref words, out value, out error) =>
    {
        const string Expected = "0 (no timer), or 3-65535 seconds";
        value = 0L;
        error = default;
        if (!words.TryNext(out var word)) return Missing(words, Expected, out error);
        if (!TryInteger(word, out var seconds)) return Fail(words, $"'{Encoding.UTF8.GetString(word)}' is not a valid hold-time", Expected, out error);
        value = seconds;
        return seconds is 0 or (>= 3 and <= 65535) || Fail(words, string.Create(CultureInfo.InvariantCulture, $"hold-time {seconds} is invalid"), Expected, out error);
    });

    /// <summary>A number of 0 or more, or a word that switches it off.</summary>
    public static readonly ValueForm RateLimit = new("<messages a second>|disable", "\"anyOf\": [{" + IntegerSchema(0, int.MaxValue) + "}, {\"const\": \"disable\"}]", static (ref words, out value, out error) =>
    {
        value = 0L;
        error = default;
        var isOff = !words.IsEnd && (Ascii.EqualsIgnoreCase(words.Peek, "disable"u8) || Ascii.EqualsIgnoreCase(words.Peek, "disabled"u8));
        if (!isOff) return Integer(0, int.MaxValue, "messages a second, 0 or disable for no limit").Read(ref words, out value, out error);
        words.Position++;
        return true;
    });

    /// <summary>A TTL, or a word that leaves it to the system.</summary>
    public static readonly ValueForm Ttl = new("<0-255>|disable", "\"anyOf\": [{" + IntegerSchema(0, 255) + "}, {\"const\": \"disable\"}]", static (ref words, out value, out error) =>
    {
        const string Expected = "0-255, disable, disabled or false";
        value = Auto.Value;
        error = default;
        if (!words.TryNext(out var word)) return Missing(words, Expected, out error);
        if (Ascii.EqualsIgnoreCase(word, "disable"u8) || Ascii.EqualsIgnoreCase(word, "disabled"u8) || Ascii.EqualsIgnoreCase(word, "false"u8)) return true;
        if (!TryInteger(word, out var ttl)) return Fail(words, $"'{Encoding.UTF8.GetString(word)}' is not a valid TTL", Expected, out error);
        value = ttl;
        return ttl is >= 0 and <= 255 || Fail(words, string.Create(CultureInfo.InvariantCulture, $"TTL {ttl} is invalid"), Expected, out error);
    });

    /// <summary>An AS number, or <c>auto</c>.</summary>
    public static readonly ValueForm AsNumber = new("<AS>|auto", "\"anyOf\": [{" + IntegerSchema(0, uint.MaxValue) + "}, {\"type\": \"string\", \"pattern\": \"^(auto|[0-9]+\\\\.[0-9]+)$\"}]", static (ref words, out value, out error) =>
    {
        const string Expected = "a number, high.low, or auto (65001 or 1.1, for instance)";
        value = Auto.Value;
        error = default;
        if (words.TryTake("auto"u8)) return true;
        if (!words.TryNext(out var word)) return Missing(words, Expected, out error);
        var text = Encoding.UTF8.GetString(word);
        if (!TryAsNumber(text, out var number, out var reason)) return Fail(words, $"'{text}' is not a valid ASN: {reason}", Expected, out error);
        value = number == 0 ? Auto.Value : number;
        return true;
    });

    /// <summary>An IPv4 or IPv6 address.</summary>
    public static readonly ValueForm Address = new("<address>", TextSchema, static (ref words, out value, out error) =>
        TryAddress(ref words, "an IPv4 or IPv6 address", out value, out error));

    /// <summary>An address, or <c>auto</c> for the one of the connection.</summary>
    public static readonly ValueForm LocalAddress = new("<address>|auto", TextSchema, static (ref words, out value, out error) =>
    {
        value = Auto.Value;
        error = default;
        return words.TryTake("auto"u8) || TryAddress(ref words, "an address, or auto (192.0.2.1 or 2001:db8::1, for instance)", out value, out error);
    });

    /// <summary>A BGP identifier.</summary>
    public static readonly ValueForm RouterId = new("<IPv4 address>", "\"type\": \"string\", \"format\": \"ipv4\"", static (ref words, out value, out error) =>
    {
        const string Expected = "an IPv4 address (192.0.2.1, for instance)";
        value = default(IpAddress);
        error = default;
        if (!words.TryNext(out var word)) return Missing(words, Expected, out error);
        if (!IpAddress.TryParse(word, out var address) || !address.IsIpv4)
            return Fail(words, $"'{Encoding.UTF8.GetString(word)}' is not a valid router-id", Expected, out error);
        value = address;
        return true;
    });

    /// <summary>An address, or a network with its length: (address, length).</summary>
    public static readonly ValueForm Range = new("<address>[/<length>]", TextSchema, static (ref words, out value, out error) =>
    {
        const string Expected = "<ip> or <ip>/<prefix> (192.0.2.1 or 192.0.2.0/24, for instance)";
        value = (default(IpAddress), 0);
        error = default;
        if (!words.TryNext(out var word)) return Missing(words, Expected, out error);
        var slash = word.IndexOf((byte)'/');
        var length = 0L;
        var isValid = IpAddress.TryParse(slash < 0 ? word : word[..slash], out var address)
            && (slash < 0 || (TryInteger(word[(slash + 1)..], out length) && length >= 0 && length <= address.Size * 8));
        if (!isValid) return Fail(words, $"'{Encoding.UTF8.GetString(word)}' is not a valid IP address or range", Expected, out error);
        value = (address, slash < 0 ? address.Size * 8 : (int)length);
        return true;
    });

    /// <summary>One word of a list, in any case; the value is its place.</summary>
    public static ValueForm Choice(params string[] words) => Choice(words, words);

    /// <summary>One word of a list, in any case; the value is the place of the word in <paramref name="values"/> of the same place.</summary>
    public static ValueForm Choice(string[] options, string[] shown) => new(string.Join('|', shown), "\"enum\": [" + string.Join(", ", shown.Select(static word => $"\"{word}\"")) + "]", (ref words, out value, out error) =>
    {
        var expected = string.Join(", ", shown);
        value = 0;
        error = default;
        if (!words.TryNext(out var word)) return Missing(words, expected, out error);
        for (var i = 0; i < options.Length; i++)
        {
            if (!Ascii.EqualsIgnoreCase(word, options[i])) continue;
            value = i;
            return true;
        }

        return Fail(words, $"'{Encoding.UTF8.GetString(word)}' is not a valid choice", expected, out error);
    });

    /// <summary>Reads a boolean word in any case.</summary>
    public static bool TryBoolean(ReadOnlySpan<byte> word, out bool value)
    {
        Span<byte> lower = stackalloc byte[8];
        value = false;
        if (word.Length > lower.Length || Ascii.ToLower(word, lower, out var length) != System.Buffers.OperationStatus.Done) return false;
        lower = lower[..length];
        value = lower.SequenceEqual("true"u8) || lower.SequenceEqual("enable"u8) || lower.SequenceEqual("enabled"u8) || lower.SequenceEqual("yes"u8) || lower.SequenceEqual("1"u8);
        return value || lower.SequenceEqual("false"u8) || lower.SequenceEqual("disable"u8) || lower.SequenceEqual("disabled"u8) || lower.SequenceEqual("no"u8) || lower.SequenceEqual("0"u8);
    }

    /// <summary>An optional sign and digits, single underscores between them.</summary>
    public static bool TryInteger(ReadOnlySpan<byte> word, out long value)
    {
        value = 0;
        var isNegative = word.StartsWith("-"u8);
        if (isNegative || word.StartsWith("+"u8)) word = word[1..];
        if (word.IsEmpty || word[0] == '_' || word[^1] == '_') return false;
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] == '_' && word[i - 1] != '_') continue;
            var digit = word[i] - '0';
            if ((uint)digit > 9 || value > (long.MaxValue - digit) / 10) return false;
            value = (value * 10) + digit;
        }

        if (isNegative) value = -value;
        return true;
    }

    /// <summary>An error at the place where a word is missing.</summary>
    public static bool Missing(in TokenReader words, string expected, out ParseError error)
    {
        error = new ParseError(words.Position, "a value is missing", expected);
        return false;
    }

    /// <summary>An error at the word just read.</summary>
    public static bool Fail(in TokenReader words, string message, string? expected, out ParseError error)
    {
        error = words.ErrorBefore(message, expected);
        return false;
    }

    /// <summary>A JSON Schema of an integer.</summary>
    public static string IntegerSchema(long least, long most) =>
        string.Create(CultureInfo.InvariantCulture, $"\"type\": \"integer\", \"minimum\": {least}, \"maximum\": {most}");

    private static bool TryAddress(ref TokenReader words, string expected, out object value, out ParseError error)
    {
        value = default(IpAddress);
        error = default;
        if (!words.TryNext(out var word)) return Missing(words, expected, out error);
        if (!IpAddress.TryParse(word, out var address)) return Fail(words, $"'{Encoding.UTF8.GetString(word)}' is not a valid IP address", expected, out error);
        value = address;
        return true;
    }

    private static bool TryAsNumber(string text, out uint number, out string reason)
    {
        number = 0;
        reason = string.Empty;
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            if (uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)) return true;
            reason = text.Length > 0 && text.All(char.IsAsciiDigit) ? "it must be 0 to 4294967295" : "it is no number";
            return false;
        }

        if (ushort.TryParse(text.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var high)
            && ushort.TryParse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var low))
        {
            number = ((uint)high << 16) | low;
            return true;
        }

        reason = "each part must be 0 to 65535";
        return false;
    }
}
