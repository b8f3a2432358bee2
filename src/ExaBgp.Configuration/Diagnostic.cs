using System.Globalization;
using System.Text;

namespace ExaBgp.Configuration;

/// <summary>Something to say about a place of a configuration text.</summary>
/// <param name="File">Name of the text.</param>
/// <param name="Line">From 1; 0 when it is about the whole text.</param>
/// <param name="Column">From 1, in characters.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Expected">What was expected, or null.</param>
/// <param name="Suggestion">The valid word that was most likely meant, or null.</param>
/// <param name="Source">The line, secrets hidden and cut when long; null when there is none to show.</param>
/// <param name="MarkAt">Characters of <paramref name="Source"/> before the marked word.</param>
/// <param name="MarkLength">Characters of the marked word.</param>
public sealed record Diagnostic(
    string File, int Line, int Column, string Message, string? Expected, string? Suggestion, string? Source, int MarkAt, int MarkLength)
{
    /// <summary>Place and message in one line, the line with a mark under the word, and what to write instead.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(File);
        if (Line > 0) text.Append(CultureInfo.InvariantCulture, $":{Line}:{Column}");
        text.Append(": ").Append(Message.Replace("\n", "\n  ", StringComparison.Ordinal));
        if (Source is not null)
        {
            text.Append("\n    ").Append(Source).Append("\n    ").Append(' ', MarkAt).Append('^').Append('~', Math.Max(MarkLength - 1, 0));
        }

        if (Suggestion is not null) text.Append("\n  did you mean \"").Append(Suggestion).Append("\"?");
        if (Expected is not null) text.Append("\n  expected: ").Append(Expected);
        return text.ToString();
    }
}
