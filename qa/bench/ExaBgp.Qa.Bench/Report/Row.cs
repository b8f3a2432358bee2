namespace ExaBgp.Qa.Bench.Report;

/// <summary>A line of the table.</summary>
/// <param name="Workload">What was done.</param>
/// <param name="Figure">What it took; null when it failed.</param>
/// <param name="Unit">The unit of the figure and the bar.</param>
/// <param name="Bar">What the figure has to be at most; null when there is no bar.</param>
/// <param name="Note">What else is worth knowing.</param>
public sealed record Row(string Workload, double? Figure, string Unit, double? Bar, string Note);
