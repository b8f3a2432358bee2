using System.Globalization;
using System.Text;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Protocol.Nlri.Flow;

/// <summary>The words of <c>match</c>: <c>destination 10.0.0.0/24</c>, <c>port [ =80 &gt;1024&amp;&lt;2000 ]</c>.</summary>
internal static class FlowGrammar
{
    /// <summary>True when the word names a component.</summary>
    public static bool IsMatch(ReadOnlySpan<byte> word) => FlowComponents.TryGet(word, out _, out _, out _);

    /// <summary>Reads one component and its operand; the first word is known to name one.</summary>
    public static bool TryParse(ref TokenReader tokens, FlowRule rule, out ParseError error)
    {
        tokens.TryNext(out var word);
        if (!FlowComponents.TryGet(word, out var component, out var max, out var bad))
        {
            error = tokens.ErrorBefore($"invalid keyword \"{Encoding.UTF8.GetString(word)}\"");
            return false;
        }

        return component.Kind == FlowKind.Prefix
            ? TryPrefix(ref tokens, component, rule, out error)
            : TryTerms(ref tokens, component, max, bad, rule, out error);
    }

    private static bool TryPrefix(ref TokenReader tokens, FlowComponent component, FlowRule rule, out ParseError error)
    {
        tokens.TryNext(out var word);
        var slash = word.IndexOf((byte)'/');
        if (slash < 0)
        {
            error = tokens.ErrorBefore($"'{Encoding.UTF8.GetString(word)}' is not a valid flow prefix\n  Format: <address>/<length>, for IPv6 <address>/<length>[/<offset>]");
            return false;
        }

        uint offset = 0;
        var second = word[(slash + 1)..].IndexOf((byte)'/');
        var prefixText = second < 0 ? word : word[..(slash + 1 + second)];
        if (!IpPrefix.TryParseLoose(prefixText, out var prefix, out var reason))
        {
            error = tokens.ErrorBefore(reason, "a prefix");
            return false;
        }

        if (second >= 0)
        {
            var digits = word[(slash + second + 2)..];
            if (!prefix.Address.IsIpv6 || !NumberReading.TryDecimal(digits, out offset) || (offset > 0 && offset >= prefix.Length))
            {
                error = tokens.ErrorBefore($"'{Encoding.UTF8.GetString(word)}' is not a valid flow prefix\n  The offset must be less than the length, and only IPv6 has one");
                return false;
            }
        }

        if (!rule.TryAddPrefix(component.Type, prefix, (byte)offset))
        {
            error = tokens.ErrorBefore("source and destination of a flow must be of one family");
            return false;
        }

        error = default;
        return true;
    }

    private static bool TryTerms(ref TokenReader tokens, FlowComponent component, uint max, string bad, FlowRule rule, out ParseError error)
    {
        error = default;
        if (!tokens.TryTake("["u8))
        {
            if (!tokens.TryNext(out var word)) return true;
            return TryExpression(word, isList: false, component, max, bad, rule, out var reason) || Fail(tokens.ErrorBefore(reason), out error);
        }

        while (!tokens.TryTake("]"u8))
        {
            if (!tokens.TryNext(out var word)) return Fail(tokens.Error("the list is not closed: \"]\" is missing", "]"), out error);
            if (!TryExpression(word, isList: true, component, max, bad, rule, out var reason)) return Fail(tokens.ErrorBefore(reason), out error);
        }

        return true;
    }

    /// <summary>Reads <c>term&amp;term</c>.</summary>
    private static bool TryExpression(
        ReadOnlySpan<byte> word, bool isList, FlowComponent component, uint max, string bad, FlowRule rule, out string reason)
    {
        byte and = 0;
        while (true)
        {
            var end = word.IndexOf((byte)'&');
            var term = end < 0 ? word : word[..end];
            if (term.IsEmpty)
            {
                reason = $"Invalid expression (too short) {Encoding.UTF8.GetString(word)}";
                return false;
            }

            byte bits;
            ReadOnlySpan<byte> value;
            if (component.Kind == FlowKind.Numeric) bits = NumericOperator(term, out value);
            else bits = MaskOperator(term, out value);
            uint number;
            if (component.Kind == FlowKind.Numeric)
            {
                if (bits == 0xFF)
                {
                    reason = $"invalid operator syntax {Encoding.UTF8.GetString(term)}";
                    return false;
                }

                if (value.IsEmpty && bits is 0 or 7) number = 0;
                else if (!TryNumber(value, component, max, bad, out number, out reason)) return false;
            }
            else if (!TryMask(value, component, max, bad, out number, out reason))
            {
                return false;
            }

            rule.AddTerm(component, (byte)(bits | and), number);
            reason = string.Empty;
            if (end < 0) return true;
            word = word[(end + 1)..];
            and = 0x40;
            if (!word.IsEmpty) continue;
            if (!isList) return true;
            reason = "Can not finish an expresion on an &";
            return false;
        }
    }

