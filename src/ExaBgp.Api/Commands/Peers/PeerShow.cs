using System.Text;
using ExaBgp.Api.Selection;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Peers;

/// <summary>
/// <c>show neighbor [IP] summary|extensive|configuration|json</c>, <c>peer [SELECTOR] show …</c>: the neighbors of the daemon as a table, as blocks, as
/// configuration or as JSON. The words stand in any order.
/// </summary>
internal static class PeerShow
{
    /// <summary>True when the word <c>show</c> follows a target.</summary>
    public static bool IsShow(in TokenReader words)
    {
        for (var i = words.Position; i < words.Count; i++)
        {
            var word = words.At(i);
            if (word.SequenceEqual("show"u8)) return true;
            if (word.SequenceEqual("announce"u8) || word.SequenceEqual("withdraw"u8) || word.SequenceEqual("group"u8) || word.SequenceEqual("routes"u8)) return false;
        }

        return false;
    }

    /// <summary>After <c>show neighbor</c> or <c>peer show</c>.</summary>
    public static IPendingCommand? Run(ref TokenReader words, CommandContext context) => Run(ref words, context, PeerSelector.All);

    /// <summary><c>peer SELECTOR show …</c>.</summary>
    public static IPendingCommand? RunOf(ref TokenReader words, CommandContext context)
    {
        if (!PeerSelector.TryReadTarget(ref words, out var selector) || !words.TryTake("show"u8)) return context.Error("selector not understood");
        return Run(ref words, context, selector);
    }

    private static IPendingCommand? Run(ref TokenReader words, CommandContext context, PeerSelector selector)
    {
        var json = context.Trailing.Json;
        string? form = null;
        var filters = new List<string>();
        while (words.TryNext(out var word))
        {
            var text = Encoding.UTF8.GetString(word);
            if (text == "json") json = true;
            else if (text is "summary" or "extensive" or "configuration") form ??= text;
            else filters.Add(text);
        }

        var peers = Select(context.Speaker.Peers, selector, filters);
        if (json || (form is null && context.JsonUnlessText)) PeerJson.Send(context, peers);
        else if (form == "summary") PeerSummary.Send(context, peers);
        else if (form == "extensive") PeerReport.Send(context, peers);
        else if (form == "configuration") SendConfiguration(context, peers);
        else SendUsage(context);
        return context.Done();
    }

    private static List<IPeerView> Select(IReadOnlyList<IPeerView> all, PeerSelector selector, List<string> filters)
    {
        var peers = new List<IPeerView>(all.Count);
        foreach (var peer in all)
        {
            if (selector.Matches(peer.Settings) && filters.TrueForAll(filter => new PeerClause(filter, []).Matches(peer.Settings))) peers.Add(peer);
        }

        return peers;
    }

    private static void SendConfiguration(CommandContext context, List<IPeerView> peers)
    {
        foreach (var peer in peers)
        {
            foreach (var line in NeighborText.Lines(peer.Settings)) context.Send(line);
        }
    }

    private static void SendUsage(CommandContext context)
    {
        if (context is { IsActionFirst: true, Forms.IsFive: true })
        {
            context.Send("please specify summary, extensive or configuration"u8);
            context.Send("you can filter by peer ip address adding it after the word neighbor"u8);
        }
        else
        {
            context.Send("usage: peer <ip> show [summary|extensive|configuration]"u8);
        }
    }
}
