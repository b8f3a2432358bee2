using System.Text;
using ExaBgp.Api.Selection;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Rib;

/// <summary>
/// <c>show adj-rib in|out …</c>, <c>rib show in|out …</c> with <c>extensive</c>, <c>inet</c>, <c>flow</c>, <c>l2vpn</c>, <c>json</c> and an address in any
/// order: one row a route. A word that is none of these matches no peer.
/// </summary>
internal static class RibShow
{
    public static IPendingCommand? Run(ref TokenReader words, CommandContext context)
    {
        var incoming = words.TryTake("in"u8);
        if (!incoming && !words.TryTake("out"u8)) return context.Error("show needs in or out");
        var json = context.Trailing.Json;
        var extensive = false;
        FamilyClass? only = null;
        var filters = new List<string>();
        while (words.TryNext(out var word))
        {
            var text = Encoding.UTF8.GetString(word);
            switch (text)
            {
                case "extensive": extensive = true; break;
                case "json": json = true; break;
                case "inet": only = FamilyClass.Inet; break;
                case "flow": only = FamilyClass.Flow; break;
                case "l2vpn": only = FamilyClass.L2vpn; break;
                case "routes" or "static": break;
                default: filters.Add(text); break;
            }
        }

        var listing = new RibListing(context, new RibWalk(context.Speaker, Select(context, filters), incoming), only, RowOf(context, json || context.JsonUnlessText, extensive));
        return listing.Start();
    }

    private static List<IPeerView> Select(CommandContext context, List<string> filters)
    {
        var peers = new List<IPeerView>();
        foreach (var peer in context.Speaker.Peers)
        {
            if (filters.TrueForAll(filter => new PeerClause(filter, []).Matches(peer.Settings))) peers.Add(peer);
        }

        return peers;
    }

    private static RibRow RowOf(CommandContext context, bool json, bool extensive)
    {
        if (!json) return new TextRow(context.Forms, extensive);
        if (context.Daemon.ShowRoutesV2 && !context.Forms.IsV6) return new AttributeRow(context.Forms);
        if (context.IsFiveForm) return new PrefixRow(context.Forms);
        return extensive ? new ReportRow(context.Forms) : new NlriRow(context.Forms);
    }
}
