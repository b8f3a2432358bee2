using System.Diagnostics.CodeAnalysis;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Reactor.Peers;

/// <summary>
/// Messages that helpers asked to be sent once: End-of-RIB markers, then requests for a refresh, then OPERATIONAL messages, each in the order asked for.
/// A peer that takes nothing has at most <see cref="Most"/> of them waiting.
/// </summary>
internal sealed class RequestedMessages
{
    /// <summary>How many may wait, of all kinds together.</summary>
    public const int Most = 1024;

    private readonly Queue<Family> _endOfRibs = new();
    private readonly Queue<Family> _refreshes = new();
    private readonly Queue<byte[]> _operational = new();

    /// <summary>How many wait.</summary>
    public int Count => _endOfRibs.Count + _refreshes.Count + _operational.Count;

    /// <summary>True when one more would be too many.</summary>
    public bool IsFull => Count >= Most;

    /// <summary>The session is gone, and with it what was asked of it.</summary>
    public void Clear()
    {
        _endOfRibs.Clear();
        _refreshes.Clear();
        _operational.Clear();
    }

    /// <summary>Asks for an End-of-RIB marker.</summary>
    public void AddEndOfRib(Family family) => _endOfRibs.Enqueue(family);

    /// <summary>Asks for a ROUTE-REFRESH request.</summary>
    public void AddRefresh(Family family) => _refreshes.Enqueue(family);

    /// <summary>Asks for an OPERATIONAL message: its body.</summary>
    public void AddOperational(ReadOnlySpan<byte> body) => _operational.Enqueue(body.ToArray());

    /// <summary>The next End-of-RIB marker.</summary>
    public bool TryTakeEndOfRib(out Family family) => _endOfRibs.TryDequeue(out family);

    /// <summary>The next ROUTE-REFRESH request.</summary>
    public bool TryTakeRefresh(out Family family) => _refreshes.TryDequeue(out family);

    /// <summary>The body of the next OPERATIONAL message.</summary>
    public bool TryTakeOperational([NotNullWhen(true)] out byte[]? body) => _operational.TryDequeue(out body);
}
