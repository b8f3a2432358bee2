namespace ExaBgp.Reactor.Helpers;

/// <summary>At most five starts of a helper inside one slot of 64 seconds of the wall clock.</summary>
public sealed class RespawnLimit
{
    private const int MostStarts = 5;
    private long _slot = -1;
    private int _starts;

    /// <summary>Counts a start; false when it is one too many.</summary>
    public bool TryStart(long unixSeconds)
    {
        var slot = unixSeconds & ~63L;
        if (slot != _slot)
        {
            _slot = slot;
            _starts = 0;
        }

        return ++_starts <= MostStarts;
    }
}
