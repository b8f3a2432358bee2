using System.Globalization;
using System.Text;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol.Text;

/// <summary>Statements that begin with, or end in, prefixes: the route of <c>static</c>, its <c>attributes … nlri</c>, and the prefix families of <c>announce</c>.</summary>
internal static class PrefixGrammar
{
    /// <summary>The most prefixes one <c>split</c> may make.</summary>
    private const int MaxSplit = 1 << 20;

    private static readonly PrefixFamily[] Ipv4 = Families(Afi.Ipv4);
    private static readonly PrefixFamily[] Ipv6 = Families(Afi.Ipv6);

    public static bool TryParseAnnounce(ref TokenReader tokens, RouteBuilder route, PrefixFamily family, AttributeTextCache? cache, out ParseError error)
    {
        if (!TryReadPrefix(ref tokens, route, out error)) return false;
        if (route.Prefix is { } prefix && prefix.Address.IsIpv6 != (family.Family.Afi == Afi.Ipv6))
        {
            error = tokens.ErrorBefore($"'{prefix}' is not a prefix of {family.AfiName}", family.AfiName);
            return false;
        }

        return TryParseWords(ref tokens, route, family.Words, cache, out error) && TryAddPrefix(ref tokens, route, family, out error);
    }

    public static bool TryReadPrefix(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        tokens.TryNext(out var word);
        if (IpPrefix.TryParse(word, out var prefix, out var reason))
        {
            route.Prefix = prefix;
            error = default;
            return true;
        }

        error = tokens.ErrorBefore(reason, "a prefix");
        return false;
    }

    /// <summary>Reads the rest of the statement as words, or takes them from the cache.</summary>
    public static bool TryParseWords(ref TokenReader tokens, RouteBuilder route, RouteWords words, AttributeTextCache? cache, out ParseError error)
    {
        if (cache is null) return RouteWordGrammar.TryParseAll(ref tokens, route, words, out error);
        if (cache.TryGet(ref tokens, route, words))
        {
            error = default;
            return true;
        }

        var from = tokens.Position;
        if (!RouteWordGrammar.TryParseAll(ref tokens, route, words, out error)) return false;
        cache.Keep(tokens, from, route, words);
        return true;
    }

    /// <summary>Adds the prefix that was read, or what it is split into, to the family given or the one its words choose.</summary>
    public static bool TryAddPrefix(ref TokenReader tokens, RouteBuilder route, PrefixFamily? family, out ParseError error)
    {
        if (route.Prefix is not { } prefix)
        {
            error = tokens.Error("a route needs a prefix", "a prefix");
            return false;
        }

        family ??= Choose(route, prefix);
        string reason;
        if (route.Split is { } split)
        {
            if (!TrySplit(route, family, prefix, split, out reason))
            {
                error = tokens.ErrorBefore(reason);
                return false;
            }
        }
        else if (!family.TryAdd(route, prefix, out reason))
        {
            error = tokens.ErrorBefore(reason);
            return false;
        }

        route.Prefix = null;
        error = default;
        return true;
    }

    private static bool TrySplit(RouteBuilder route, PrefixFamily family, in IpPrefix prefix, int split, out string error)
    {
        var bits = prefix.Address.Size * 8;
        if (split > bits)
        {
            error = string.Create(CultureInfo.InvariantCulture, $"CIDR mask must be 0-{bits}, got {split}");
            return false;
        }

        if (split <= prefix.Length) return family.TryAdd(route, prefix, out error);
        if (split - prefix.Length > 20)
        {
            error = string.Create(CultureInfo.InvariantCulture, $"split of {prefix} into /{split} makes more than {MaxSplit} prefixes");
            return false;
        }

        var step = UInt128.One << (bits - split);
        var at = prefix.Address.Bits;
        for (var left = 1 << (split - prefix.Length); left > 0; left--)
        {
            var address = prefix.Address.IsIpv4 ? IpAddress.FromIpv4((uint)at) : IpAddress.FromIpv6(at);
            if (!family.TryAdd(route, new IpPrefix(address, (byte)split), out error)) return false;
            at += step;
        }

        error = string.Empty;
        return true;
    }

    private static PrefixFamily Choose(RouteBuilder route, in IpPrefix prefix)
    {
        var families = prefix.Address.IsIpv6 ? Ipv6 : Ipv4;
        if (route.RouteDistinguisher is not null) return families[3];
        if (route.LabelList.Count > 0) return families[2];
        return prefix.Address.IsIpv4 && prefix.Address.Ipv4Bits >> 28 == 0xE ? families[1] : families[0];
    }

    private static PrefixFamily[] Families(Afi afi) =>
    [
        (PrefixFamily)FamilyTable.Get(new Family(afi, Safi.Unicast)), (PrefixFamily)FamilyTable.Get(new Family(afi, Safi.Multicast)),
        (PrefixFamily)FamilyTable.Get(new Family(afi, Safi.NlriMpls)), (PrefixFamily)FamilyTable.Get(new Family(afi, Safi.MplsVpn)),
    ];
}
