using System.Globalization;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Api;

/// <summary>Floating point numbers as Python prints them: the shortest digits that read back the same, with <c>.0</c> where there is no fraction.</summary>
public static class PythonFloat
{
    /// <summary>Appends a time in seconds.</summary>
    public static void Write(ByteBuffer output, double value)
    {
        var span = output.GetSpan(32);
        if (!value.TryFormat(span, out var written, "R", CultureInfo.InvariantCulture)) return;
        var text = span[..written];
        var isWhole = text.IndexOfAny((byte)'.', (byte)'E') < 0;
        output.Advance(written);
        if (isWhole) output.Write(".0"u8);
    }
}
