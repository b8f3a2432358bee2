namespace ExaBgp.Qa.Functional.Steps;

/// <summary>Pipes to nowhere: a scenario played on them does nothing, but is compiled then.</summary>
public sealed class NoPipes : IHelperPipes
{
    /// <inheritdoc/>
    public bool Orphan => false;

    /// <inheritdoc/>
    public TimeSpan Now => TimeSpan.Zero;

    /// <inheritdoc/>
    public void Write(string text)
    {
        // To nowhere.
    }

    /// <inheritdoc/>
    public void WriteError(string line)
    {
        // To nowhere.
    }

    /// <inheritdoc/>
    public string? ReadLine(TimeSpan? limit) => null;

    /// <inheritdoc/>
    public void Wait(TimeSpan time)
    {
        // No time passes.
    }
}
