namespace ExaBgp.Qa.Functional.Expectations;

/// <summary>The lines which share a prefix: their messages may come in any order.</summary>
/// <param name="Letter">The connection the file means, in capitals.</param>
/// <param name="Number">The place of the group inside its letter.</param>
/// <param name="Lines">The lines, in the order of the file.</param>
public sealed record ExpectationGroup(char Letter, int Number, IReadOnlyList<Expectation> Lines);
