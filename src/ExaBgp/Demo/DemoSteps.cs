namespace ExaBgp.Demo;

/// <summary>The order of the demonstration: each step waits for what it needs, none for a time.</summary>
internal sealed class DemoSteps(DemoDaemon daemon, DemoPeer router, TimeProvider time, CancellationToken stop)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    /// <summary>True as long as everything waited for has come.</summary>
    public bool AllHappened { get; private set; } = true;

    /// <summary>Waits until something is so; when the daemon or the session ends before that, no later step waits. The time on the screen when it was.</summary>
    public async Task<TimeSpan> UntilAsync(Func<bool> condition, DemoScreen screen)
    {
        using var tick = new PeriodicTimer(Look, time);
        while (AllHappened && !condition())
        {
            if (daemon.HasEnded || router.IsToldOfTheEnd) AllHappened = false;
            else await tick.WaitForNextTickAsync(stop).ConfigureAwait(false);
        }

        return screen.Elapsed;
    }
}
