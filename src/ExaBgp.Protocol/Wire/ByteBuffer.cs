using System.Buffers;
using System.Buffers.Binary;

namespace ExaBgp.Protocol.Wire;

/// <summary>A growable run of octets, written at its end: wire messages, text lines and JSON alike. Reuse it with <see cref="Clear"/>.</summary>
public sealed class ByteBuffer : IBufferWriter<byte>
{
    private byte[] _bytes;
    private int _length;

    /// <summary>An empty buffer with room for <paramref name="capacity"/> octets before it grows.</summary>
    public ByteBuffer(int capacity = 256) => _bytes = Allocate(capacity);

    /// <summary>Octets written.</summary>
    public int Length => _length;

    /// <summary>What was written; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>What was written, as memory; valid until the next write.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, _length);

    /// <summary>Room left before the buffer grows.</summary>
    public int FreeCapacity => _bytes.Length - _length;

    /// <summary>Forgets what was written and keeps the room.</summary>
    public void Clear() => _length = 0;

    /// <summary>Cuts the buffer back to <paramref name="length"/> octets.</summary>
    public void Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, (uint)_length, nameof(length));
        _length = length;
    }

    /// <summary>Drops the first <paramref name="count"/> octets and moves the others to the front.</summary>
    public void RemoveFront(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)_length, nameof(count));
        if (count == 0) return;
        Buffer.BlockCopy(_bytes, count, _bytes, 0, _length - count);
        _length -= count;
    }

    /// <summary>Gives room above <paramref name="capacity"/> back when the buffer is empty.</summary>
    public void Trim(int capacity)
    {
        if (_length == 0 && _bytes.Length > capacity) _bytes = Allocate(capacity);
    }

    /// <inheritdoc/>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(_bytes.Length - _length), nameof(count));
        _length += count;
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(_length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsSpan(_length);
    }

    /// <summary>Appends <paramref name="count"/> octets to be filled by the caller.</summary>
    public Span<byte> Take(int count)
    {
        Reserve(count);
        var span = _bytes.AsSpan(_length, count);
        _length += count;
        return span;
    }

    /// <summary>Appends one octet.</summary>
    public void WriteUInt8(byte value)
    {
        if (_length == _bytes.Length) Reserve(1);
        _bytes[_length++] = value;
    }

    /// <summary>Appends two octets.</summary>
    public void WriteUInt16(ushort value) => BinaryPrimitives.WriteUInt16BigEndian(Take(2), value);

    /// <summary>Appends three octets; the high octet of <paramref name="value"/> is dropped.</summary>
    public void WriteUInt24(uint value)
    {
        var span = Take(3);
        span[0] = (byte)(value >> 16);
        span[1] = (byte)(value >> 8);
        span[2] = (byte)value;
    }

    /// <summary>Appends four octets.</summary>
    public void WriteUInt32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Take(4), value);

    /// <summary>Appends eight octets.</summary>
    public void WriteUInt64(ulong value) => BinaryPrimitives.WriteUInt64BigEndian(Take(8), value);

    /// <summary>Appends <paramref name="bytes"/> as they are.</summary>
    public void Write(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    /// <summary>Overwrites the octet at <paramref name="at"/>.</summary>
    public void PatchUInt8(int at, byte value) => _bytes.AsSpan(0, _length)[at] = value;

    /// <summary>Overwrites the two octets at <paramref name="at"/>: a length known only now.</summary>
    public void PatchUInt16(int at, ushort value) => BinaryPrimitives.WriteUInt16BigEndian(_bytes.AsSpan(0, _length)[at..], value);

    private void Reserve(int count)
    {
        if (_bytes.Length - _length >= count) return;
        var larger = Allocate(checked((int)Math.Max((uint)_bytes.Length * 2, (uint)(_length + count))));
        Written.CopyTo(larger);
        _bytes = larger;
    }

    private static byte[] Allocate(int capacity) => GC.AllocateUninitializedArray<byte>(Math.Max(capacity, 16));
}
