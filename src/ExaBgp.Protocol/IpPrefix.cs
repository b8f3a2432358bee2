using System.Buffers.Text;
using System.Globalization;
using System.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol;

/// <summary>An address and how many of its leading bits count (RFC 4271 section 4.3: <c>length(1) octets(0-16)</c>). Host bits are zero when it was parsed.</summary>
public readonly record struct IpPrefix(IpAddress Address, byte Length)
{
    /// <summary>Octets a prefix of <paramref name="bits"/> bits takes after its length octet.</summary>
    public static int Octets(int bits) => (bits + 7) >> 3;

    /// <summary>Reads <c>address/length</c> or <c>address</c>; host bits must be zero.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out IpPrefix prefix, out string error)
    {
        if (!TryParseLoose(text, out prefix, out error)) return false;
        if (prefix == prefix.Masked()) return true;
        error = $"'{Encoding.UTF8.GetString(text)}' is not a valid network\n  The host bits must be zero for the given prefix length";
        return false;
    }

    /// <summary>Reads <c>address/length</c> or <c>address</c>, whatever the host bits.</summary>
    public static bool TryParseLoose(ReadOnlySpan<byte> text, out IpPrefix prefix, out string error)
    {
        prefix = default;
        error = string.Empty;
        var slash = text.IndexOf((byte)'/');
        var address = slash < 0 ? text : text[..slash];
        if (!IpAddress.TryParse(address, out var ip))
        {
            error = $"unrecognised ip address {Encoding.UTF8.GetString(address)}";
            return false;
        }

        var length = ip.Size * 8;
        if (slash >= 0)
        {
            var digits = text[(slash + 1)..];
            if (!Utf8Parser.TryParse(digits, out uint value, out var used) || used != digits.Length || value > length)
            {
                error = string.Create(CultureInfo.InvariantCulture, $"invalid netmask {Encoding.UTF8.GetString(digits)}");
                return false;
            }

            length = (int)value;
        }

        prefix = new IpPrefix(ip, (byte)length);
        return true;
    }

    /// <summary>The same with host bits cleared.</summary>
    public IpPrefix Masked()
    {
        var host = (Address.Size * 8) - Length;
        if (Address.IsIpv4) return new(IpAddress.FromIpv4(host >= 32 ? 0 : Address.Ipv4Bits & (uint.MaxValue << host)), Length);
        return new(IpAddress.FromIpv6(host >= 128 ? 0 : Address.Bits & (UInt128.MaxValue << host)), Length);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Address}/{Length}");

    /// <summary>Appends the significant octets, without the length octet.</summary>
    public void WriteOctets(ByteBuffer output)
    {
        Span<byte> octets = stackalloc byte[16];
        Address.CopyTo(octets);
        output.Write(octets[..Octets(Length)]);
    }
}
