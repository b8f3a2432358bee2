using System.Text.Json;

namespace ExaBgp.Qa.Functional.Steps;

/// <summary>The conditions of a <c>when</c> step.</summary>
public static class Condition
{
    private const string Goto = " goto ";

    /// <summary>Cuts <c>CONDITION goto LABEL</c>.</summary>
    /// <exception cref="FormatException">There is no <c>goto</c> in it.</exception>
    public static (string Test, string Label) Split(string text)
    {
        var at = text.LastIndexOf(Goto, StringComparison.Ordinal);
        return at < 0 ? throw new FormatException($"a condition without goto: {text}") : (text[..at], text[(at + Goto.Length)..]);
    }

    /// <summary>Whether a condition holds.</summary>
    /// <param name="test">The condition.</param>
    /// <param name="line">The last line read.</param>
    /// <param name="flags">The flags raised so far.</param>
    /// <param name="orphan">Whether the parent process is gone.</param>
    /// <exception cref="FormatException">The condition is unknown.</exception>
    public static bool Holds(string test, string line, IReadOnlySet<string> flags, Func<bool> orphan)
    {
        var space = test.IndexOf(' ', StringComparison.Ordinal);
        var (word, operand) = space < 0 ? (test, "") : (test[..space], test[(space + 1)..].Trim());
        return word switch
        {
            "contains" => line.Contains(Text(operand), StringComparison.Ordinal),
            "not-contains" => !line.Contains(Text(operand), StringComparison.Ordinal),
            "equals" => line == Text(operand),
            "empty" => line.Length == 0,
            "not-json" => !IsJson(line),
            "orphan" => orphan(),
            "set" => flags.Contains(operand),
            _ => throw new FormatException($"unknown condition: {test}"),
        };
    }

    private static string Text(string quoted)
    {
        using var document = JsonDocument.Parse(quoted);
        return document.RootElement.GetString() ?? "";
    }

    private static bool IsJson(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
