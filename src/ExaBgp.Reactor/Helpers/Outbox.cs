using ExaBgp.Api;
using ExaBgp.Api.Events;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Reactor.Helpers;

/// <summary>
/// All that waits to be written to one helper or client, in order: answers and events. Plain acknowledgements that follow each other are a number.
/// Answers are never dropped; events are bounded in octets and meet the helper's policy.
/// </summary>
public sealed class Outbox(long bound, OverflowPolicy policy, OutboxChunks? chunks = null) : IAnswers, IEventQueue
{
    /// <summary>Acknowledgements behind other text that are text too: a number of its own for each would cost a hundred times the octets it stands for.</summary>
    private const int MostInText = 64;
    private readonly OutboxChunks _chunks = chunks ?? new OutboxChunks();
    private readonly Queue<Entry> _entries = new();
    private readonly ByteBuffer _event = new(1024);
    private Entry? _last;
    private int _inText;
    private long _lost;

    /// <summary>Writes the event that tells how many were lost; set by the owner, who knows the helper's form.</summary>
    public Action<ByteBuffer, long>? WriteLost { get; set; }

    /// <summary>Octets waiting, long runs of acknowledgements not counted.</summary>
    public long Bytes { get; private set; }

    /// <summary>Lines or events waiting, acknowledgements counted one by one.</summary>
    public long Items { get; private set; }

    /// <summary>Events dropped since the helper started.</summary>
    public long Dropped { get; private set; }

    /// <summary>True when nothing waits.</summary>
    public bool IsEmpty => _entries.Count == 0;

    /// <inheritdoc cref="IAnswers.IsFull"/>
    public bool IsFull => Bytes >= bound;

    /// <summary>True once it was full and has not yet come down to half.</summary>
    public bool HasRoom => Bytes < bound / 2;

    /// <summary>True when the policy wants the helper ended.</summary>
    public bool MustEnd { get; private set; }

    /// <summary>True when an event met a full queue under the policy <c>pause</c>; the reactor clears it when it has paused the session.</summary>
    public bool Overflowed { get; set; }

    /// <inheritdoc/>
    public void Payload(ReadOnlySpan<byte> line)
    {
        var buffer = Writable(line.Length + 1);
        buffer.Write(line);
        buffer.WriteUInt8((byte)'\n');
        Bytes += line.Length + 1;
        Items++;
    }

    /// <inheritdoc/>
    public void Done()
    {
        Items++;
        if (_last is { Text: null })
        {
            _last.Count++;
            return;
        }

        if (_last is { Text: { } text } && _inText < MostInText && text.Length + Acknowledgement.Length <= OutboxChunks.Size)
        {
            text.Write(Acknowledgement);
            Bytes += Acknowledgement.Length;
            _inText++;
            return;
        }

        _last = new Entry(null) { Count = 1 };
        _entries.Enqueue(_last);
    }

    /// <inheritdoc/>
    public void Error() => Payload("error"u8);

    /// <inheritdoc/>
    public ByteBuffer Begin()
    {
        _event.Clear();
        return _event;
    }

    /// <inheritdoc/>
    public void End()
    {
        if (_event.Length == 0) return;
        if (IsFull)
        {
            switch (policy)
            {
                case OverflowPolicy.Drop:
                    _lost++;
                    Dropped++;
                    return;
                case OverflowPolicy.Terminate:
                    MustEnd = true;
                    return;
                default:
                    Overflowed = true;
                    break;
            }
        }

        if (_lost > 0 && WriteLost is { } writeLost)
        {
            var lost = _lost;
            _lost = 0;
            var note = Writable(256);
            var before = note.Length;
            writeLost(note, lost);
            Bytes += note.Length - before;
            Items++;
        }

        Writable(_event.Length).Write(_event.Written);
        Bytes += _event.Length;
        Items++;
        _event.Clear();
        _event.Trim(OutboxChunks.Size);
    }

    /// <summary>Writes what the pipe takes. Returns the status of the last write and whether anything moved.</summary>
    public IoStatus Flush(OutboxWriter write, out bool moved)
    {
        moved = false;
        while (_entries.TryPeek(out var head))
        {
            var result = write(head.Unwritten);
            if (result.Count > 0)
            {
                moved = true;
                if (head.Text is not null) Bytes -= result.Count;
                head.Written += result.Count;
            }

            if (head.IsWritten)
            {
                _entries.Dequeue();
                if (ReferenceEquals(_last, head)) _last = null;
                if (head.Text is { } text) _chunks.Return(text);
                if (_entries.Count == 0) Items = 0;
            }

            if (result.Status != IoStatus.Ok) return result.Status;
        }

        return IoStatus.Ok;
    }

    /// <summary>Forgets everything: the helper is gone.</summary>
    public void Clear()
    {
        foreach (var entry in _entries)
        {
            if (entry.Text is { } text) _chunks.Return(text);
        }

        _entries.Clear();
        _last = null;
        Bytes = 0;
        Items = 0;
        _lost = 0;
        Overflowed = false;
        MustEnd = false;
    }

    private static ReadOnlySpan<byte> Acknowledgement => "done\n"u8;

    private ByteBuffer Writable(int size)
    {
        _inText = 0;
        // With room for its acknowledgement.
        if (_last is { Text: { } text } && text.Length + size + Acknowledgement.Length <= OutboxChunks.Size) return text;
        _last = new Entry(_chunks.Take(size));
        _entries.Enqueue(_last);
        return _last.Text!;
    }

    /// <summary>A chunk of text, or without one a run of acknowledgements.</summary>
    private sealed class Entry(ByteBuffer? text)
    {
        private const int LinesAtOnce = 4096;
        private static readonly byte[] Lines = [.. Enumerable.Repeat("done\n"u8.ToArray(), LinesAtOnce).SelectMany(static line => line)];

        public ByteBuffer? Text => text;

        /// <summary>Acknowledgements of the run.</summary>
        public long Count { get; set; }

        /// <summary>Octets written.</summary>
        public long Written { get; set; }

        public bool IsWritten => Written == Length;

        /// <summary>What is to be written next; of a run not more than some thousand lines.</summary>
        public ReadOnlySpan<byte> Unwritten
        {
            get
            {
                if (text is not null) return text.Written[(int)Written..];
                var from = (int)(Written % Lines.Length);
                return Lines.AsSpan(from, (int)Math.Min(Lines.Length - from, Length - Written));
            }
        }

        private long Length => text?.Length ?? Count * Acknowledgement.Length;
    }
}
