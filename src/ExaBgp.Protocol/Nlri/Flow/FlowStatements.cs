using System.Text;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Protocol.Nlri.Flow;

/// <summary>The statements that say a flow: one line, a block, or the words of <c>announce</c>.</summary>
internal static class FlowStatements
{
    /// <summary><c>announce { ipv4 { flow word… } }</c>: match, then and scope words and attributes in any order.</summary>
    public static bool TryParseAnnounce(ref TokenReader tokens, RouteBuilder route, FlowFamily family, out ParseError error)
    {
        var rule = route.Draft<FlowRule>();
        while (!tokens.IsEnd && !tokens.Peek.IsEmpty)
        {
            if (TryRuleWord(ref tokens, rule, route, out var isKnown, out error)) continue;
            if (isKnown) return false;
            if (!RouteWordGrammar.TryParse(ref tokens, route, RouteWords.Flow, out error)) return false;
        }

        var ipv6 = family.Family.Afi == Afi.Ipv6;
        if (rule.IsIpv6 is { } found && found != ipv6) return Fail(tokens, $"the prefixes of the flow are not {family.AfiName}", out error);
        if (rule.NeedsIpv6 && !ipv6) return Fail(tokens, "flow-label is for IPv6 only", out error);
        var hasDistinguisher = route.RouteDistinguisher is not null;
        if (hasDistinguisher && family.Family.Safi == Safi.Flow) return Fail(tokens, "a flow with rd is a flow-vpn", out error);
        if (!hasDistinguisher && family.Family.Safi == Safi.FlowVpn) return Fail(tokens, "a flow-vpn needs rd", out error);
        return TryAdd(tokens, rule, route, family, out error);
    }

    /// <summary>The words after <c>route</c>: one line, or <c>[NAME] { match { … } then { … } scope { … } }</c> as commands write it.</summary>
    public static bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        if (tokens.Peek.SequenceEqual("{"u8) || tokens.At(tokens.Position + 1).SequenceEqual("{"u8))
        {
            if (!TryBlock(ref tokens, route, out error)) return false;
            return TryEnd(tokens, route, out error);
        }

        var rule = route.Draft<FlowRule>();
        while (!tokens.IsEnd && !tokens.Peek.IsEmpty)
        {
            if (TryRuleWord(ref tokens, rule, route, out var isKnown, out error)) continue;
            if (!isKnown) error = tokens.Error($"flow route: unknown command \"{tokens.PeekText()}\"");
            return false;
        }

        return TryEnd(tokens, route, out error);
    }

    /// <summary>Reads <c>rd X</c> or <c>next-hop X</c>, the statements which stand in the block itself.</summary>
    public static bool TryStatement(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        if (tokens.TryTake("rd"u8) || tokens.TryTake("route-distinguisher"u8)) return RouteWordGrammar.TryDistinguisher(ref tokens, route, out error);
        if (tokens.TryTake("next-hop"u8)) return RouteWordGrammar.TryNextHop(ref tokens, route, out error);
        error = tokens.Error($"invalid keyword \"{tokens.PeekText()}\"");
        return false;
    }

    /// <summary>The end of a flow route: adds its NLRI to the family that its words made it.</summary>
    public static bool TryEnd(in TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        var rule = route.Draft<FlowRule>();
        if (rule.NeedsIpv6 && rule.IsIpv6 == false) return Fail(tokens, "flow-label is for IPv6 only", out error);
        var afi = (rule.IsIpv6 ?? rule.NeedsIpv6) ? Afi.Ipv6 : Afi.Ipv4;
        var safi = route.RouteDistinguisher is null ? Safi.Flow : Safi.FlowVpn;
        return TryAdd(tokens, rule, route, (FlowFamily)FamilyTable.Get(new Family(afi, safi)), out error);
    }

    private static bool TryBlock(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        if (!tokens.Peek.SequenceEqual("{"u8)) tokens.Position++;
        tokens.TryTake("{"u8);
        var rule = route.Draft<FlowRule>();
        while (!tokens.IsEnd && !tokens.TryTake("}"u8))
        {
            if (tokens.TryTake(";"u8)) continue;
            var isMatch = tokens.TryTake("match"u8);
            if (!isMatch && !tokens.TryTake("then"u8) && !tokens.TryTake("scope"u8))
            {
                if (!TryStatement(ref tokens, route, out error)) return false;
                continue;
            }

            if (!tokens.TryTake("{"u8)) return Fail(tokens, "{ expected", out error);
            while (!tokens.TryTake("}"u8))
            {
                if (tokens.IsEnd) return Fail(tokens, "} expected", out error);
                if (tokens.TryTake(";"u8)) continue;
                if (!(isMatch ? FlowGrammar.TryParse(ref tokens, rule, out error) : TryThenOrScope(ref tokens, route, out error))) return false;
            }
        }

        while (tokens.TryTake(";"u8))
        {
        }

        if (!tokens.IsEnd) return Fail(tokens, $"unexpected '{tokens.PeekText()}' after the block", out error);
        error = default;
        return true;
    }

    private static bool TryThenOrScope(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        if (tokens.TryTake("interface-set"u8)) return FlowActions.TryInterfaceSet(ref tokens, route, out error);
        if (FlowActions.IsAction(tokens.Peek)) return FlowActions.TryParse(ref tokens, route, out error);
        return Fail(tokens, $"invalid keyword \"{tokens.PeekText()}\"", out error);
    }

    private static bool TryRuleWord(ref TokenReader tokens, FlowRule rule, RouteBuilder route, out bool isKnown, out ParseError error)
    {
        var word = tokens.Peek;
        isKnown = true;
        if (FlowGrammar.IsMatch(word)) return FlowGrammar.TryParse(ref tokens, rule, out error);
        if (FlowActions.IsAction(word) || word.SequenceEqual("interface-set"u8)) return TryThenOrScope(ref tokens, route, out error);
        if (tokens.TryTake("rd"u8)) return RouteWordGrammar.TryDistinguisher(ref tokens, route, out error);
        isKnown = false;
        error = default;
        return false;
    }

    private static bool TryAdd(in TokenReader tokens, FlowRule rule, RouteBuilder route, FlowFamily family, out ParseError error)
    {
        if (!family.TryAdd(route, rule, out var reason)) return Fail(tokens, reason, out error);
        rule.Clear();
        error = default;
        return true;
    }

    private static bool Fail(in TokenReader tokens, string message, out ParseError error)
    {
        error = tokens.ErrorBefore(message);
        return false;
    }
}
