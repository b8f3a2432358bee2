namespace ExaBgp.Reactor;

/// <summary>Something to do at a time; or nothing but to take a turn then.</summary>
internal sealed class Alarm(Action<long> due) : ITimed
{
    /// <inheritdoc/>
    public long? Deadline { get; set; }

    /// <inheritdoc/>
    public long TimerStamp { get; set; }

    /// <inheritdoc/>
    public void Due(long now) => due(now);
}
