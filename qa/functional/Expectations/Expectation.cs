namespace ExaBgp.Qa.Functional.Expectations;

/// <summary>One line of a <c>.msg</c> file.</summary>
/// <param name="Kind">What the line asks for.</param>
/// <param name="Content">
/// For <see cref="ExpectationKind.Raw"/> the message in capital hexadecimal without its marker, else the text after the second colon.
/// </param>
public readonly record struct Expectation(ExpectationKind Kind, string Content);
