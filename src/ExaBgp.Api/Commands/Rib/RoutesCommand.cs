using System.Text;
using ExaBgp.Api.Commands.Announce;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Routes;

namespace ExaBgp.Api.Commands.Rib;

/// <summary>
/// <c>peer SELECTOR routes [AFI [SAFI]] list|add|remove …</c>: routes by index. The answer is one line of JSON in place of <c>done</c>, and is left out like it
/// when acknowledgements are off.
/// </summary>
internal static class RoutesCommand
{
    public static IPendingCommand? Run(ref TokenReader words, CommandContext context, PeerSet peers)
    {
        Afi? afi = null;
        Safi? safi = null;
        if (FamilyNames.TryParseAfi(words.Peek, out var family))
        {
            words.Position++;
            afi = family;
            if (FamilyNames.TryParseSafi(words.Peek, out var sub))
            {
                words.Position++;
                safi = sub;
            }
        }

        if (words.TryTake("list"u8)) return new RoutesListing(context, Views(context, peers), afi, safi).Start();
        if (words.TryTake("add"u8)) return Add(ref words, context, peers);
        return words.TryTake("remove"u8) ? Remove(ref words, context, peers) : context.Refuse("routes requires action: list, add, or remove");
    }

    private static List<IPeerView> Views(CommandContext context, PeerSet peers)
    {
        var views = new List<IPeerView>(peers.Count);
        foreach (var peer in context.Scope.Peers)
        {
            if (peers.Contains(peer.RibIndex)) views.Add(peer);
        }

        return views;
    }

    private static IPendingCommand? Add(ref TokenReader words, CommandContext context, PeerSet peers)
    {
        if (words.IsEnd) return context.Refuse("routes add requires route specification");
        var from = words.Position;
        if (!TryParse(ref words, context, withdraw: false)) return context.Refuse($"Could not parse route: {CommandContext.TextOf(words, from)}");
        if (RouteGrammar.LacksNextHop(context.Route))
        {
            if (context.Acknowledges) RoutesAnswer.SendFailure(context, $"announce requires nexthop: {RouteChange.FirstNlri(context)}");
            return null;
        }

        RouteChange.Apply(context, peers, withdraw: false);
        if (context.Acknowledges) RoutesAnswer.SendAdded(context);
        return null;
    }

    private static IPendingCommand? Remove(ref TokenReader words, CommandContext context, PeerSet peers)
    {
        if (words.TryTake("index"u8)) return RemoveIndex(ref words, context, peers);
        if (words.IsEnd) return context.Refuse("routes remove requires route spec or index");
        var from = words.Position;
        if (!TryParse(ref words, context, withdraw: true)) return context.Refuse($"Could not parse route: {CommandContext.TextOf(words, from)}");
        RouteChange.Apply(context, peers, withdraw: true);
        if (context.Acknowledges) RoutesAnswer.SendRemoved(context);
        return null;
    }

    private static IPendingCommand? RemoveIndex(ref TokenReader words, CommandContext context, PeerSet peers)
    {
        if (!words.TryNext(out var word) || !words.IsEnd) return context.Refuse("routes remove requires route spec or index");
        var text = Encoding.UTF8.GetString(word);
        var index = new byte[text.Length / 2];
        if (Convert.FromHexString(text, index, out _, out var written) != System.Buffers.OperationStatus.Done || written * 2 != text.Length)
            return context.Refuse($"Invalid hex index: {text}");
        return new RouteRemoval(context, Views(context, peers), index, text).Start();
    }

    private static bool TryParse(ref TokenReader words, CommandContext context, bool withdraw)
    {
        if (!words.TryTake("route"u8)) return false;
        return RouteGrammar.TryParseRoute(ref words, RouteChange.Begin(context, withdraw), null, out _);
    }
}
