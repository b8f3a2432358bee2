namespace ExaBgp.Healthcheck;

/// <summary>One option: its names, the long one last, and what it does.</summary>
/// <param name="Names">With their dashes; the last is the one errors name.</param>
/// <param name="Value">What stands for its value in help; empty when it takes none.</param>
/// <param name="Summary">A line for help.</param>
/// <param name="Apply">Takes the value; null, or why it cannot be.</param>
internal sealed record HealthcheckOption(string[] Names, string Value, string Summary, Func<HealthcheckOptions, string, string?> Apply)
{
    /// <summary>The value when it is given without one; null when it must have one.</summary>
    public string? Bare { get; init; }

    /// <summary>At most one option of those with this set may be given.</summary>
    public bool IsLogTarget { get; init; }

    /// <summary>True when it takes a value.</summary>
    public bool TakesValue => Value.Length > 0;

    /// <summary>The name errors use.</summary>
    public string Name => Names[^1];
}
