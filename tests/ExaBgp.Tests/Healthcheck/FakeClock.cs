namespace ExaBgp.Tests.Healthcheck;

/// <summary>Time that goes on only when it is told to; timers run in the caller's thread.</summary>
internal sealed class FakeClock : TimeProvider
{
    private readonly List<Timer> _timers = [];

    public TimeSpan Now { get; private set; }

    /// <summary>Due time of the next timer; null when none runs.</summary>
    public TimeSpan? Next => _timers.Count == 0 ? null : _timers.Min(timer => timer.Due);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var end = Now + by;
        while (_timers.OrderBy(timer => timer.Due).FirstOrDefault(timer => timer.Due <= end) is { } timer)
        {
            _timers.Remove(timer);
            Now = timer.Due;
            timer.Run();
        }

        Now = end;
    }

    private sealed class Timer(FakeClock clock, Action run) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public void Run() => run();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock._timers.Remove(this);
            if (dueTime == Timeout.InfiniteTimeSpan) return true;
            Due = clock.Now + dueTime;
            clock._timers.Add(this);
            return true;
        }

        public void Dispose() => clock._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
