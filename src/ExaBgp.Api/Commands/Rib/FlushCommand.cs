using ExaBgp.Api.Selection;
using ExaBgp.Protocol.Text;
using ExaBgp.Routes;

namespace ExaBgp.Api.Commands.Rib;

/// <summary><c>rib flush [out] [SELECTOR]</c>, <c>[neighbor X] flush adj-rib out</c>: everything announced is sent again.</summary>
internal static class FlushCommand
{
    public static IPendingCommand? RunRib(ref TokenReader words, CommandContext context)
    {
        if (!words.TryTake("out"u8)) words.TryTake("in"u8);
        return RibTarget.TryRead(ref words, context, out var peers) ? Flush(context, peers) : context.Error("no peer of this helper is meant");
    }

    public static IPendingCommand? Run(ref TokenReader words, CommandContext context) => Run(ref words, context, context.Scope.All);

    public static IPendingCommand? Run(ref TokenReader words, CommandContext context, PeerSet peers)
    {
        if (!words.TryTake("adj-rib"u8) || !words.TryTake("out"u8) || !words.IsEnd) return context.Error("flush adj-rib out is the command");
        return peers.IsEmpty ? context.Error("no peer of this helper is meant") : Flush(context, peers);
    }

    private static IPendingCommand? Flush(CommandContext context, PeerSet peers)
    {
        context.Speaker.FlushOut(peers);
        return context.Done();
    }
}
