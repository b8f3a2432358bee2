namespace ExaBgp.Configuration.Settings;

/// <summary>An <c>api</c> section of a neighbor: which helpers, and what they are told.</summary>
public sealed record ApiSettings
{
    public required string Name { get; init; }

    /// <summary>Names of <c>processes</c>.</summary>
    public IReadOnlyList<string> Processes { get; init; } = [];

    /// <summary>Regular expressions of <c>processes-match</c>, matched from the start of the name.</summary>
    public IReadOnlyList<string> ProcessesMatch { get; init; } = [];

    /// <summary>The processes meant: <see cref="Processes"/>, and those that <see cref="ProcessesMatch"/> finds.</summary>
    public IReadOnlyList<string> Helpers { get; init; } = [];

    public bool NeighborChanges { get; init; }

    public bool Negotiated { get; init; }

    public bool Fsm { get; init; }

    public bool Signal { get; init; }

    public MessageFlags Receive { get; init; }

    public MessageFlags Send { get; init; }
}
