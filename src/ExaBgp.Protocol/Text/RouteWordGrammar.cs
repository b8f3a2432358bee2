using System.Buffers.Text;
using System.Globalization;
using System.Text;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;

namespace ExaBgp.Protocol.Text;

/// <summary>
/// Reads the words after the NLRI fields of a route, one at a time: next hop, what only the NLRI needs (label, rd, path-information), what only we need
/// (split, watchdog, withdraw, name), and the attributes of <see cref="AttributeTable"/>.
/// </summary>
internal static class RouteWordGrammar
{
    /// <summary>Reads all words up to the end of the statement. An empty word ends it.</summary>
    public static bool TryParseAll(ref TokenReader tokens, RouteBuilder route, RouteWords words, out ParseError error)
    {
        while (!tokens.IsEnd)
        {
            if (tokens.Peek.IsEmpty) break;
            if (!TryParse(ref tokens, route, words, out error)) return false;
        }

        error = default;
        return true;
    }

    /// <summary>Reads one word and its values.</summary>
    public static bool TryParse(ref TokenReader tokens, RouteBuilder route, RouteWords words, out ParseError error)
    {
        var word = tokens.Peek;
        if (!words.Contains(word))
        {
            error = tokens.Error(words.Unknown(word));
            return false;
        }

        tokens.Position++;
        if (tokens.IsEnd && !StandsAlone(word))
        {
            error = tokens.Error($"{Encoding.UTF8.GetString(word)} needs a value");
            return false;
        }

        if (word.SequenceEqual("next-hop"u8)) return TryNextHop(ref tokens, route, out error);
        if (word.SequenceEqual("label"u8)) return TryLabels(ref tokens, route, out error);
        if (word.SequenceEqual("rd"u8) || word.SequenceEqual("route-distinguisher"u8)) return TryDistinguisher(ref tokens, route, out error);
        if (word.SequenceEqual("path-information"u8)) return TryPathId(ref tokens, route, out error);
        if (word.SequenceEqual("split"u8)) return TrySplit(ref tokens, route, out error);
        if (word.SequenceEqual("watchdog"u8)) return TryWatchdog(ref tokens, route, out error);
        if (word.SequenceEqual("name"u8)) return TryName(ref tokens, route, out error);
        if (word.SequenceEqual("withdraw"u8))
        {
            route.StartsWithdrawn = true;
            error = default;
            return true;
        }

        if (AttributeTable.TryGet(word, out var codec)) return codec.TryParse(ref tokens, route, out error);
        error = tokens.ErrorBefore(words.Unknown(word));
        return false;
    }

    private static bool StandsAlone(ReadOnlySpan<byte> word) => word.SequenceEqual("withdraw"u8) || word.SequenceEqual("atomic-aggregate"u8);

    /// <summary>Reads <c>self</c> or an address.</summary>
    public static bool TryNextHop(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        if (IpAddress.TryParse(word, out var address))
        {
            route.Attributes.NextHop = NextHop.Of(address);
            return true;
        }

        if (Ascii.EqualsIgnoreCase(word, "self"u8))
        {
            route.Attributes.NextHop = NextHop.Self;
            return true;
        }

        error = tokens.ErrorBefore($"unrecognised ip address {Encoding.UTF8.GetString(word)}", "an address or self");
        return false;
    }

    /// <summary>Reads a route distinguisher.</summary>
    public static bool TryDistinguisher(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        if (RouteDistinguisher.TryParse(word, out var value))
        {
            route.RouteDistinguisher ??= value.Bits;
            return true;
        }

        error = tokens.ErrorBefore($"invalid route-distinguisher {Encoding.UTF8.GetString(word)}", "AS:number or IPv4:number");
        return false;
    }

    /// <summary>Reads one label, or <c>[ label… ]</c>.</summary>
    public static bool TryLabels(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        var labels = route.LabelList;
        var isFirst = labels.Count == 0;
        if (!tokens.TryTake("["u8))
        {
            if (!TryLabel(ref tokens, out var label, out error)) return false;
            if (isFirst) labels.Add(label);
            return true;
        }

        while (!tokens.TryTake("]"u8))
        {
            if (tokens.IsEnd)
            {
                error = tokens.Error("the list is not closed: \"]\" is missing", "]");
                return false;
            }

            if (!TryLabel(ref tokens, out var label, out error)) return false;
            if (isFirst) labels.Add(label);
        }

        error = default;
        return true;
    }

    /// <summary>Reads one label of 20 bits.</summary>
    public static bool TryLabel(ref TokenReader tokens, out uint label, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        if (!Utf8Parser.TryParse(word, out ulong value, out var used) || used != word.Length)
        {
            label = 0;
            error = tokens.ErrorBefore(NotInteger(word), "a label");
            return false;
        }

        label = (uint)value;
        if (value <= 0xFFFFF) return true;
        error = tokens.ErrorBefore(string.Create(CultureInfo.InvariantCulture, $"MPLS label {value} out of range\n  Must be 0 to 1048575 (20-bit)"));
        return false;
    }

    /// <summary>Reads a path identifier: a decimal number of 32 bits, or a dotted quad.</summary>
    public static bool TryPathId(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        if (IpAddress.TryParse(word, out var address) && address.IsIpv4)
        {
            route.PathId ??= address.Ipv4Bits;
            return true;
        }

        if (Utf8Parser.TryParse(word, out ulong value, out var used) && used == word.Length)
        {
            if (value <= uint.MaxValue)
            {
                route.PathId ??= (uint)value;
                return true;
            }

            error = tokens.ErrorBefore(string.Create(CultureInfo.InvariantCulture, $"path-information {value} out of range\n  Must be 0 to 4294967295 (32-bit)"));
            return false;
        }

        error = tokens.ErrorBefore(NotInteger(word), "a number or a dotted quad");
        return false;
    }

    /// <summary>What is said of a word that is no number.</summary>
    public static string NotInteger(ReadOnlySpan<byte> word) => $"'{Encoding.UTF8.GetString(word)}' is not a number";

    private static bool TrySplit(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        if (word.StartsWith("/"u8) && Utf8Parser.TryParse(word[1..], out ushort value, out var used) && used == word.Length - 1)
        {
            route.Split ??= value;
            return true;
        }

        error = tokens.ErrorBefore($"'{Encoding.UTF8.GetString(word)}' is not a valid split value\n  Format: /<prefix-length> (e.g., /24)", "/length");
        return false;
    }

    private static bool TryWatchdog(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = default;
        if (!tokens.TryNext(out var word) || word.IsEmpty)
        {
            error = tokens.Error("watchdog needs a name", "a name");
            return false;
        }

        var name = Encoding.UTF8.GetString(word);
        if (name is "announce" or "withdraw")
        {
            error = tokens.ErrorBefore($"'{name}' is a reserved word and cannot be used as a watchdog name\n  Choose a different name");
            return false;
        }

        route.Watchdog ??= name;
        return true;
    }

    private static bool TryName(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        if (tokens.TryNext(out var word))
        {
            route.Name ??= Encoding.UTF8.GetString(word);
            error = default;
            return true;
        }

        error = tokens.Error("name needs a word", "a name");
        return false;
    }
}
