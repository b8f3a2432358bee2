using System.Buffers.Binary;

namespace ExaBgp.Protocol;

/// <summary>An IPv4 or IPv6 address as a value: 16 octets and the family. The default value is "no address".</summary>
public readonly record struct IpAddress : IComparable<IpAddress>
{
    private readonly UInt128 _bits;
    private readonly byte _size;

    private IpAddress(UInt128 bits, byte size)
    {
        _bits = bits;
        _size = size;
    }

    /// <summary><c>0.0.0.0</c>.</summary>
    public static readonly IpAddress AnyIpv4 = new(0, 4);

    /// <summary><c>::</c>.</summary>
    public static readonly IpAddress AnyIpv6 = new(0, 16);

    /// <summary>Octets: 4, 16, or 0 for no address.</summary>
    public int Size => _size;

    /// <summary>True for an IPv4 address.</summary>
    public bool IsIpv4 => _size == 4;

    /// <summary>True for an IPv6 address.</summary>
    public bool IsIpv6 => _size == 16;

    /// <summary>False for the default value.</summary>
    public bool IsSet => _size != 0;

    /// <summary>True for fe80::/10.</summary>
    public bool IsLinkLocal => IsIpv6 && (_bits >> 118) == 0x3FA;

    /// <summary>True for ::ffff:0:0/96.</summary>
    public bool IsMappedIpv4 => IsIpv6 && (_bits >> 32) == 0xFFFF;

    /// <summary>The 32 bits of an IPv4 address.</summary>
    public uint Ipv4Bits => (uint)_bits;

    /// <summary>The bits, right-aligned.</summary>
    public UInt128 Bits => _bits;

    /// <summary>An IPv4 address from its 32 bits.</summary>
    public static IpAddress FromIpv4(uint bits) => new(bits, 4);

    /// <summary>An IPv6 address from its 128 bits.</summary>
    public static IpAddress FromIpv6(UInt128 bits) => new(bits, 16);

    /// <summary>From 4 or 16 octets.</summary>
    public static bool TryFromBytes(ReadOnlySpan<byte> bytes, out IpAddress address)
    {
        switch (bytes.Length)
        {
            case 4:
                address = new(BinaryPrimitives.ReadUInt32BigEndian(bytes), 4);
                return true;
            case 16:
                address = new(BinaryPrimitives.ReadUInt128BigEndian(bytes), 16);
                return true;
            default:
                address = default;
                return false;
        }
    }

    /// <summary>Writes the <see cref="Size"/> octets.</summary>
    public void CopyTo(Span<byte> destination)
    {
        if (_size == 4) BinaryPrimitives.WriteUInt32BigEndian(destination, (uint)_bits);
        else if (_size == 16) BinaryPrimitives.WriteUInt128BigEndian(destination, _bits);
    }

    /// <summary>The same address as <c>::ffff:a.b.c.d</c> when it is IPv4.</summary>
    public IpAddress ToMapped() => IsIpv4 ? new(_bits | ((UInt128)0xFFFF << 32), 16) : this;

    /// <summary>The IPv4 address inside <c>::ffff:a.b.c.d</c>, else itself.</summary>
    public IpAddress Unmapped() => IsMappedIpv4 ? new((uint)_bits, 4) : this;

    /// <summary>True when both agree in the first <paramref name="length"/> bits.</summary>
    public bool IsInside(IpAddress network, int length)
    {
        if (_size != network._size || _size == 0) return false;
        var shift = (_size * 8) - length;
        return shift >= _size * 8 || (_bits >> shift) == (network._bits >> shift);
    }

    /// <summary>Reads four strict decimal parts, or an IPv6 address in any of its forms (no scope).</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out IpAddress address) =>
        text.Contains((byte)':') ? IpAddressText.TryParseIpv6(text, out address) : IpAddressText.TryParseIpv4(text, out address);

    /// <summary>Reads an address given as a string.</summary>
    public static bool TryParse(string text, out IpAddress address)
    {
        Span<byte> bytes = stackalloc byte[64];
        if (text.Length <= 64 && System.Text.Ascii.FromUtf16(text, bytes, out var written) == System.Buffers.OperationStatus.Done)
            return TryParse(bytes[..written], out address);
        address = default;
        return false;
    }

    /// <summary>Writes the text of the address (RFC 5952); at most 45 octets. Returns their number.</summary>
    public int Format(Span<byte> destination) => IpAddressText.Format(this, destination);

    /// <inheritdoc/>
    public int CompareTo(IpAddress other) => _size != other._size ? _size.CompareTo(other._size) : _bits.CompareTo(other._bits);

    /// <inheritdoc/>
    public override string ToString()
    {
        Span<byte> text = stackalloc byte[48];
        return System.Text.Encoding.ASCII.GetString(text[..Format(text)]);
    }
}
