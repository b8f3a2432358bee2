namespace ExaBgp.Qa.Functional.Steps;

/// <summary>One line of a <c>.steps</c> file.</summary>
/// <param name="Word">The kind of step.</param>
/// <param name="Text">What stands behind the first space, as it is.</param>
public readonly record struct Step(string Word, string Text);
