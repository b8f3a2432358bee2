namespace ExaBgp.Qa.Functional.Expectations;

/// <summary>Messages written in hexadecimal.</summary>
public static class Hex
{
    private const string Marker = "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF";

    /// <summary>Capital digits only: the colons and spaces which help the eye are gone.</summary>
    /// <exception cref="FormatException">Something else is left, or half a byte.</exception>
    public static string Normalise(string text)
    {
        var digits = string.Concat(text.Where(c => c != ':' && !char.IsWhiteSpace(c))).ToUpperInvariant();
        return digits.Length % 2 == 0 && digits.All(char.IsAsciiHexDigitUpper)
            ? digits
            : throw new FormatException($"not hexadecimal: {text}");
    }

    /// <summary>The message from its length on.</summary>
    public static string WithoutMarker(string digits) =>
        digits.StartsWith(Marker, StringComparison.Ordinal) ? digits[Marker.Length..] : digits;

    /// <summary>The message of these bytes from its length on.</summary>
    public static string WithoutMarker(ReadOnlySpan<byte> message) => WithoutMarker(Convert.ToHexString(message));
}
