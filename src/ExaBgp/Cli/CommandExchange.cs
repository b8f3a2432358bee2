using System.Text.Json;

namespace ExaBgp.Cli;

/// <summary>One command and its answer.</summary>
internal static class CommandExchange
{
    /// <summary>How long an answer may be silent.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Sends the command and hands over each line of its answer as it comes.</summary>
    public static AnswerEnd Run(DaemonChannel channel, string command, TimeSpan patience, Action<string> take)
    {
        if (!channel.TrySend(command)) return AnswerEnd.Closed;
        if (command == "reset") return AnswerEnd.Done;
        var isSingle = IsAnsweredByOneLine(command);
        while (channel.Lines.TryRead(patience, out var line))
        {
            if (EndOf(line) is { } end) return end;
            take(line);
            if (isSingle && !line.StartsWith("error: ", StringComparison.Ordinal)) return AnswerEnd.Done;
        }

        return channel.Lines.IsEnd ? AnswerEnd.Closed : AnswerEnd.Silence;
    }

    /// <summary>What a line that ends an answer says, as a word or as JSON; null for any other.</summary>
    public static AnswerEnd? EndOf(string line) => line switch
    {
        "done" => AnswerEnd.Done,
        "error" => AnswerEnd.Error,
        "shutdown" => AnswerEnd.Shutdown,
        _ => line.StartsWith("{ \"answer\"", StringComparison.Ordinal) ? EndOfJson(line) : null,
    };

    /// <summary><c>peer … routes …</c> has one line of JSON in place of an acknowledgement.</summary>
    private static bool IsAnsweredByOneLine(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is ["peer", ..] && words.Contains("routes") && !words.Contains("announce") && !words.Contains("withdraw") && !words.Contains("group");
    }

    private static AnswerEnd? EndOfJson(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.GetProperty("answer").GetString() switch
            {
                "done" => AnswerEnd.Done,
                "error" => AnswerEnd.Error,
                "shutdown" => AnswerEnd.Shutdown,
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
