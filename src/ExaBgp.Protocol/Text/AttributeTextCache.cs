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
        if (!TrySlice(tokens, from, out var text) || !IsInOrder(tokens, from)) return;
        var hash = Hash(text);
        var entry = Place(hash);
        entry.Begin(hash, text, words, route, route.Attributes.Build(Interner));
        for (var i = from; i < tokens.Count; i++) entry.Add(tokens.TokenAt(i), tokens.TokenAt(from).Start);
        route.Interned = entry.Attributes;
    }

    /// <summary>A free place for the hash, else one of them that is taken, with what it holds.</summary>
    private Entry Place(uint hash)
    {
        for (var way = 0; way < Ways; way++)
        {
            ref var place = ref _entries[(int)(hash + (uint)way) & (_entries.Length - 1)];
            if (place is null) return place = new Entry();
        }

        _next = (_next + 1) & (Ways - 1);
        return _entries[(int)(hash + (uint)_next) & (_entries.Length - 1)]!;
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

    private static bool SameLayout(in TokenReader tokens, int from, ReadOnlySpan<ushort> layout)
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

    /// <summary>False when the words do not follow each other inside the slice.</summary>
    private static bool IsInOrder(in TokenReader tokens, int from)
    {
        var end = 0;
        for (var i = from; i < tokens.Count; i++)
        {
            var token = tokens.TokenAt(i);
            if (token.Start < end) return false;
            end = token.Start + token.Length;
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

    private sealed class Entry
    {
        private byte[] _text = [];
        private int _textLength;
        private ushort[] _layout = [];
        private int _layoutLength;
        private uint[] _labels = [];
        private ulong? _distinguisher;
        private uint? _pathId;
        private int? _split;
        private string? _watchdog;
        private bool _startsWithdrawn;
        private string? _name;

        public uint Hash { get; private set; }

        public ReadOnlySpan<byte> Text => _text.AsSpan(0, _textLength);

        /// <summary>Place relative to the first word, and length, of each word.</summary>
        public ReadOnlySpan<ushort> Layout => _layout.AsSpan(0, _layoutLength);

        public RouteWords? Words { get; private set; }

        public bool IsWithdraw { get; private set; }

        public AttributeSet Attributes { get; set; } = AttributeSet.Empty;

        public void Begin(uint hash, ReadOnlySpan<byte> text, RouteWords words, RouteBuilder route, AttributeSet attributes)
        {
            if (_text.Length < text.Length) _text = new byte[text.Length];
            text.CopyTo(_text);
            (_textLength, _layoutLength, Hash, Words, IsWithdraw, Attributes) = (text.Length, 0, hash, words, route.IsWithdraw, attributes);
            _labels = [.. route.LabelList];
            _distinguisher = route.RouteDistinguisher;
            _pathId = route.PathId;
            _split = route.Split;
            _watchdog = route.Watchdog;
            _startsWithdrawn = route.StartsWithdrawn;
            _name = route.Name;
        }

        public void Add(in Token word, int start)
        {
            if (_layout.Length < _layoutLength + 2) Array.Resize(ref _layout, Math.Max(8, _layout.Length * 2));
            _layout[_layoutLength++] = (ushort)(word.Start - start);
            _layout[_layoutLength++] = (ushort)word.Length;
        }

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
