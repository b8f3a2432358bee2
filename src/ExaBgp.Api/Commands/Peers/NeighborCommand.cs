using ExaBgp.Api.Commands.Announce;
using ExaBgp.Api.Commands.Rib;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Peers;

/// <summary><c>neighbor SELECTOR announce|withdraw|teardown|flush|clear …</c>: an action of version 4 on some peers.</summary>
internal static class NeighborCommand
{
    public static IPendingCommand? Run(ref TokenReader words, CommandContext context)
    {
        if (!SelectorWords.TryReadNeighbors(ref words, context, out var peers)) return context.Error("selector not understood");
        if (peers.IsEmpty) return context.Error("no neighbor of this helper matches the selector");
        if (words.TryTake("announce"u8)) return AnnounceCommand.Run(ref words, context, peers, withdraw: false, hasSelector: true);
        if (words.TryTake("withdraw"u8)) return AnnounceCommand.Run(ref words, context, peers, withdraw: true, hasSelector: true);
        if (words.TryTake("teardown"u8)) return TeardownCommand.Run(ref words, context, peers);
        if (words.TryTake("flush"u8)) return FlushCommand.Run(ref words, context, peers);
        return words.TryTake("clear"u8) ? ClearCommand.Run(ref words, context, peers) : context.Error($"unknown action {words.PeekText()}");
    }
}
