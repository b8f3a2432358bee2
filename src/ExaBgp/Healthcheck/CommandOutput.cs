using System.Globalization;
using System.Text;

namespace ExaBgp.Healthcheck;

/// <summary>What a check printed, on one line of the log.</summary>
internal static class CommandOutput
{
    /// <summary>Octets in the notation operators know from their logs: <c>b'boo\n'</c>.</summary>
    public static string Quote(ReadOnlySpan<byte> octets)
    {
        var mark = octets.Contains((byte)'\'') && !octets.Contains((byte)'"') ? '"' : '\'';
        var text = new StringBuilder("b").Append(mark);
        foreach (var octet in octets)
        {
            _ = (char)octet switch
            {
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                var c when c == mark => text.Append('\\').Append(c),
                >= ' ' and <= '~' => text.Append((char)octet),
                _ => text.Append(CultureInfo.InvariantCulture, $"\\x{octet:x2}"),
            };
        }

        return text.Append(mark).ToString();
    }
}
