using ExaBgp.Api.Selection;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Peers;

/// <summary><c>peer delete SELECTOR</c>, <c>delete neighbor SELECTOR</c>: removes peers until the configuration is read again.</summary>
internal static class DeleteCommand
{
    public static IPendingCommand? RunNeighbor(ref TokenReader words, CommandContext context) =>
        words.TryTake("neighbor"u8) ? Run(ref words, context) : context.Error("incomplete command");

    public static IPendingCommand? Run(ref TokenReader words, CommandContext context)
    {
        if (!PeerSelector.TryReadTarget(ref words, out var selector) || !words.IsEnd) return context.Refuse("no neighbors match the selector");
        var peers = context.Scope.Select(selector);
        if (peers.IsEmpty) return context.Refuse("no neighbors match the selector");
        context.Speaker.DeletePeers(peers);
        return context.Done();
    }
}
