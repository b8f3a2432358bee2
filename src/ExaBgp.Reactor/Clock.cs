namespace ExaBgp.Reactor;

/// <summary>The reactor's clock: monotonic milliseconds since it was made, read once a turn.</summary>
public sealed class Clock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>Where time comes from.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>Milliseconds, as of the last <see cref="Read"/>.</summary>
    public long Now { get; private set; }

    /// <summary>Wall clock, seconds since 1970.</summary>
    public long UnixSeconds => Time.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Reads the clock.</summary>
    public long Read() => Now = (long)Time.GetElapsedTime(_start).TotalMilliseconds;
}
