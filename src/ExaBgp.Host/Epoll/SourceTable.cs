using System.Diagnostics.CodeAnalysis;

namespace ExaBgp.Host.Epoll;

/// <summary>
/// Handles and their owners. A handle is a slot (16 bits) and the slot's generation (15 bits): one that was given back
/// finds nothing, until its slot was used 32767 times more.
/// </summary>
internal sealed class SourceTable
{
    private const int SlotBits = 16;
    private const int SlotMask = (1 << SlotBits) - 1;
    private const int GenerationMask = (1 << 15) - 1;

    private readonly List<EpollSource?> _sources = [];
    private readonly List<int> _generations = [];
    private readonly Queue<int> _free = new();

    /// <summary>Handles in use.</summary>
    internal int Count { get; private set; }

    internal int Add(EpollSource source)
    {
        if (!_free.TryDequeue(out var slot))
        {
            slot = _sources.Count;
            if (slot > SlotMask) throw new InvalidOperationException("more than 65536 connections, helpers and clients");
            _sources.Add(null);
            _generations.Add(0);
        }

        var generation = (_generations[slot] % GenerationMask) + 1;
        _generations[slot] = generation;
        _sources[slot] = source;
        Count++;
        return source.Handle = (generation << SlotBits) | slot;
    }

    internal bool TryGet<T>(int handle, [NotNullWhen(true)] out T? source)
        where T : EpollSource
    {
        var slot = handle & SlotMask;
        source = slot < _sources.Count && _generations[slot] == handle >> SlotBits ? _sources[slot] as T : null;
        return source is not null;
    }

    internal void Remove(int handle)
    {
        if (!TryGet<EpollSource>(handle, out _)) return;
        var slot = handle & SlotMask;
        _sources[slot] = null;
        _free.Enqueue(slot);
        Count--;
    }

    /// <summary>Everything in the table, as it stands now.</summary>
    internal EpollSource[] ToArray() => [.. _sources.OfType<EpollSource>()];
}
