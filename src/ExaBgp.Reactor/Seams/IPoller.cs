namespace ExaBgp.Reactor.Seams;

/// <summary>Waits for the outside and hands over what happened, one by one. All of it on the reactor's thread but <see cref="Wake"/>.</summary>
public interface IPoller
{
    /// <summary>Blocks until something happened or the time-out is over; a time-out of zero only looks. Null: no limit.</summary>
    void Wait(TimeSpan? timeout);

    /// <summary>The next thing that happened.</summary>
    bool TryTake(out Completion completion);

    /// <summary>Ends a wait, from any thread.</summary>
    void Wake();
}
