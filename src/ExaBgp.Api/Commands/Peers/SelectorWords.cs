using ExaBgp.Api.Selection;
using ExaBgp.Protocol.Text;
using ExaBgp.Routes;

namespace ExaBgp.Api.Commands.Peers;

/// <summary>Selectors at the head of a command: read once for each text, recalled afterwards.</summary>
internal static class SelectorWords
{
    /// <summary>Reads what stands after <c>neighbor</c>.</summary>
    public static bool TryReadNeighbors(ref TokenReader words, CommandContext context, out PeerSet peers) => TryRead(ref words, context, isTarget: false, out peers);

    /// <summary>Reads what stands after <c>peer</c>.</summary>
    public static bool TryReadTarget(ref TokenReader words, CommandContext context, out PeerSet peers) => TryRead(ref words, context, isTarget: true, out peers);

    private static bool TryRead(ref TokenReader words, CommandContext context, bool isTarget, out PeerSet peers)
    {
        var action = FindAction(words);
        if (action < 0)
        {
            peers = context.Speaker.PeerSets.Empty;
            return false;
        }

        var text = context.IsInPlace ? words.Text[words.TokenAt(0).Start..words.TokenAt(action).Start] : default;
        if (!text.IsEmpty && context.Scope.TryRecall(text, out peers))
        {
            words.Position = action;
            return true;
        }

        peers = context.Speaker.PeerSets.Empty;
        var isRead = isTarget
            ? PeerSelector.TryReadTarget(ref words, out var selector)
            : PeerSelector.TryReadList(ref words, "neighbor"u8, out selector);
        if (!isRead || words.Position != action) return false;
        peers = context.Scope.Select(selector);
        if (!text.IsEmpty) context.Scope.Remember(text, peers);
        return true;
    }

    private static int FindAction(in TokenReader words)
    {
        for (var i = words.Position; i < words.Count; i++)
        {
            var word = words.At(i);
            if (word.SequenceEqual("announce"u8) || word.SequenceEqual("withdraw"u8) || word.SequenceEqual("teardown"u8) || word.SequenceEqual("flush"u8)
                || word.SequenceEqual("clear"u8) || word.SequenceEqual("group"u8) || word.SequenceEqual("routes"u8))
            {
                return i;
            }
        }

        return -1;
    }
}
