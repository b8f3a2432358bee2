namespace ExaBgp.Simulation.World;

/// <summary>A clock that stands still until the world moves it. The time of day can be set, as an operator would; the monotonic clock cannot.</summary>
public sealed class VirtualTime : TimeProvider
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private TimeSpan _set;

    /// <summary>Milliseconds since the world began.</summary>
    public long Now { get; private set; }

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => Now;

    public override DateTimeOffset GetUtcNow() => Epoch.AddMilliseconds(Now) + _set;

    public void AdvanceTo(long now) => Now = Math.Max(Now, now);

    /// <summary>Somebody sets the time of day.</summary>
    public void SetTimeOfDay(TimeSpan difference) => _set = difference;
}
