using ExaBgp.Api.Commands.Announce;
using ExaBgp.Api.Commands.Rib;
using ExaBgp.Api.Selection;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Peers;

/// <summary><c>peer list|show|create|delete …</c> and <c>peer SELECTOR announce|withdraw|show|teardown|group|routes …</c>.</summary>
internal static class PeerCommand
{
    private static readonly CommandTable Words = new(
        CommandTable.Alone("list", ListCommand.Run),
        ("show", PeerShow.Run),
        ("create", CreateCommand.Run),
        ("delete", DeleteCommand.Run));

    public static IPendingCommand? Run(ref TokenReader words, CommandContext context)
    {
        if (!PeerSelector.IsTarget(words.Peek)) return Words.Run(ref words, context);
        if (words.At(words.Count - 1).SequenceEqual("show"u8) || PeerShow.IsShow(words)) return PeerShow.RunOf(ref words, context);
        if (!SelectorWords.TryReadTarget(ref words, context, out var peers)) return context.Error("selector not understood");
        if (peers.IsEmpty) return context.Error("no peer of this helper matches the selector");
        if (words.TryTake("announce"u8)) return AnnounceCommand.Run(ref words, context, peers, withdraw: false, hasSelector: true);
        if (words.TryTake("withdraw"u8)) return AnnounceCommand.Run(ref words, context, peers, withdraw: true, hasSelector: true);
        if (words.TryTake("teardown"u8)) return TeardownCommand.Run(ref words, context, peers);
        if (words.TryTake("group"u8)) return GroupCommand.RunInline(ref words, context, peers);
        return words.TryTake("routes"u8) ? RoutesCommand.Run(ref words, context, peers) : context.Error($"unknown action {words.PeekText()}");
    }
}
