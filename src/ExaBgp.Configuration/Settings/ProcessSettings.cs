namespace ExaBgp.Configuration.Settings;

/// <summary>A <c>process</c> section. Equal by value, command words included.</summary>
public sealed record ProcessSettings
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Program and arguments; the program is an absolute path already looked up and checked.</summary>
    public required IReadOnlyList<string> Run { get; init; }

    /// <summary>True for <c>encoder json</c>.</summary>
    public bool Json { get; init; }

    /// <summary>Started again when it ends.</summary>
    public bool Respawn { get; init; } = true;

    /// <summary><c>api-version</c>: 4, 6, or null for the daemon's.</summary>
    public int? ApiVersion { get; init; }

    /// <summary><c>ack</c>: whether commands are acknowledged at the start, or null for the daemon's setting.</summary>
    public bool? Ack { get; init; }

    /// <summary>What happens when events for it outgrow their bound.</summary>
    public OverflowPolicy Overflow { get; init; }

    /// <inheritdoc/>
    public bool Equals(ProcessSettings? other) =>
        other is not null && Name == other.Name && Run.SequenceEqual(other.Run) && Json == other.Json && Respawn == other.Respawn
        && ApiVersion == other.ApiVersion && Ack == other.Ack && Overflow == other.Overflow;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Run.Count, Json, Respawn, ApiVersion, Ack, Overflow);
}
