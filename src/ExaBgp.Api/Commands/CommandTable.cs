using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands;

/// <summary>Words, and what each does.</summary>
internal sealed class CommandTable(params (string Word, CommandHandler Run)[] rows)
{
    /// <summary>The words.</summary>
    public IEnumerable<string> Words => rows.Select(static row => row.Word);

    /// <summary>Executes what the next word says; <c>error</c> when it is none of the table.</summary>
    public IPendingCommand? Run(ref TokenReader words, CommandContext context)
    {
        var word = words.Peek;
        foreach (var (known, run) in rows)
        {
            if (known.Length != word.Length || !System.Text.Ascii.Equals(word, known)) continue;
            words.Position++;
            return run(ref words, context);
        }

        return context.Error(words.IsEnd ? "incomplete command" : $"unknown command word {words.PeekText()}");
    }

    /// <summary>A row for a command that takes no further words.</summary>
    public static (string Word, CommandHandler Run) Alone(string word, Func<CommandContext, IPendingCommand?> run) =>
        (word, (ref TokenReader words, CommandContext context) => words.IsEnd ? run(context) : context.Error($"unexpected word {words.PeekText()}"));
}
