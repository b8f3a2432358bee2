using System.Globalization;
using System.Text;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language;

/// <summary>Collects errors and warnings about one text, each with its line, up to a bound.</summary>
internal sealed class Diagnostics(ConfigurationText text, int most)
{
    private const int Widest = 160;
    private readonly List<Diagnostic> _errors = [];
    private readonly List<Diagnostic> _warnings = [];

    /// <summary>Errors seen, kept or not.</summary>
    public int ErrorCount { get; private set; }

    public IReadOnlyList<Diagnostic> Errors => _errors;

    public IReadOnlyList<Diagnostic> Warnings => _warnings;

    /// <summary>While true nothing is kept: a statement that could not be read has had its error.</summary>
    public bool IsMuted { get; set; }

    /// <summary>True when one more error would only be counted.</summary>
    public bool IsFull => IsMuted || ErrorCount >= most;

    public void Error(Token place, string message, string? expected = null, string? suggestion = null)
    {
        if (IsMuted) return;
        if (ErrorCount++ < most) _errors.Add(Make(place, message, expected, suggestion));
    }

    public void Warn(Token place, string message, string? suggestion = null)
    {
        if (!IsMuted && _warnings.Count < most) _warnings.Add(Make(place, message, null, suggestion));
    }

    private Diagnostic Make(Token place, string message, string? expected, string? suggestion)
    {
        if (place.Line <= 0) return new Diagnostic(text.Name, 0, 0, message, expected, suggestion, null, 0, 0);
        var line = LineAt(place.Line);
        var before = line[..Math.Min(place.Column - 1, line.Length)];
        var word = line.Slice(before.Length, Math.Min(LengthAt(line[before.Length..], place.Length), line.Length - before.Length));
        var column = Characters(before).Length + 1;
        var (source, mark, length) = Window(Hide(Characters(line)), column - 1, Characters(word).Length);
        return new Diagnostic(text.Name, place.Line, column, message, expected, suggestion, source, mark, length);
    }

    /// <summary>Octets of the word that stands at the beginning, its quotes included.</summary>
    private static int LengthAt(ReadOnlySpan<byte> rest, int length)
    {
        if (rest.IsEmpty || rest[0] is not ((byte)'"' or (byte)'\'')) return Math.Max(length, 0);
        var end = rest[1..].IndexOf(rest[0]);
        return end < 0 ? Math.Max(length, 0) : end + 2;
    }

    /// <summary>The line without the blanks before it, and around the mark only when it is long.</summary>
    private static (string Source, int Mark, int Length) Window(string line, int mark, int length)
    {
        var start = 0;
        while (start < line.Length && start < mark && line[start] == ' ') start++;
        line = line.TrimEnd();
        if (line.Length - start <= Widest) return (line[Math.Min(start, line.Length)..], mark - start, Math.Max(length, 1));
        start = Math.Max(start, mark - (Widest / 2));
        var end = Math.Min(line.Length, start + Widest);
        return (line[Math.Min(start, end)..end], mark - start, Math.Clamp(length, 1, Math.Max(end - mark, 1)));
    }

    /// <summary>The values of a line that holds a key, as stars.</summary>
    private static string Hide(string line)
    {
        var at = line.IndexOf("password", StringComparison.Ordinal);
        if (at < 0) return line;
        var end = line.LastIndexOf(';');
        var shown = new StringBuilder(line);
        for (var i = at + "password".Length; i < (end > at ? end : line.Length); i++)
        {
            if (shown[i] is not (' ' or '{' or '}')) shown[i] = '*';
        }

        return shown.ToString();
    }

    /// <summary>The octets as characters that keep a line of text a line.</summary>
    private static string Characters(ReadOnlySpan<byte> octets)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(octets));
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i])) text[i] = text[i] == '\t' ? ' ' : '?';
        }

        return text.ToString();
    }

    private ReadOnlySpan<byte> LineAt(int number)
    {
        var rest = text.Bytes.Span;
        if (rest.StartsWith("\uFEFF"u8)) rest = rest[3..];
        while (true)
        {
            var length = rest.IndexOfAny((byte)'\n', (byte)'\r');
            if (length < 0) length = rest.Length;
            if (--number == 0 || length == rest.Length) return rest[..length];
            rest = rest[(length + (rest[length..].StartsWith("\r\n"u8) ? 2 : 1))..];
        }
    }

    /// <summary>The text of a number, for messages.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
