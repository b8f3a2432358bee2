namespace ExaBgp.Configuration.Settings;

/// <summary>What one configuration file says: immutable, complete, with templates and defaults applied.</summary>
public sealed record SpeakerSettings
{
    /// <summary>A file that says nothing.</summary>
    public static readonly SpeakerSettings Empty = new();

    /// <summary>Helper processes by name, in file order.</summary>
    public IReadOnlyList<ProcessSettings> Processes { get; init; } = [];

    /// <summary>Neighbors in file order; names differ.</summary>
    public IReadOnlyList<NeighborSettings> Neighbors { get; init; } = [];
}
