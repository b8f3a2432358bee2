namespace ExaBgp.Api.Tests.Fakes;

/// <summary>A clock that stands still, in seconds of Unix time.</summary>
internal sealed class FixedTime(double seconds) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond));
}
