using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Attributes.Tunnel;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Protocol.Nlri.SrPolicy;

/// <summary><c>distinguisher N color N endpoint IP next-hop IP</c>, then options of the policy and attributes in any order.</summary>
internal static class SrPolicyStatements
{
    public static bool TryParse(ref TokenReader tokens, RouteBuilder route, SrPolicyFamily? family, out ParseError error)
    {
        if (!FieldGrammar.TryWord(ref tokens, "distinguisher", out error)) return false;
        if (!FieldGrammar.TryNumber(ref tokens, "distinguisher", uint.MaxValue, out var distinguisher, out error)) return false;
        if (!FieldGrammar.TryWord(ref tokens, "color", out error)) return false;
        if (!FieldGrammar.TryNumber(ref tokens, "color", uint.MaxValue, out var color, out error)) return false;
        if (!FieldGrammar.TryWord(ref tokens, "endpoint", out error)) return false;
        if (!FieldGrammar.TryAddress(ref tokens, family is null ? 0 : family.Family.Afi == Afi.Ipv6 ? 16 : 4, out var endpoint, out error)) return false;
        if (tokens.Peek.SequenceEqual("path-information"u8) && !RouteWordGrammar.TryParse(ref tokens, route, RouteWords.SrPolicy, out error)) return false;
        if (tokens.TryTake("next-hop"u8))
        {
            if (!FieldGrammar.TryAddress(ref tokens, 0, out var nextHop, out error)) return false;
            route.Attributes.NextHop = NextHop.Of(nextHop);
        }
        else if (!route.IsWithdraw && !FieldGrammar.TryWord(ref tokens, "next-hop", out error))
        {
            return false;
        }

        while (!tokens.IsEnd)
        {
            var isRead = RouteWords.SrPolicy.Contains(tokens.Peek)
                ? RouteWordGrammar.TryParse(ref tokens, route, RouteWords.SrPolicy, out error)
                : SrPolicyOptions.TryParseNext(ref tokens, route, out error);
            if (!isRead) return false;
        }

        family ??= (SrPolicyFamily)FamilyTable.Get(new Family(endpoint.IsIpv6 ? Afi.Ipv6 : Afi.Ipv4, Safi.SrPolicy));
        family.Add(route, (uint)distinguisher, (uint)color, endpoint);
        return true;
    }
}
