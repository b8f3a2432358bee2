using ExaBgp.Api.Selection;
using ExaBgp.Protocol.Text;
using ExaBgp.Routes;

namespace ExaBgp.Api.Commands.Rib;

/// <summary>The peers whose Adj-RIB is flushed or cleared: those that stand at the end of the command, or all of the helper.</summary>
internal static class RibTarget
{
    /// <summary>Reads the rest of the command; false when it names no peer of the helper.</summary>
    public static bool TryRead(ref TokenReader words, CommandContext context, out PeerSet peers)
    {
        peers = context.Scope.All;
        if (!words.IsEnd)
        {
            if (!PeerSelector.IsTarget(words.Peek) || !PeerSelector.TryReadTarget(ref words, out var selector) || !words.IsEnd) return false;
            peers = context.Scope.Select(selector);
        }

        return !peers.IsEmpty;
    }
}
