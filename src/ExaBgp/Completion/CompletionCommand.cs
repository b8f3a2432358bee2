namespace ExaBgp.Completion;

/// <summary>A command, or one of its subcommands, as a shell completes it.</summary>
/// <param name="Path">Its words; empty for the program itself.</param>
/// <param name="Summary">A line for the list.</param>
/// <param name="Options">Its options.</param>
/// <param name="Inner">Its subcommands.</param>
/// <param name="Choices">The words that may stand first, other than subcommands.</param>
/// <param name="Rest">What else stands there.</param>
internal sealed record CompletionCommand(
    string Path, string Summary, IReadOnlyList<CompletionOption> Options, IReadOnlyList<CompletionCommand> Inner, IReadOnlyList<string> Choices, CompletionValue Rest)
{
    /// <summary>The last of its words.</summary>
    public string Name => Path[(Path.LastIndexOf(' ') + 1)..];

    /// <summary>The words that may stand first.</summary>
    public IEnumerable<string> Words => Inner.Select(static inner => inner.Name).Concat(Choices);

    /// <summary>Itself and all below.</summary>
    public IEnumerable<CompletionCommand> All => Inner.SelectMany(static inner => inner.All).Prepend(this);
}
