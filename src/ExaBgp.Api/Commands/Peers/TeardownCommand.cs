using System.Buffers.Text;
using ExaBgp.Protocol.Text;
using ExaBgp.Routes;

namespace ExaBgp.Api.Commands.Peers;

/// <summary>
/// <c>[neighbor X | peer X] teardown CODE</c>: NOTIFICATION 6/CODE to the established ones, then new sessions. Without a selector it is for all peers of
/// the helper, but for none under generation 5.
/// </summary>
internal static class TeardownCommand
{
    public static IPendingCommand? Run(ref TokenReader words, CommandContext context)
    {
        if (!TryReadCode(ref words, out var code)) return context.Error("teardown needs a subcode");
        if (!context.Forms.IsFive) context.Speaker.Teardown(context.Scope.All, code, null);
        return context.Done();
    }

    public static IPendingCommand? Run(ref TokenReader words, CommandContext context, PeerSet peers)
    {
        if (!TryReadCode(ref words, out var code)) return context.Error("teardown needs a subcode");
        context.Speaker.Teardown(peers, code, null);
        return context.Done();
    }

    private static bool TryReadCode(ref TokenReader words, out byte code)
    {
        code = 0;
        return words.TryNext(out var word) && words.IsEnd && !word.StartsWith("+"u8) && Utf8Parser.TryParse(word, out code, out var used) && used == word.Length;
    }
}
