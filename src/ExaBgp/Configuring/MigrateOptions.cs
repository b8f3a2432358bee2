namespace ExaBgp.Configuring;

/// <summary>The words of <c>exabgp migrate</c>.</summary>
internal sealed record MigrateOptions
{
    /// <summary><c>-f</c>.</summary>
    public required string From { get; init; }

    /// <summary><c>-t</c>.</summary>
    public required string To { get; init; }

    /// <summary><c>-o</c>: where the text goes; null for standard output.</summary>
    public string? Output { get; init; }

    /// <summary><c>-i</c>: the file itself is rewritten, after a copy of it was made.</summary>
    public bool InPlace { get; init; }

    /// <summary><c>-n</c>: only say what would change.</summary>
    public bool DryRun { get; init; }

    /// <summary><c>-v</c>: say what was changed.</summary>
    public bool Verbose { get; init; }

    /// <summary><c>-w</c>: helpers keep the events of version 4.</summary>
    public bool KeepEvents { get; init; }
}
