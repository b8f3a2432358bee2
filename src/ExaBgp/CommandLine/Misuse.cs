using System.CommandLine;
using System.CommandLine.Parsing;
using ExaBgp.Host.Settings;

namespace ExaBgp.CommandLine;

/// <summary>What is wrong with a command line, in one sentence.</summary>
internal static class Misuse
{
    /// <summary>Says it on standard error; the exit status.</summary>
    public static int Report(string command, string example, string error)
    {
        Console.Error.WriteLine($"usage: exabgp {command} [options], as in: {example}\nexabgp {command}: error: {error}");
        return ProgramCommands.Misused;
    }

    /// <summary>The words of the command and subcommands that were understood.</summary>
    public static string CommandOf(ParseResult result)
    {
        var names = new List<string>();
        for (SymbolResult? at = result.CommandResult; at is CommandResult { Parent: not null } command; at = at.Parent) names.Insert(0, command.Command.Name);
        return string.Join(' ', names);
    }

    /// <summary>The sentence.</summary>
    public static string Explain(ParseResult result)
    {
        var command = result.CommandResult.Command;
        if (result.UnmatchedTokens.Count > 0)
        {
            var word = result.UnmatchedTokens[0];
            if (command.Subcommands.Count == 0) return $"'{word}' is one word too many";
            var known = command.Subcommands.Select(static sub => sub.Name).ToList();
            return Suggestion.Nearest(word, known) is { } near ? $"there is no '{word}', did you mean {near}?" : $"there is no '{word}', only {string.Join(", ", known)}";
        }

        var missing = command.Options.FirstOrDefault(option => option.Required && result.GetResult(option) is null or OptionResult { Implicit: true });
        return result.Errors[0].SymbolResult switch
        {
            OptionResult { IdentifierToken: null } option => $"{option.Option.Name} is missing",
            OptionResult option => OfOption(option),
            ArgumentResult { Parent: OptionResult option } => OfOption(option),
            ArgumentResult { Tokens.Count: 0 } argument => $"{argument.Argument.Name} is missing",
            ArgumentResult argument => $"'{argument.Tokens[0].Value}' is not {Wanted(argument.Argument.ValueType)}{Choices(argument.Argument)}",
            _ when missing is not null => $"{missing.Name} is missing",
            _ => command.Arguments.FirstOrDefault(argument => argument.Arity.MinimumNumberOfValues > 0) is { } argument ? $"{argument.Name} is missing" : OneLine(result.Errors[0].Message),
        };
    }

    private static string OfOption(OptionResult result) => result.Tokens.Count == 0
        ? $"{result.Option.Name} needs a value{(result.Option.HelpName is { } name ? $": {name}" : string.Empty)}"
        : $"{result.Option.Name}: '{result.Tokens[^1].Value}' is not {Wanted(result.Option.ValueType)}";

    private static string Wanted(Type type) =>
        type == typeof(uint) ? "a whole number from 0 to 4294967295" : type == typeof(int) ? "a whole number" : type == typeof(double) ? "a number" : "understood";

    private static string Choices(Argument argument)
    {
        var known = argument.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty).Select(static item => item.Label).ToList();
        return known.Count == 0 ? string.Empty : $": {string.Join(", ", known)}";
    }

    private static string OneLine(string text) => text.Split('\n')[0];
}
