namespace ExaBgp.Completion;

/// <summary>An option as a shell completes it.</summary>
/// <param name="Names">With their dashes.</param>
/// <param name="Summary">A line for the list.</param>
/// <param name="Value">What follows it; <see cref="CompletionValue.None"/> for a flag.</param>
internal sealed record CompletionOption(IReadOnlyList<string> Names, string Summary, CompletionValue Value);
