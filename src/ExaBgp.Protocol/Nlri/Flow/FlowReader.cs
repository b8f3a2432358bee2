using System.Buffers.Binary;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Flow;

/// <summary>
/// Walks over the components of a flow specification (RFC 8955 section 4.2): <c>type(1) length(1) octets</c> for a prefix, IPv6
/// <c>type(1) length(1) offset(1) octets</c> (RFC 8956 section 3.1), else <c>type(1)</c> and terms <c>operator(1) value(1, 2, 4 or 8)</c> up to the one
/// whose operator has the end bit.
/// </summary>
internal ref struct FlowReader
{
    private readonly bool _ipv6;
    private readonly bool _wholePrefixes;
    private WireReader _reader;

    private FlowReader(ReadOnlySpan<byte> components, bool ipv6, bool wholePrefixes)
    {
        _reader = new WireReader(components);
        _ipv6 = ipv6;
        _wholePrefixes = wholePrefixes;
    }

    /// <summary>Number of the component read.</summary>
    public byte Type { get; private set; }

    /// <summary>For a prefix: bits, else 0.</summary>
    public int Length { get; private set; }

    /// <summary>For an IPv6 prefix: leading bits left out.</summary>
    public int Offset { get; private set; }

    /// <summary>For a prefix: its octets as received; else the terms.</summary>
    public ReadOnlySpan<byte> Value { get; private set; }

    /// <summary>What is wrong when <see cref="TryNext"/> failed before the end.</summary>
    public string? Error { get; private set; }

    /// <summary>True when octets of an IPv6 prefix begin at bit 0 although it has an offset, as some speakers write it.</summary>
    public readonly bool IsWhole => _wholePrefixes;

    /// <summary>
    /// A reader of components. IPv6 prefixes are taken as RFC 8956 writes them, without the bits before the offset, unless only the form that repeats those
    /// bits fits.
    /// </summary>
    public static FlowReader Of(ReadOnlySpan<byte> components, bool ipv6) =>
        new(components, ipv6, ipv6 && !IsReadable(components, wholePrefixes: false) && IsReadable(components, wholePrefixes: true));

    /// <summary>What is wrong with the components, or null.</summary>
    public static string? Validate(ReadOnlySpan<byte> components, bool ipv6)
    {
        var reader = Of(components, ipv6);
        while (reader.TryNext())
        {
        }

        return reader.Error;
    }

    /// <summary>Reads one term of <see cref="Value"/>.</summary>
    public static bool TryTerm(scoped ref WireReader terms, out byte bits, out ulong value)
    {
        value = 0;
        if (!terms.TryReadUInt8(out bits) || !terms.TryReadBytes(1 << ((bits >> 4) & 3), out var octets)) return false;
        foreach (var octet in octets) value = (value << 8) | octet;
        return true;
    }

    /// <summary>Reads the next component; false at the end or when it is malformed.</summary>
    public bool TryNext()
    {
        if (_reader.IsEmpty || Error is not null) return false;
        _reader.TryReadUInt8(out var type);
        Type = type;
        if (!FlowComponents.TryGet(type, _ipv6, out var component))
        {
            Error = $"unknown flow component {type}";
            return false;
        }

        if (component.Kind == FlowKind.Prefix ? TryPrefix() : TryTerms()) return true;
        Error = $"malformed flow component {component.Name(_ipv6)}";
        return false;
    }

    /// <summary>The address of a prefix, its octets put where they belong.</summary>
    public readonly IpAddress Address()
    {
        Span<byte> whole = stackalloc byte[16];
        whole.Clear();
        Value.CopyTo(whole);
        if (!_ipv6) return IpAddress.FromIpv4(BinaryPrimitives.ReadUInt32BigEndian(whole));
        var bits = BinaryPrimitives.ReadUInt128BigEndian(whole);
        return IpAddress.FromIpv6(_wholePrefixes ? bits : Offset >= 128 ? 0 : bits >> Offset);
    }

    private static bool IsReadable(ReadOnlySpan<byte> components, bool wholePrefixes)
    {
        var reader = new FlowReader(components, ipv6: true, wholePrefixes);
        while (reader.TryNext())
        {
        }

        return reader.Error is null;
    }

    private bool TryPrefix()
    {
        Offset = 0;
        if (!_reader.TryReadUInt8(out var length)) return false;
        Length = length;
        if (_ipv6)
        {
            if (!_reader.TryReadUInt8(out var offset)) return false;
            Offset = offset;
            if (length > 128 || (offset >= length && offset > 0)) return false;
        }
        else if (length > 32)
        {
            return false;
        }

        if (!_reader.TryReadBytes(IpPrefix.Octets(_wholePrefixes ? length : length - Offset), out var octets)) return false;
        Value = octets;
        return true;
    }

    private bool TryTerms()
    {
        Length = 0;
        Offset = 0;
        var start = _reader.Rest;
        byte bits;
        do
        {
            if (!TryTerm(ref _reader, out bits, out _)) return false;
        }
        while ((bits & 0x80) == 0);
        Value = start[..(start.Length - _reader.Remaining)];
        return true;
    }
}
