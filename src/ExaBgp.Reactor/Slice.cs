namespace ExaBgp.Reactor;

/// <summary>The part of a long work that one turn does: so many steps, or so long, whichever comes first.</summary>
internal sealed class Slice(TimeProvider time)
{
    private const int MostSteps = 20_000;
    private const int StepsBetweenLooks = 128;
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(5);
    private int _steps;
    private long _start = time.GetTimestamp();

    /// <summary>Counts a step; true when it was the last of this slice.</summary>
    public bool IsOver() => ++_steps >= MostSteps || (_steps % StepsBetweenLooks == 0 && time.GetElapsedTime(_start) >= Longest);

    /// <summary>The next turn has come.</summary>
    public void Begin()
    {
        _steps = 0;
        _start = time.GetTimestamp();
    }
}
