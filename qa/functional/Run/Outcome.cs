namespace ExaBgp.Qa.Functional.Run;

/// <summary>How a case ended.</summary>
/// <param name="Name">The case.</param>
/// <param name="Failure">Why it failed; null when it passed.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Details">What a verbose report shows besides.</param>
public sealed record Outcome(string Name, string? Failure, double Seconds, string Details = "");
