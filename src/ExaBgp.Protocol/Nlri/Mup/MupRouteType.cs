using System.Buffers.Binary;
using System.Globalization;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Mup;

/// <summary>One route type of MUP: what its forms share.</summary>
internal abstract class MupRouteType(int code, string word, string title) : NlriRouteType(code, word, title)
{
    /// <summary>Refuses a value that is shorter than any of its type.</summary>
    protected Outcome TooShort(int need, int got) =>
        Malformed(string.Create(CultureInfo.InvariantCulture, $"{Title} MUP NLRI is too short: need at least {need} bytes, got {got}"));

    /// <summary>Refuses a prefix that is longer than an address.</summary>
    protected static Outcome TooLong(string what, int bits, bool ipv6) => Malformed(string.Create(
        CultureInfo.InvariantCulture, $"mup {what} prefix length is {bits} bits, more than the {(ipv6 ? 128 : 32)} of an {(ipv6 ? "ipv6" : "ipv4")} address"));

    /// <summary>Appends <c>mup:WORD::RD:</c>.</summary>
    protected static void WriteTextHead(ReadOnlySpan<byte> word, ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write("mup:"u8);
        output.Write(word);
        output.Write("::"u8);
        RouteDistinguisher.Of(value).WriteText(output);
        output.WriteUInt8((byte)':');
    }

    /// <summary>Appends <c> rd 100:100</c>.</summary>
    protected static void WriteDistinguisher(ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write(" rd "u8);
        RouteDistinguisher.Of(value).WriteText(output);
    }

    /// <summary>Appends <c>length(1) octets</c>, host bits cleared.</summary>
    protected static void WritePrefix(in IpPrefix prefix, ByteBuffer output)
    {
        output.WriteUInt8(prefix.Length);
        prefix.Masked().WriteOctets(output);
    }

    /// <summary>Appends the octets of an address.</summary>
    protected static void WriteAddress(IpAddress address, ByteBuffer output) => address.CopyTo(output.Take(address.Size));

    /// <summary>Reads <c>address/length</c> of the AFI; host bits are dropped.</summary>
    protected static bool TryPrefix(ref TokenReader tokens, bool ipv6, out IpPrefix prefix, out ParseError error)
    {
        tokens.TryNext(out var word);
        prefix = default;
        if (!word.Contains((byte)'/'))
        {
            error = tokens.ErrorBefore($"'{System.Text.Encoding.UTF8.GetString(word)}' is not a prefix\n  Format: <address>/<length>", "address/length");
            return false;
        }

        if (!IpPrefix.TryParseLoose(word, out prefix, out var reason))
        {
            error = tokens.ErrorBefore(reason, "address/length");
            return false;
        }

        if (prefix.Address.IsIpv6 == ipv6)
        {
            error = default;
            return true;
        }

        error = tokens.ErrorBefore($"'{prefix}' is not a prefix of {(ipv6 ? "ipv6" : "ipv4")}");
        return false;
    }

    /// <summary>A number of up to four octets.</summary>
    protected static uint Number(ReadOnlySpan<byte> octets)
    {
        Span<byte> four = stackalloc byte[4];
        four.Clear();
        octets.CopyTo(four[(4 - octets.Length)..]);
        return BinaryPrimitives.ReadUInt32BigEndian(four);
    }

    /// <summary>Reads the word <c>teid</c>, or <c>qfi</c>, and a number.</summary>
    protected static bool TryNumber(ref TokenReader tokens, string word, uint max, string bits, out uint value, out ParseError error)
    {
        value = 0;
        if (!FieldGrammar.TryWord(ref tokens, word, out error)) return false;
        tokens.TryNext(out var digits);
        if (!NumberReading.TryDecimal(digits, out ulong number))
        {
            error = tokens.ErrorBefore($"{word} must be a number, received '{System.Text.Encoding.UTF8.GetString(digits)}'", "a number");
            return false;
        }

        value = (uint)number;
        if (number <= max) return true;
        error = tokens.ErrorBefore(string.Create(
            CultureInfo.InvariantCulture, $"{word.ToUpperInvariant()} {number} out of range\n  Must be 0 to {max} ({bits}-bit)"));
        return false;
    }
}
