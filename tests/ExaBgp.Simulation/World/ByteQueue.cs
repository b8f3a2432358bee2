namespace ExaBgp.Simulation.World;

/// <summary>Octets in order: in at the back, out at the front.</summary>
public sealed class ByteQueue
{
    private byte[] _octets = new byte[256];
    private int _start;
    private int _end;

    public int Count => _end - _start;

    public ReadOnlySpan<byte> Span => _octets.AsSpan(_start, Count);

    public void Add(ReadOnlySpan<byte> octets)
    {
        if (_end + octets.Length > _octets.Length)
        {
            var size = _octets.Length;
            while (size < Count + octets.Length) size *= 2;
            var room = size == _octets.Length && _start > 0 ? _octets : new byte[size];
            Span.CopyTo(room);
            (_octets, _end, _start) = (room, Count, 0);
        }

        octets.CopyTo(_octets.AsSpan(_end));
        _end += octets.Length;
    }

    public int Take(Span<byte> into)
    {
        var count = Math.Min(into.Length, Count);
        _octets.AsSpan(_start, count).CopyTo(into);
        Skip(count);
        return count;
    }

    public void Skip(int count)
    {
        _start += count;
        if (_start == _end) _start = _end = 0;
    }

    public void Clear() => _start = _end = 0;
}
