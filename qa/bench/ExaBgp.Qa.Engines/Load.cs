namespace ExaBgp.Qa.Engines;

/// <summary>One thing to measure.</summary>
/// <param name="Name">What happens.</param>
/// <param name="Unit">What the figure is.</param>
/// <param name="Run">Makes it happen and gives the figure.</param>
internal sealed record Load(string Name, string Unit, Func<ServerProcess, double> Run);