    private static byte NumericOperator(ReadOnlySpan<byte> term, out ReadOnlySpan<byte> value)
    {
        byte bits = 0;
        var size = 1;
        if (term.StartsWith("true"u8)) (bits, size) = (7, 4);
        else if (term.StartsWith("false"u8)) (bits, size) = (0, 5);
        else if (term.StartsWith("!="u8)) (bits, size) = (6, 2);
        else if (term.StartsWith(">="u8)) (bits, size) = (3, 2);
        else if (term.StartsWith("<="u8)) (bits, size) = (5, 2);
        else if (term[0] == '>') bits = 2;
        else if (term[0] == '<') bits = 4;
        else if (term[0] == '=') bits = 1;
        else if (term[0] == '!') (bits, size) = (0xFF, 0);
        else (bits, size) = (1, 0);
        value = term[size..];
        return bits;
    }

    private static byte MaskOperator(ReadOnlySpan<byte> term, out ReadOnlySpan<byte> value)
    {
        byte bits = 0;
        if (Ascii.EqualsIgnoreCase(term, "not-a-fragment"u8))
        {
            // The word of version 4.2.
            value = "is-fragment"u8;
            return 2;
        }

        if (term[0] == '!')
        {
            bits |= 2;
            term = term[1..];
        }

        if (term.StartsWith("="u8))
        {
            bits |= 1;
            term = term[1..];
        }

        value = term;
        return bits;
    }

    private static bool TryNumber(ReadOnlySpan<byte> word, FlowComponent component, uint max, string bad, out uint number, out string reason)
    {
        reason = string.Empty;
        number = 0;
        if (NumberReading.TryDecimal(word, out ulong wide) || (component.ReadsNames && NumberReading.TryHexadecimal(word, out wide)))
        {
            number = (uint)Math.Min(wide, uint.MaxValue);
            if (wide <= max) return true;
            reason = component.Values.Length == 0 ? bad : string.Create(CultureInfo.InvariantCulture, $"{component.Ipv4Name} {wide} exceeds {max}");
            return false;
        }

        if (!component.ReadsNames)
        {
            reason = word.IsEmpty ? "Invalid expression (too short)" : RouteWordGrammar.NotInteger(word);
            return false;
        }

        if (word.Length <= 64)
        {
            Span<char> name = stackalloc char[word.Length];
            for (var i = 0; i < word.Length; i++) name[i] = word[i] == '_' ? '-' : char.ToLowerInvariant((char)word[i]);
            foreach (var (known, value) in component.Values)
            {
                if (!name.SequenceEqual(known)) continue;
                number = value;
                return true;
            }

            if (component.Type is >= 4 and <= 6 && ServiceNames.TryGet(name, out number)) return true;
        }

        reason = bad.Replace("{0}", Encoding.UTF8.GetString(word), StringComparison.Ordinal);
        return false;
    }

    private static bool TryMask(ReadOnlySpan<byte> word, FlowComponent component, uint max, string bad, out uint mask, out string reason)
    {
        mask = 0;
        while (true)
        {
            var end = word.IndexOf((byte)'+');
            if (!TryNumber(end < 0 ? word : word[..end], component, max, bad, out var bits, out reason)) return false;
            mask += bits;
            if (mask > max)
            {
                reason = string.Create(CultureInfo.InvariantCulture, $"{component.Ipv4Name} {mask} exceeds {max}");
                return false;
            }

            if (end < 0) return true;
            word = word[(end + 1)..];
        }
    }

    private static bool Fail(ParseError made, out ParseError error)
    {
        error = made;
        return false;
    }
}
