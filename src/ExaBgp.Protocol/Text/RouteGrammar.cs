using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol.Text;

/// <summary>
/// The grammar of routes, one for files and commands. Each method reads the words of one statement into a <see cref="RouteBuilder"/> that the caller
/// cleared (and on which it set <see cref="RouteBuilder.IsWithdraw"/>); the first words (<c>route</c>, <c>attributes</c>, …) were read by the caller, and no
/// terminator (<c>;</c>, <c>{</c>) is among the words. False means: refused, with the reason; the builder then holds rubbish.
/// A missing next hop is not refused here: see <see cref="LacksNextHop"/>.
/// </summary>
public static partial class RouteGrammar
{
    /// <summary>
    /// <c>PREFIX word…</c>: the statement <c>static { route … }</c> and the command <c>announce route …</c>. <c>rd</c> makes it VPN, else <c>label</c>
    /// labelled, else the prefix says whether it is multicast. With a cache the words after the prefix are only compared when they were seen before.
    /// </summary>
    public static bool TryParseRoute(ref TokenReader tokens, RouteBuilder route, AttributeTextCache? cache, out ParseError error) =>
        PrefixGrammar.TryReadPrefix(ref tokens, route, out error)
        && PrefixGrammar.TryParseWords(ref tokens, route, RouteWords.Static, cache, out error)
        && PrefixGrammar.TryAddPrefix(ref tokens, route, null, out error);

    /// <summary>
    /// <c>PREFIX</c> of the block form <c>route PREFIX { word; word; }</c>; words behind the prefix are ignored. Then one
    /// <see cref="TryParseRouteWord"/> a statement, and <see cref="TryEndRoute"/> at <c>}</c>.
    /// </summary>
    public static bool TryBeginRoute(ref TokenReader tokens, RouteBuilder route, out ParseError error) =>
        PrefixGrammar.TryReadPrefix(ref tokens, route, out error);

    /// <summary>One statement inside <c>route PREFIX { … }</c>: <c>med 5</c>. Words behind its values are ignored.</summary>
    public static bool TryParseRouteWord(ref TokenReader tokens, RouteBuilder route, out ParseError error) =>
        RouteWordGrammar.TryParse(ref tokens, route, RouteWords.Block, out error);

    /// <summary>The end of <c>route PREFIX { … }</c>: adds the NLRI.</summary>
    public static bool TryEndRoute(RouteBuilder route, out ParseError error)
    {
        TokenReader none = default;
        return PrefixGrammar.TryAddPrefix(ref none, route, null, out error);
    }

    /// <summary>
    /// <c>word… [nlri PREFIX…]</c>: the statement <c>static { attributes … }</c> (or <c>attribute</c>) and the command. Without prefix: attributes only.
    /// </summary>
    public static bool TryParseAttributes(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        while (!tokens.IsEnd && !tokens.Peek.SequenceEqual("nlri"u8))
        {
            if (!RouteWordGrammar.TryParse(ref tokens, route, RouteWords.Attributes, out error)) return false;
        }

        tokens.TryTake("nlri"u8);
        while (!tokens.IsEnd)
        {
            if (!PrefixGrammar.TryReadPrefix(ref tokens, route, out error)) return false;
            if (!PrefixGrammar.TryAddPrefix(ref tokens, route, null, out error)) return false;
        }

        error = default;
        return true;
    }

    /// <summary>
    /// The words after <c>announce { AFI { SAFI</c>, and after the command <c>announce AFI SAFI</c>. Only prefix families use the cache.
    /// </summary>
    public static bool TryParseFamily(Family family, ref TokenReader tokens, RouteBuilder route, AttributeTextCache? cache, out ParseError error)
    {
        if (!FamilyTable.TryGet(family, out var codec))
        {
            error = tokens.Error($"unknown family {family}");
            return false;
        }

        return codec is PrefixFamily prefixes
            ? PrefixGrammar.TryParseAnnounce(ref tokens, route, prefixes, cache, out error)
            : codec.TryParse(ref tokens, route, out error);
    }

    /// <summary>
    /// True when the statement announces something that cannot be sent for want of a next hop. The reference refuses such a route in a file
    /// (<c>invalid route (missing next-hop, label or rd ?)</c>), answers an error to <c>announce route</c> and ignores other commands.
    /// </summary>
    public static bool LacksNextHop(RouteBuilder route)
    {
        if (route.IsWithdraw || route.NextHop.Kind != Attributes.NextHopKind.None) return false;
        for (var i = 0; i < route.Count; i++)
        {
            if (route.At(i, out _, out _).NeedsNextHop) return true;
        }

        return false;
    }
}
