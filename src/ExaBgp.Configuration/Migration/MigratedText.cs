namespace ExaBgp.Configuration.Migration;

/// <summary>A text as it reads in a newer version.</summary>
/// <param name="Text">The whole text.</param>
/// <param name="Changes">What was changed, in order, each with its line.</param>
public sealed record MigratedText(string Text, IReadOnlyList<string> Changes);
