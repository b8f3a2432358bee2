using System.Globalization;
using System.Text;
using ExaBgp.Protocol.Nlri;

namespace ExaBgp.Protocol.Text;

/// <summary>Positional fields of an NLRI: a word that must come next, and the value after it.</summary>
internal static class FieldGrammar
{
    /// <summary>Reads the word which must come next.</summary>
    public static bool TryWord(ref TokenReader tokens, string word, out ParseError error)
    {
        if (Ascii.Equals(tokens.Peek, word))
        {
            tokens.Position++;
            error = default;
            return true;
        }

        error = tokens.Error($"expected '{word}' but found '{tokens.PeekText()}' instead", word);
        return false;
    }

    /// <summary>Reads a number up to <paramref name="max"/>.</summary>
    public static bool TryNumber(ref TokenReader tokens, string name, ulong max, out ulong value, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        if (!NumberReading.TryDecimal(word, out value))
        {
            error = tokens.ErrorBefore($"{name} must be a number, received '{Encoding.UTF8.GetString(word)}'", "a number");
            return false;
        }

        if (value <= max) return true;
        error = tokens.ErrorBefore(string.Create(CultureInfo.InvariantCulture, $"{name} {value} out of range\n  Must be 0 to {max}"));
        return false;
    }

    /// <summary>Reads an address of the AFI, or of any when <paramref name="size"/> is 0.</summary>
    public static bool TryAddress(ref TokenReader tokens, int size, out IpAddress address, out ParseError error)
    {
        tokens.TryNext(out var word);
        if (!IpAddress.TryParse(word, out address))
        {
            error = tokens.ErrorBefore($"unrecognised ip address {Encoding.UTF8.GetString(word)}", "an address");
            return false;
        }

        error = default;
        if (size == 0 || address.Size == size) return true;
        error = tokens.ErrorBefore($"'{address}' is not an address of {(size == 4 ? "ipv4" : "ipv6")}");
        return false;
    }

    /// <summary>Reads <c>rd</c> and its value into the route.</summary>
    public static bool TryDistinguisher(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        if (!tokens.TryTake("rd"u8))
        {
            error = tokens.Error($"expected 'rd' but found '{tokens.PeekText()}' instead", "rd");
            return false;
        }

        return RouteWordGrammar.TryDistinguisher(ref tokens, route, out error);
    }
}
