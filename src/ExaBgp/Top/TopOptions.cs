namespace ExaBgp.Top;

/// <summary>What the command line of <c>exabgp top</c> says.</summary>
/// <param name="Interval">Between two looks.</param>
/// <param name="Once">One look, and the end.</param>
/// <param name="Name">Name of the channel, or null for the settings'.</param>
/// <param name="IsPlain">No colours.</param>
internal sealed record TopOptions(TimeSpan Interval, bool Once, string? Name, bool IsPlain);
