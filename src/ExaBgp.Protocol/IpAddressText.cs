using System.Buffers.Binary;
using System.Buffers.Text;

namespace ExaBgp.Protocol;

/// <summary>The text forms of addresses: strict dotted quads, RFC 4291 section 2.2 read, RFC 5952 written.</summary>
internal static class IpAddressText
{
    public static bool TryParseIpv4(ReadOnlySpan<byte> text, out IpAddress address)
    {
        address = default;
        if (!TryParseQuad(text, out var bits)) return false;
        address = IpAddress.FromIpv4(bits);
        return true;
    }

    public static bool TryParseIpv6(ReadOnlySpan<byte> text, out IpAddress address)
    {
        address = default;
        Span<ushort> groups = stackalloc ushort[8];
        groups.Clear();
        int count = 0, gap = -1, at = 0;
        if (text.Length < 2) return false;
        if (text[0] == ':')
        {
            if (text[1] != ':') return false;
            gap = 0;
            at = 2;
        }

        while (at < text.Length)
        {
            if (count == 8) return false;
            var end = at;
            while (end < text.Length && text[end] != ':') end++;
            var part = text[at..end];
            if (end == text.Length && part.Contains((byte)'.'))
            {
                if (count > 6 || !TryParseQuad(part, out var quad)) return false;
                groups[count++] = (ushort)(quad >> 16);
                groups[count++] = (ushort)quad;
                at = end;
                break;
            }

            if (part.Length is 0 or > 4 || !Utf8Parser.TryParse(part, out ushort group, out var used, 'x') || used != part.Length) return false;
            groups[count++] = group;
            at = end;
            if (at == text.Length) break;
            at++;
            if (at == text.Length) return false;
            if (text[at] != ':') continue;
            if (gap >= 0) return false;
            gap = count;
            at++;
        }

        if (gap < 0 ? count != 8 : count > 7) return false;
        UInt128 bits = 0;
        for (var i = 0; i < 8; i++)
        {
            var from = gap < 0 || i < gap ? i : i - (8 - count);
            bits = (bits << 16) | (gap >= 0 && i >= gap && i < gap + 8 - count ? (ushort)0 : groups[from]);
        }

        address = IpAddress.FromIpv6(bits);
        return true;
    }

    public static int Format(IpAddress address, Span<byte> destination)
    {
        if (address.IsIpv4) return FormatQuad(address.Ipv4Bits, destination);
        if (!address.IsIpv6) return 0;
        Span<byte> octets = stackalloc byte[16];
        address.CopyTo(octets);
        Span<ushort> groups = stackalloc ushort[8];
        for (var i = 0; i < 8; i++) groups[i] = BinaryPrimitives.ReadUInt16BigEndian(octets[(i * 2)..]);
        var hasQuad = address.IsMappedIpv4;
        var (start, length) = LongestZeros(groups[..(hasQuad ? 6 : 8)]);
        var at = 0;
        for (var i = 0; i < (hasQuad ? 6 : 8); i++)
        {
            if (length > 1 && i == start)
            {
                destination[at++] = (byte)':';
                if (i == 0) destination[at++] = (byte)':';
                i += length - 1;
                continue;
            }

            Utf8Formatter.TryFormat(groups[i], destination[at..], out var written, 'x');
            at += written;
            if (i < 7) destination[at++] = (byte)':';
        }

        return hasQuad ? at + FormatQuad((uint)address.Bits, destination[at..]) : at;
    }

    private static bool TryParseQuad(ReadOnlySpan<byte> text, out uint bits)
    {
        bits = 0;
        int part = 0, digits = 0, parts = 0;
        foreach (var octet in text)
        {
            if (octet == '.')
            {
                if (digits == 0 || parts == 3) return false;
                bits = (bits << 8) | (uint)part;
                parts++;
                part = digits = 0;
            }
            else
            {
                var digit = octet - '0';
                if ((uint)digit > 9 || (digits == 1 && part == 0)) return false;
                part = (part * 10) + digit;
                if (part > 255) return false;
                digits++;
            }
        }

        if (digits == 0 || parts != 3) return false;
        bits = (bits << 8) | (uint)part;
        return true;
    }

    private static int FormatQuad(uint bits, Span<byte> destination)
    {
        var at = 0;
        for (var shift = 24; shift >= 0; shift -= 8)
        {
            var value = (int)((bits >> shift) & 255);
            if (value >= 100)
            {
                destination[at++] = (byte)('0' + (value / 100));
                value %= 100;
                destination[at++] = (byte)('0' + (value / 10));
                value %= 10;
            }
            else if (value >= 10)
            {
                destination[at++] = (byte)('0' + (value / 10));
                value %= 10;
            }

            destination[at++] = (byte)('0' + value);
            if (shift > 0) destination[at++] = (byte)'.';
        }

        return at;
    }

    private static (int Start, int Length) LongestZeros(ReadOnlySpan<ushort> groups)
    {
        int best = -1, bestLength = 0;
        for (var i = 0; i < groups.Length;)
        {
            if (groups[i] != 0)
            {
                i++;
                continue;
            }

            var start = i;
            while (i < groups.Length && groups[i] == 0) i++;
            if (i - start > bestLength) (best, bestLength) = (start, i - start);
        }

        return (best, bestLength);
    }
}
