using ExaBgp.Protocol.Text;
using ExaBgp.Routes;

namespace ExaBgp.Api.Commands.Rib;

/// <summary>
/// <c>rib clear in|out [SELECTOR]</c>, <c>[neighbor X] clear adj-rib in|out</c>: forgets what was received, or withdraws what was announced. Without a
/// direction only the old words of generation 5 are understood: they mean out.
/// </summary>
internal static class ClearCommand
{
    public static IPendingCommand? RunRib(ref TokenReader words, CommandContext context)
    {
        var incoming = words.TryTake("in"u8);
        if (!incoming && !words.TryTake("out"u8)) return context.Error("clear needs in or out");
        return RibTarget.TryRead(ref words, context, out var peers) ? Clear(context, peers, incoming) : context.Error("no peer of this helper is meant");
    }

    public static IPendingCommand? Run(ref TokenReader words, CommandContext context) => Run(ref words, context, context.Scope.All);

    public static IPendingCommand? Run(ref TokenReader words, CommandContext context, PeerSet peers)
    {
        if (!words.TryTake("adj-rib"u8)) return context.Error("clear adj-rib in, or out, is the command");
        var incoming = words.TryTake("in"u8);
        if (!incoming && !words.TryTake("out"u8) && !(words.IsEnd && context.Forms.IsFive)) return context.Error("clear needs in or out");
        if (!words.IsEnd) return context.Error($"unexpected word {words.PeekText()}");
        return peers.IsEmpty ? context.Error("no peer of this helper is meant") : Clear(context, peers, incoming);
    }

    private static IPendingCommand? Clear(CommandContext context, PeerSet peers, bool incoming)
    {
        if (!incoming) return new OutgoingClear(context, peers).Start();
        context.Speaker.ClearIn(peers);
        return context.Done();
    }
}
