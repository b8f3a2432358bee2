using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace ExaBgp.Routes.Table;

/// <summary>
/// Open addressing from a 32-bit hash to places of a <see cref="RouteTable"/>; several places may share a hash. One slot is eight octets:
/// <c>hash(32) place+1(32)</c>. Slots follow the order of hashes, so growing copies nearly in sequence and looks at no record.
/// </summary>
internal sealed class RouteIndex
{
    private const int Smallest = 64;
    private ulong[] _slots = new ulong[Smallest];

    /// <summary>Places held.</summary>
    public int Count { get; private set; }

    /// <summary>Slots there are, for tests of memory.</summary>
    public int Capacity => _slots.Length;

    /// <summary>The first slot to look at for <paramref name="hash"/>.</summary>
    public int Start(uint hash) => Home(hash, _slots.Length);

    /// <summary>Fetches the slots of a hash that will be looked at soon: several are on their way at once then.</summary>
    public unsafe void Prefetch(uint hash)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref _slots[Start(hash)]));
    }

    /// <summary>The next place with this hash at or after <paramref name="slot"/>, or -1; <paramref name="slot"/> then stands behind it.</summary>
    public int Next(uint hash, ref int slot)
    {
        var slots = _slots;
        while (true)
        {
            var entry = slots[slot];
            if (entry == 0) return -1;
            if (++slot == slots.Length) slot = 0;
            if ((uint)(entry >> 32) == hash) return (int)((uint)entry - 1);
        }
    }

    /// <summary>Adds a place.</summary>
    public void Add(uint hash, int place)
    {
        if ((Count + 1) * 5L > _slots.Length * 4L) Resize(checked(_slots.Length + (_slots.Length / 2)));
        Insert(_slots, ((ulong)hash << 32) | ((uint)place + 1));
        Count++;
    }

    /// <summary>Takes a place out.</summary>
    public void Remove(uint hash, int place)
    {
        var slots = _slots;
        var hole = Find(hash, place);
        var next = hole;
        while (true)
        {
            if (++next == slots.Length) next = 0;
            var entry = slots[next];
            if (entry == 0) break;
            var home = Home((uint)(entry >> 32), slots.Length);
            var stays = hole <= next ? hole < home && home <= next : hole < home || home <= next;
            if (stays) continue;
            slots[hole] = entry;
            hole = next;
        }

        slots[hole] = 0;
        Count--;
        if (slots.Length > 16 * Smallest && Count < slots.Length / 6) Resize(Math.Max(Smallest, Count * 2));
    }

    /// <summary>The record of a place has moved.</summary>
    public void Move(uint hash, int from, int to) => _slots[Find(hash, from)] = ((ulong)hash << 32) | ((uint)to + 1);

    /// <summary>Takes everything out.</summary>
    public void Clear()
    {
        _slots = new ulong[Smallest];
        Count = 0;
    }

    private static int Home(uint hash, int length) => (int)(((ulong)hash * (uint)length) >> 32);

    private static void Insert(ulong[] slots, ulong entry)
    {
        var slot = Home((uint)(entry >> 32), slots.Length);
        while (slots[slot] != 0)
        {
            if (++slot == slots.Length) slot = 0;
        }

        slots[slot] = entry;
    }

    private int Find(uint hash, int place)
    {
        var wanted = ((ulong)hash << 32) | ((uint)place + 1);
        var slot = Home(hash, _slots.Length);
        while (_slots[slot] != wanted)
        {
            if (_slots[slot] == 0) throw new InvalidOperationException("The index does not hold this place.");
            if (++slot == _slots.Length) slot = 0;
        }

        return slot;
    }

    private void Resize(int length)
    {
        var slots = new ulong[length];
        foreach (var entry in _slots)
        {
            if (entry != 0) Insert(slots, entry);
        }

        _slots = slots;
    }
}
