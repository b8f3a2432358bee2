using System.Text.Json.Serialization;

namespace ExaBgp.Qa.Bench.Report;

/// <summary>A line of the table.</summary>
/// <param name="Group">The workload of the command line it belongs to.</param>
/// <param name="Key">What the same measurement of other speakers is found by, as <c>w1/1000000</c>; empty when nobody else is measured.</param>
/// <param name="Workload">What was done.</param>
/// <param name="Figure">What it took; null when it failed.</param>
/// <param name="Unit">The unit of the figure and the bar.</param>
/// <param name="Bar">What the figure has to be at most; null when there is no bar.</param>
/// <param name="Note">What else is worth knowing.</param>
public sealed record Row(string Group, string Key, string Workload, double? Figure, string Unit, double? Bar, string Note)
{
    /// <summary>Whether the figure is not above the bar; true without one.</summary>
    [JsonIgnore]
    public bool IsMet => Bar is null || Figure <= Bar;
}
