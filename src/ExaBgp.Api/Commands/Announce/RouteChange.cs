using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;
using ExaBgp.Routes;

namespace ExaBgp.Api.Commands.Announce;

/// <summary>Applies the statement just read to the Adj-RIB-Out.</summary>
internal static class RouteChange
{
    /// <summary>Why <see cref="CanBeSelf"/> says no.</summary>
    public const string SelfRefused =
        "Unexpected error: TypeError: use of \"next-hop self\": the route (ipv6) does not have the same family as the BGP tcp session (ipv4)";

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
    /// The end of a statement that was read: applies it. Where there is no route in it, or no next hop, nothing is announced; generation 5 says so.
    /// </summary>
    public static IPendingCommand? Finish(CommandContext context, PeerSet peers, bool withdraw)
    {
        if (context.Route.Count == 0) return context.Forms.IsFive ? context.Error("a statement without routes") : context.Done();
        if (RouteGrammar.LacksNextHop(context.Route)) return context.Forms.IsFive ? context.Error("announce requires nexthop") : context.Done();
        if (!CanBeSelf(context, peers)) return context.Refuse(SelfRefused);
        Apply(context, peers, withdraw);
        return context.Finish(peers);
    }

    /// <summary>
    /// False when the next hop is <c>self</c>, the route one of IPv6, and every peer meant is spoken to over IPv4: none has an address to put there.
    /// </summary>
    public static bool CanBeSelf(CommandContext context, PeerSet peers)
    {
        var route = context.Route;
        if (route.IsWithdraw || route.NextHop.Kind != NextHopKind.Self || route.Count == 0) return true;
        if (route.At(0, out _, out _).Family.Afi != Afi.Ipv6) return true;
        foreach (var peer in context.Scope.Peers)
        {
            if (peers.Contains(peer.RibIndex) && !(peer.LocalAddress is { IsSet: true, IsIpv4: true })) return true;
        }

        return false;
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
