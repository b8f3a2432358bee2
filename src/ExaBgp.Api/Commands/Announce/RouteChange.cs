using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;
using ExaBgp.Routes;

namespace ExaBgp.Api.Commands.Announce;

/// <summary>Applies the statement just read to the Adj-RIB-Out.</summary>
internal static class RouteChange
{
    /// <summary>Makes <see cref="CommandContext.Route"/> ready for a statement.</summary>
    public static RouteBuilder Begin(CommandContext context, bool withdraw)
    {
        var route = context.Route;
        route.Clear();
        route.IsWithdraw = withdraw;
        return route;
    }

    /// <summary>The words without the <c>;</c> that may end a statement.</summary>
    public static TokenReader WithoutTerminator(TokenReader words) =>
        words.Count > 0 && words.At(words.Count - 1).SequenceEqual(";"u8) ? words.Slice(0, words.Count - 1) : words;

    /// <summary>Announces or withdraws every NLRI of the statement. A watchdog of an announce is the speaker's to mind.</summary>
    public static void Apply(CommandContext context, PeerSet peers, bool withdraw)
    {
        var route = context.Route;
        var speaker = context.Speaker;
        if (route.Watchdog is not null && !withdraw)
        {
            speaker.Announce(peers, route);
            return;
        }

        var attributes = route.Build(speaker.Interner);
        for (var i = 0; i < route.Count; i++)
        {
            var family = route.At(i, out var pathId, out var nlri);
            if (withdraw) speaker.Withdraw(peers, family, pathId, nlri, attributes);
            else speaker.Announce(peers, family, pathId, nlri, attributes);
        }
    }

    /// <summary>
    /// The end of a statement that was read: applies it unless a next hop is missing, then the answer counts as given and nothing is announced.
    /// </summary>
    public static IPendingCommand? Finish(CommandContext context, PeerSet peers, bool withdraw)
    {
        if (RouteGrammar.LacksNextHop(context.Route)) return context.Done();
        Apply(context, peers, withdraw);
        return context.Finish(peers);
    }

    /// <summary>The first NLRI of the statement, as rows print it.</summary>
    public static string FirstNlri(CommandContext context)
    {
        if (context.Route.Count == 0) return "empty";
        var family = context.Route.At(0, out var pathId, out var nlri);
        var text = new ByteBuffer();
        family.WriteText(new NlriView(nlri, pathId, NextHop.None), text, context.Forms);
        return System.Text.Encoding.UTF8.GetString(text.Written);
    }
}
