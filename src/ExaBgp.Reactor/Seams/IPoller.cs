namespace ExaBgp.Reactor.Seams;

/// <summary>Hands over what happened outside, one by one. Who runs the reactor waits between its turns. All of it on the reactor's thread but <see cref="Wake"/>.</summary>
public interface IPoller
{
    /// <summary>The next thing that happened.</summary>
    bool TryTake(out Completion completion);

    /// <summary>Ends a wait, from any thread.</summary>
    void Wake();
}
