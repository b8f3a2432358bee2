using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Nlri.Vpls;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol.Text;

/// <content>VPLS routes.</content>
public static partial class RouteGrammar
{
    /// <summary><c>word value…</c> up to the end: the inline form of <c>vpls</c> in <c>l2vpn</c> and <c>announce</c>, and of the command.</summary>
    public static bool TryParseVpls(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        while (!tokens.IsEnd && !tokens.Peek.IsEmpty)
        {
            if (!TryParseVplsWord(ref tokens, route, RouteWords.Vpls, out error)) return false;
        }

        return TryEndVpls(route, out error);
    }

    /// <summary>One statement inside <c>vpls NAME { … }</c>: a field, <c>rd</c>, <c>next-hop</c> or an attribute.</summary>
    public static bool TryParseVplsWord(ref TokenReader tokens, RouteBuilder route, out ParseError error) =>
        TryParseVplsWord(ref tokens, route, RouteWords.VplsBlock, out error);

    /// <summary>The end of <c>vpls NAME { … }</c>: adds the NLRI.</summary>
    public static bool TryEndVpls(RouteBuilder route, out ParseError error)
    {
        var family = (VplsFamily)FamilyTable.Get(new Family(Afi.L2vpn, Safi.Vpls));
        var draft = route.Draft<VplsDraft>();
        if (family.TryAdd(route, draft, out var reason))
        {
            draft.Clear();
            error = default;
            return true;
        }

        error = new ParseError(0, reason);
        return false;
    }

    private static bool TryParseVplsWord(ref TokenReader tokens, RouteBuilder route, RouteWords words, out ParseError error)
    {
        var draft = route.Draft<VplsDraft>();
        ushort value;
        if (tokens.TryTake("endpoint"u8))
        {
            if (!TryVplsNumber(ref tokens, "endpoint", out value, out error)) return false;
            draft.Endpoint = value;
            return true;
        }

        if (tokens.TryTake("base"u8))
        {
            if (!TryVplsNumber(ref tokens, "label", out value, out error)) return false;
            draft.Base = value;
            return true;
        }

        if (tokens.TryTake("offset"u8))
        {
            if (!TryVplsNumber(ref tokens, "block-offset", out value, out error)) return false;
            draft.Offset = value;
            return true;
        }

        if (tokens.TryTake("size"u8))
        {
            if (!TryVplsNumber(ref tokens, "block-size", out value, out error)) return false;
            draft.Size = value;
            return true;
        }

        return RouteWordGrammar.TryParse(ref tokens, route, words, out error);
    }

    private static bool TryVplsNumber(ref TokenReader tokens, string what, out ushort value, out ParseError error)
    {
        error = default;
        value = 0;
        if (!tokens.TryNext(out var word))
        {
            error = tokens.Error($"{what} needs a value", "0 to 65535");
            return false;
        }

        if (!NumberReading.TryInteger(word, out var number))
        {
            error = tokens.ErrorBefore(RouteWordGrammar.NotInteger(word), "0 to 65535");
            return false;
        }

        if (number is < 0 or > ushort.MaxValue)
        {
            error = tokens.ErrorBefore($"invalid l2vpn vpls {what}", "0 to 65535");
            return false;
        }

        value = (ushort)number;
        return true;
    }
}
