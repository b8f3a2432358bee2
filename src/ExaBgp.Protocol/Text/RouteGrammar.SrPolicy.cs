using ExaBgp.Protocol.Nlri.SrPolicy;

namespace ExaBgp.Protocol.Text;

/// <content>SR policies.</content>
public static partial class RouteGrammar
{
    /// <summary>
    /// <c>distinguisher N color N endpoint IP next-hop IP option…</c>: the statement <c>static { sr-policy … }</c>. The endpoint chooses the AFI.
    /// </summary>
    public static bool TryParseSrPolicy(ref TokenReader tokens, RouteBuilder route, out ParseError error) =>
        SrPolicyStatements.TryParse(ref tokens, route, null, out error);
}
