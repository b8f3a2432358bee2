using ExaBgp.Protocol.Wire;

namespace ExaBgp.Reactor.Helpers;

/// <summary>
/// The command lines of one helper: complete lines of one read are a batch (guarantee G1), the rest waits for the next read.
/// Lines end at LF; blanks at both ends, CR included, are dropped by those who parse them.
/// </summary>
public sealed class LineInput
{
    /// <summary>A line longer than this ends the helper.</summary>
    public const int LongestLine = 1024 * 1024;

    private readonly ByteBuffer _pending = new();
    private int _start;
    private int _complete;

    /// <summary>True while lines of the last read are left.</summary>
    public bool HasLines => _start < _complete;

    /// <summary>True when what has no line end is longer than a line may be.</summary>
    public bool IsTooLong => _pending.Length - _complete > LongestLine;

    /// <summary>Octets of a line that has not ended.</summary>
    public int PartialLength => _pending.Length - _complete;

    /// <summary>Octets of commands not yet executed.</summary>
    public int Length => _pending.Length - _start;

    /// <summary>Room to read into; hand the number of octets read to <see cref="Read"/>.</summary>
    public Span<byte> Room(int size)
    {
        Compact();
        return _pending.GetSpan(size)[..size];
    }

    /// <summary>Octets were read into the room.</summary>
    public void Read(int count)
    {
        var before = _pending.Length;
        _pending.Advance(count);
        var last = _pending.Written[before..].LastIndexOf((byte)'\n');
        if (last >= 0) _complete = before + last + 1;
    }

    /// <summary>The next complete line, without its end; valid until the next read.</summary>
    public bool TryTake(out ReadOnlySpan<byte> line)
    {
        if (!HasLines)
        {
            line = default;
            return false;
        }

        var rest = _pending.Written[_start.._complete];
        var end = rest.IndexOf((byte)'\n');
        line = rest[..end];
        _start += end + 1;
        return true;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _pending.Clear();
        _start = _complete = 0;
    }

    private void Compact()
    {
        if (_start == 0) return;
        _pending.RemoveFront(_start);
        _complete -= _start;
        _start = 0;
    }
}
