using System.Globalization;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Json;

/// <summary>Floating point numbers as helpers know them: shortest digits that read back, with a point or an exponent always.</summary>
public static class JsonNumberWriting
{
    /// <summary>Appends <c>1.5</c>, <c>125000000.0</c>, <c>3e-05</c>, <c>1e+16</c>; <c>null</c> for what JSON has no number for.</summary>
    public static void WriteJsonFloat(this ByteBuffer output, double value)
    {
        if (!double.IsFinite(value))
        {
            output.Write("null"u8);
            return;
        }

        var text = value.ToString("E16", CultureInfo.InvariantCulture);
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var exponent = value == 0 ? 0 : int.Parse(text.AsSpan(text.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = Digits(shortest);
        if (shortest.StartsWith('-')) output.WriteUInt8((byte)'-');
        if (exponent is < -4 or >= 16) WriteScientific(digits, exponent, output);
        else WritePlain(digits, exponent, output);
    }

    private static void WriteScientific(string digits, int exponent, ByteBuffer output)
    {
        output.WriteText(digits[..1]);
        if (digits.Length > 1) output.WriteText("." + digits[1..]);
        output.WriteText(string.Create(CultureInfo.InvariantCulture, $"e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}"));
    }

    private static void WritePlain(string digits, int exponent, ByteBuffer output)
    {
        if (exponent < 0)
        {
            output.WriteText("0." + new string('0', -exponent - 1) + digits);
            return;
        }

        digits = digits.PadRight(exponent + 1, '0');
        output.WriteText(digits[..(exponent + 1)]);
        output.WriteText(digits.Length > exponent + 1 ? "." + digits[(exponent + 1)..] : ".0");
    }

    /// <summary>The significant digits of a number's text.</summary>
    private static string Digits(string shortest)
    {
        var mantissa = shortest.AsSpan().TrimStart('-');
        var end = mantissa.IndexOf('E');
        if (end >= 0) mantissa = mantissa[..end];
        var digits = mantissa.ToString().Replace(".", string.Empty, StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
        return digits.Length == 0 ? "0" : digits;
    }
}
