using System.Globalization;

namespace ExaBgp.Api.Commands.Peers;

/// <summary><c>show neighbor extensive</c>: one block a peer. Generation 5 has blank lines between the tables and its own columns.</summary>
internal static class PeerReport
{
    public static void Send(CommandContext context, IReadOnlyList<IPeerView> peers)
    {
        foreach (var peer in peers)
        {
            foreach (var line in Lines(peer, context.IsFiveForm)) context.Send(line);
        }
    }

    /// <summary>The lines of one block.</summary>
    public static IEnumerable<string> Lines(IPeerView peer, bool five)
    {
        var facts = new PeerFacts(peer);
        var layout = new PeerReportLayout(five);
        yield return $"Neighbor {facts.Address}";
        foreach (var table in Tables(peer, facts, layout))
        {
            if (five) yield return string.Empty;
            foreach (var line in table) yield return line;
        }

        if (five) yield return string.Empty;
    }

    private static IEnumerable<IEnumerable<string>> Tables(IPeerView peer, PeerFacts facts, PeerReportLayout layout)
    {
        yield return
        [
            layout.Heading("Session", "Local"),
            layout.Row("local", facts.LocalAddress),
            layout.Row("state", peer.State),
            layout.Row(peer.IsEstablished ? "up for" : "down for", PeerFacts.Duration(peer.StateSeconds)),
        ];
        yield return
        [
            layout.Heading("Setup", "Local", "Remote"),
            layout.Row("AS", facts.LocalAs, facts.PeerAs),
            layout.Row("ID", facts.LocalId, facts.PeerId ?? "n/a"),
            layout.Row("hold-time", Text(peer.Settings.HoldTime), facts.PeerHold is { } hold ? Text(hold) : "n/a"),
        ];
        yield return facts.Capabilities.Select(row => layout.Row($"{row.Name}:", Word(row.Local), Word(row.Remote)))
            .Prepend(layout.Heading("Capability", "Local", "Remote"));
        yield return facts.Families.Select(row => layout.FamilyRow($"{row.Name}:", Word(true), Word(row.Remote), row.AddPathOfPeer))
            .Prepend(layout.Heading("Families", "Local", "Remote", "Add-Path"));
        yield return facts.Messages.Select(row => layout.Row($"{row.Name}:", Text(row.Sent), Text(row.Received)))
            .Prepend(layout.Heading("Message Statistic", "Sent", "Received"));
        if (layout.HasPrefixes)
        {
            yield return
            [
                "    Prefix Statistic",
                layout.Row("received:", Text(peer.Counters.PrefixesReceived)),
                layout.Row("withdrawn:", Text(peer.Counters.PrefixesWithdrawn)),
            ];
        }
    }

    /// <summary><c>enabled</c>, <c>disabled</c>, or <c>n/a</c>.</summary>
    public static string Word(bool? value) => value switch { true => "enabled", false => "disabled", _ => "n/a" };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
