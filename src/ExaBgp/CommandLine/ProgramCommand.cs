using System.CommandLine;

namespace ExaBgp.CommandLine;

/// <summary>A subcommand: what the first word of the command line may be.</summary>
/// <param name="Name">The word.</param>
/// <param name="Summary">A line for the list of commands.</param>
/// <param name="Example">A line to try.</param>
/// <param name="Create">Makes the command; only the one that is used is made.</param>
internal sealed record ProgramCommand(string Name, string Summary, string Example, Func<Command> Create)
{
    /// <summary>Other words for it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Lines to try of its own subcommands, by their words without the name of this one.</summary>
    public IReadOnlyDictionary<string, string> Examples { get; init; } = new Dictionary<string, string>();

    /// <summary>Reads its words itself and runs; null for all that are made with <see cref="Create"/>.</summary>
    public Func<IReadOnlyList<string>, int>? Run { get; init; }

    /// <summary>True when the word means this command.</summary>
    public bool Is(string word) => word == Name || Aliases.Contains(word);

    /// <summary>The line to try of this command or one of its subcommands.</summary>
    /// <param name="words">The words of the command, this one's first.</param>
    public string ExampleOf(string words) => words.Length > Name.Length && Examples.TryGetValue(words[(Name.Length + 1)..], out var inner) ? inner : Example;
}
