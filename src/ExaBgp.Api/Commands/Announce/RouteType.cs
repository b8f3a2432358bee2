using ExaBgp.Protocol.Text;
using ExaBgp.Routes;

namespace ExaBgp.Api.Commands.Announce;

/// <summary><c>announce route PREFIX next-hop … ATTRIBUTES</c>: the line of <c>static { route … }</c>. Unlike the other types it says what is wrong.</summary>
internal static class RouteType
{
    public static IPendingCommand? Run(ref TokenReader words, CommandContext context, PeerSet peers, bool withdraw, bool hasSelector)
    {
        var at = words.Position++;
        var route = RouteChange.Begin(context, withdraw);
        if (!RouteGrammar.TryParseRoute(ref words, route, context.AttributeTexts, out _))
        {
            var from = context.IsActionFirst && hasSelector ? at - 1 : at;
            return context.Refuse($"Could not parse route: {CommandContext.TextOf(words, from)}");
        }

        if (RouteGrammar.LacksNextHop(route)) return context.Refuse($"announce requires nexthop: {RouteChange.FirstNlri(context)}");
        if (!RouteChange.CanBeSelf(context, peers)) return context.Refuse(RouteChange.SelfRefused);
        RouteChange.Apply(context, peers, withdraw);
        return context.Finish(peers);
    }
}
