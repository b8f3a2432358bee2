namespace ExaBgp.Host.Daemon;

/// <summary>
/// Gives memory back once a burst is over (a large file read, a table taken in). A collector that is driven by allocation never does that in a daemon which
/// has stopped allocating. Costs nothing while there is work and nothing while there is none.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="allocated">Octets allocated since the start of the process.</param>
/// <param name="held">Octets the heap has now.</param>
/// <param name="collect">Collects.</param>
internal sealed class IdleCollection(TimeProvider time, Func<long> allocated, Func<long> held, Action collect)
{
    /// <summary>What must have been allocated since the last collection for one to be worth it, and half of what is held.</summary>
    internal const long Burst = 16 * 1024 * 1024;

    /// <summary>A burst is over when no more than this was allocated for <see cref="Interval"/>.</summary>
    internal const long Little = 1024 * 1024;

    /// <summary>How often a burst is looked at.</summary>
    internal static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private long _checkedAt = time.GetTimestamp();
    private long _atCheck;
    private long _atCollection;

    /// <summary>The collector of the process.</summary>
    public static IdleCollection OfProcess(TimeProvider time) => new(
        time,
        static () => GC.GetTotalAllocatedBytes(),
        static () => GC.GetTotalMemory(forceFullCollection: false),
        static () => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true));

    /// <summary>To be called before each wait: how long that may last, so that the end of a burst is noticed; null when for ever.</summary>
    public TimeSpan? Check()
    {
        var now = allocated();
        if (now - _atCollection < Burst) return null;
        if (time.GetElapsedTime(_checkedAt) is var since && since < Interval) return Interval - since;
        if (now - _atCollection < held() / 2) return null;
        var isOver = now - _atCheck < Little;
        (_checkedAt, _atCheck) = (time.GetTimestamp(), now);
        if (!isOver) return Interval;
        collect();
        _atCollection = allocated();
        return null;
    }
}
