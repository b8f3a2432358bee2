using System.Buffers.Binary;

namespace ExaBgp.Protocol.Wire;

/// <summary>Reads network-order values from a span and can never pass its end: each read tells whether there was enough.</summary>
public ref struct WireReader
{
    private ReadOnlySpan<byte> _rest;

    /// <summary>Reads from <paramref name="bytes"/>.</summary>
    public WireReader(ReadOnlySpan<byte> bytes) => _rest = bytes;

    /// <summary>Octets not read yet.</summary>
    public readonly int Remaining => _rest.Length;

    /// <summary>True when everything has been read.</summary>
    public readonly bool IsEmpty => _rest.IsEmpty;

    /// <summary>What has not been read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _rest;

    /// <summary>Reads one octet.</summary>
    public bool TryReadUInt8(out byte value)
    {
        if (_rest.IsEmpty)
        {
            value = 0;
            return false;
        }

        value = _rest[0];
        _rest = _rest[1..];
        return true;
    }

    /// <summary>Reads two octets.</summary>
    public bool TryReadUInt16(out ushort value)
    {
        if (!BinaryPrimitives.TryReadUInt16BigEndian(_rest, out value)) return false;
        _rest = _rest[2..];
        return true;
    }

    /// <summary>Reads three octets, as labels are written.</summary>
    public bool TryReadUInt24(out uint value)
    {
        if (_rest.Length < 3)
        {
            value = 0;
            return false;
        }

        value = (uint)((_rest[0] << 16) | (_rest[1] << 8) | _rest[2]);
        _rest = _rest[3..];
        return true;
    }

    /// <summary>Reads four octets.</summary>
    public bool TryReadUInt32(out uint value)
    {
        if (!BinaryPrimitives.TryReadUInt32BigEndian(_rest, out value)) return false;
        _rest = _rest[4..];
        return true;
    }

    /// <summary>Reads eight octets.</summary>
    public bool TryReadUInt64(out ulong value)
    {
        if (!BinaryPrimitives.TryReadUInt64BigEndian(_rest, out value)) return false;
        _rest = _rest[8..];
        return true;
    }

    /// <summary>Takes the next <paramref name="count"/> octets as they are.</summary>
    public bool TryReadBytes(int count, out ReadOnlySpan<byte> bytes)
    {
        if ((uint)count > (uint)_rest.Length)
        {
            bytes = default;
            return false;
        }

        bytes = _rest[..count];
        _rest = _rest[count..];
        return true;
    }

    /// <summary>Cuts the next <paramref name="count"/> octets off as a reader of their own.</summary>
    public bool TryCut(int count, out WireReader part)
    {
        if (TryReadBytes(count, out var bytes))
        {
            part = new WireReader(bytes);
            return true;
        }

        part = default;
        return false;
    }

    /// <summary>Everything left; the reader is empty afterwards.</summary>
    public ReadOnlySpan<byte> TakeRest()
    {
        var rest = _rest;
        _rest = default;
        return rest;
    }
}
