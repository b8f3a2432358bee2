using System.Globalization;

namespace ExaBgp.Api.Commands.Peers;

/// <summary><c>show neighbor summary</c>: one line a peer.</summary>
internal static class PeerSummary
{
    public static void Send(CommandContext context, IReadOnlyList<IPeerView> peers)
    {
        var five = context.IsFiveForm;
        context.Send(five
            ? "Peer            AS        up/down state       |     #sent     #recvd"u8
            : "Peer            AS        up/down state       |     #sent     #recvd    #pfx_in"u8);
        foreach (var peer in peers)
        {
            var facts = new PeerFacts(peer);
            var row = string.Create(
                CultureInfo.InvariantCulture,
                $"{facts.Address,-15} {facts.PeerAs,-7} {(peer.IsEstablished ? PeerFacts.Duration(peer.EstablishedSeconds) : "down"),9} {facts.State,-12} {facts.UpdatesSent,10} {facts.UpdatesReceived,10}");
            context.Send(five ? row : string.Create(CultureInfo.InvariantCulture, $"{row} {peer.Counters.PrefixesReceived,10}"));
        }
    }
}
