using System.Text.Json;

namespace ExaBgp.Qa.Functional.Steps;

/// <summary>What a line is to a program which waits for acknowledgements.</summary>
public static class Answer
{
    /// <summary><c>done</c>, <c>error</c> or <c>shutdown</c>, plain or as the <c>answer</c> of a JSON object; null for any other line.</summary>
    public static string? Of(string line)
    {
        var word = line;
        if (line.StartsWith('{'))
        {
            try
            {
                using var document = JsonDocument.Parse(line);
                word = document.RootElement.TryGetProperty("answer", out var answer) && answer.ValueKind == JsonValueKind.String ? answer.GetString()! : "";
            }
            catch (JsonException)
            {
                return null;
            }
        }

        return word is "done" or "error" or "shutdown" ? word : null;
    }
}
