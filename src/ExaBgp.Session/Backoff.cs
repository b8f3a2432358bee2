namespace ExaBgp.Session;

/// <summary>
/// Seconds to wait before the next attempt: 0, 1, 2, 3, 4, 5, 7, 9, 11, 14 … 60 (next = 1 + 1.2 times the previous, whole seconds), and always 0.1 s more.
/// </summary>
public sealed class Backoff
{
    private const int Most = 60;
    private const int Least = 100;
    private int _seconds;

    /// <summary>Milliseconds before the next attempt; each call makes the following one longer.</summary>
    public long Next()
    {
        var wait = (_seconds * 1000L) + Least;
        _seconds = Math.Min(Most, (int)(1 + (1.2 * _seconds)));
        return wait;
    }

    /// <summary>The next attempt waits as long as any.</summary>
    public void Lengthen() => _seconds = Most;

    /// <summary>The next attempt is at once.</summary>
    public void Reset() => _seconds = 0;
}
