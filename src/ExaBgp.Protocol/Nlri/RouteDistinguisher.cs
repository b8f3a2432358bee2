using System.Buffers.Text;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri;

/// <summary>
/// Route distinguisher (RFC 4364 section 4.2), 8 octets: <c>0(2) AS(2) number(4)</c>, <c>1(2) IPv4(4) number(2)</c> or <c>2(2) AS(4) number(2)</c>.
/// </summary>
public readonly record struct RouteDistinguisher(ulong Bits)
{
    /// <summary>Octets on the wire.</summary>
    public const int Size = 8;

    /// <summary>
    /// Reads <c>65000:1</c> (type 0, or 2 when it does not fit), <c>1.2.3.4:5</c> (type 1), or <c>0x</c> and sixteen hexadecimal digits.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out RouteDistinguisher value)
    {
        value = default;
        if (text.Length == 18 && text.StartsWith("0x"u8))
        {
            if (!Utf8Parser.TryParse(text[2..], out ulong raw, out var digits, 'x') || digits != 16) return false;
            value = new RouteDistinguisher(raw);
            return true;
        }

        var colon = text.IndexOf((byte)':');
        if (colon < 0 || !TryNumber(text[(colon + 1)..], out var number)) return false;
        var head = text[..colon];
        if (head.Contains((byte)'.'))
        {
            if (!IpAddress.TryParse(head, out var address) || number > ushort.MaxValue) return false;
            value = new RouteDistinguisher((1UL << 48) | ((ulong)address.Ipv4Bits << 16) | number);
            return true;
        }

        if (!TryNumber(head, out var asn)) return false;
        if (asn <= ushort.MaxValue) value = new RouteDistinguisher(((ulong)asn << 32) | number);
        else if (number <= ushort.MaxValue) value = new RouteDistinguisher((2UL << 48) | ((ulong)asn << 16) | number);
        else return false;
        return true;
    }

    /// <summary>Reads the 8 octets <paramref name="octets"/> begins with.</summary>
    public static RouteDistinguisher Of(ReadOnlySpan<byte> octets) => new(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(octets));

    /// <summary>Appends <c>65000:1</c>, <c>1.2.3.4:5</c>, or <c>0x…</c> for a type nobody knows.</summary>
    public void WriteText(ByteBuffer output)
    {
        switch (Bits >> 48)
        {
            case 0:
                output.WriteDecimal((uint)(Bits >> 32));
                output.WriteUInt8((byte)':');
                output.WriteDecimal((uint)Bits);
                break;
            case 1:
                output.WriteAddress(IpAddress.FromIpv4((uint)(Bits >> 16)));
                output.WriteUInt8((byte)':');
                output.WriteDecimal((uint)(Bits & 0xFFFF));
                break;
            case 2:
                output.WriteDecimal((uint)(Bits >> 16));
                output.WriteUInt8((byte)':');
                output.WriteDecimal((uint)(Bits & 0xFFFF));
                break;
            default:
                Span<byte> octets = stackalloc byte[8];
                System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(octets, Bits);
                output.Write("0x"u8);
                output.WriteHexUpper(octets);
                break;
        }
    }

    private static bool TryNumber(ReadOnlySpan<byte> text, out uint value) => Utf8Parser.TryParse(text, out value, out var used) && used == text.Length;
}
