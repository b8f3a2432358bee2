using System.Numerics;
using System.Runtime.InteropServices;
using ExaBgp.Protocol.Attributes;

namespace ExaBgp.Protocol.Text;

/// <summary>
/// Remembers what the words after a prefix mean, so that the same words in the next command are compared instead of read. Owned by the thread of its
/// interner. At most <paramref name="capacity"/> entries (a power of two); an older one gives way to a newer.
/// </summary>
public sealed class AttributeTextCache(AttributeInterner interner, int capacity = 4096)
{
    private const int MaxTextLength = 2048;
    private const int MaxWords = 128;
    private const int Ways = 4;
    private readonly Entry?[] _entries = new Entry?[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, Ways))];
    private int _next;

    /// <summary>The interner whose sets it gives.</summary>
    public AttributeInterner Interner { get; } = interner;

    /// <summary>Takes the words from the next one to the end as they were understood before; false, and nothing changed, when they were never read.</summary>
    internal bool TryGet(ref TokenReader tokens, RouteBuilder route, RouteWords words)
    {
        var from = tokens.Position;
        if (!TrySlice(tokens, from, out var text)) return false;
        var hash = Hash(text);
        for (var way = 0; way < Ways; way++)
        {
            var entry = _entries[(int)(hash + (uint)way) & (_entries.Length - 1)];
            if (entry is null || entry.Hash != hash || !ReferenceEquals(entry.Words, words) || entry.IsWithdraw != route.IsWithdraw) continue;
            if (!text.SequenceEqual(entry.Text) || !SameLayout(tokens, from, entry.Layout)) continue;
            entry.Attributes = Interner.Intern(entry.Attributes);
            entry.CopyTo(route);
            tokens.Position = tokens.Count;
            return true;
        }

        return false;
    }

    /// <summary>Remembers what the words from <paramref name="from"/> to the end were read as.</summary>
    internal void Keep(in TokenReader tokens, int from, RouteBuilder route, RouteWords words)
    {
        if (!TrySlice(tokens, from, out var text) || !TryLayout(tokens, from, out var layout)) return;
        var hash = Hash(text);
        var entry = new Entry(hash, text.ToArray(), layout, words, route, route.Attributes.Build(Interner));
        route.Interned = entry.Attributes;
        var slot = (int)hash & (_entries.Length - 1);
        for (var way = 0; way < Ways; way++)
        {
            var at = (slot + way) & (_entries.Length - 1);
            if (_entries[at] is not null) continue;
            _entries[at] = entry;
            return;
        }

        _next = (_next + 1) & (Ways - 1);
        _entries[(slot + _next) & (_entries.Length - 1)] = entry;
    }

    private static bool TrySlice(in TokenReader tokens, int from, out ReadOnlySpan<byte> text)
    {
        text = default;
        var count = tokens.Count - from;
        if (count is <= 0 or > MaxWords) return false;
        var start = tokens.TokenAt(from).Start;
        var last = tokens.TokenAt(tokens.Count - 1);
        var length = last.Start + last.Length - start;
        if (length is <= 0 or > MaxTextLength) return false;
        text = tokens.Text.Slice(start, length);
        return true;
    }

    private static bool SameLayout(in TokenReader tokens, int from, int[] layout)
    {
        if (layout.Length != (tokens.Count - from) * 2) return false;
        var start = tokens.TokenAt(from).Start;
        for (var i = 0; i < layout.Length; i += 2)
        {
            var token = tokens.TokenAt(from + (i >> 1));
            if (token.Start - start != layout[i] || token.Length != layout[i + 1]) return false;
        }

        return true;
    }

    /// <summary>Places of the words relative to the first; false when they do not follow each other inside the slice.</summary>
    private static bool TryLayout(in TokenReader tokens, int from, out int[] layout)
    {
        layout = new int[(tokens.Count - from) * 2];
        var start = tokens.TokenAt(from).Start;
        var end = 0;
        for (var i = 0; i < layout.Length; i += 2)
        {
            var token = tokens.TokenAt(from + (i >> 1));
            layout[i] = token.Start - start;
            layout[i + 1] = token.Length;
            if (layout[i] < end) return false;
            end = layout[i] + token.Length;
        }

        return true;
    }

    private static uint Hash(ReadOnlySpan<byte> text)
    {
        const ulong Factor = 0x9E3779B97F4A7C15;
        var hash = (ulong)text.Length * Factor;
        var rest = text;
        while (rest.Length >= 8)
        {
            hash = (BitOperations.RotateLeft(hash, 23) ^ MemoryMarshal.Read<ulong>(rest)) * Factor;
            rest = rest[8..];
        }

        foreach (var octet in rest) hash = (BitOperations.RotateLeft(hash, 5) ^ octet) * Factor;
        return (uint)(hash >> 32);
    }

    private sealed class Entry(uint hash, byte[] text, int[] layout, RouteWords words, RouteBuilder route, AttributeSet attributes)
    {
        private readonly uint[] _labels = [.. route.LabelList];
        private readonly ulong? _distinguisher = route.RouteDistinguisher;
        private readonly uint? _pathId = route.PathId;
        private readonly int? _split = route.Split;
        private readonly string? _watchdog = route.Watchdog;
        private readonly bool _startsWithdrawn = route.StartsWithdrawn;
        private readonly string? _name = route.Name;

        public uint Hash { get; } = hash;

        public byte[] Text { get; } = text;

        public int[] Layout { get; } = layout;

        public RouteWords Words { get; } = words;

        public bool IsWithdraw { get; } = route.IsWithdraw;

        public AttributeSet Attributes { get; set; } = attributes;

        public void CopyTo(RouteBuilder route)
        {
            route.Interned = Attributes;
            foreach (var label in _labels) route.LabelList.Add(label);
            route.RouteDistinguisher = _distinguisher;
            route.PathId = _pathId;
            route.Split = _split;
            route.Watchdog = _watchdog;
            route.StartsWithdrawn = _startsWithdrawn;
            route.Name = _name;
        }
    }
}
