using ExaBgp.Protocol.Nlri.Flow;

namespace ExaBgp.Protocol.Text;

/// <content>Flow specifications.</content>
public static partial class RouteGrammar
{
    /// <summary>
    /// The words after <c>flow { route</c> in one line (<c>source 10.0.0.0/24 destination-port =80 discard</c>), and after the command
    /// <c>announce flow route</c>, which may also be a block in one line: <c>[NAME] { match { … ; } then { … ; } scope { … ; } }</c>, with <c>{ } ;</c> as
    /// words.
    /// </summary>
    public static bool TryParseFlow(ref TokenReader tokens, RouteBuilder route, out ParseError error) => FlowStatements.TryParse(ref tokens, route, out error);

    /// <summary>One statement directly inside <c>flow { route NAME { … } }</c>: <c>rd</c>, <c>route-distinguisher</c> or <c>next-hop</c>.</summary>
    public static bool TryParseFlowWord(ref TokenReader tokens, RouteBuilder route, out ParseError error) =>
        FlowStatements.TryStatement(ref tokens, route, out error);

    /// <summary>One statement inside <c>match { … }</c>.</summary>
    public static bool TryParseFlowMatch(ref TokenReader tokens, RouteBuilder route, out ParseError error) =>
        FlowGrammar.TryParse(ref tokens, route.Draft<FlowRule>(), out error);

    /// <summary>One statement inside <c>then { … }</c>.</summary>
    public static bool TryParseFlowThen(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        if (FlowActions.IsAction(tokens.Peek)) return FlowActions.TryParse(ref tokens, route, out error);
        error = tokens.Error($"invalid keyword \"{tokens.PeekText()}\"");
        return false;
    }

    /// <summary>One statement inside <c>scope { … }</c>.</summary>
    public static bool TryParseFlowScope(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        if (tokens.TryTake("interface-set"u8)) return FlowActions.TryInterfaceSet(ref tokens, route, out error);
        error = tokens.Error($"invalid keyword \"{tokens.PeekText()}\"");
        return false;
    }

    /// <summary>The end of <c>flow { route NAME { … } }</c>: adds the NLRI.</summary>
    public static bool TryEndFlow(RouteBuilder route, out ParseError error)
    {
        TokenReader none = default;
        return FlowStatements.TryEnd(none, route, out error);
    }
}
