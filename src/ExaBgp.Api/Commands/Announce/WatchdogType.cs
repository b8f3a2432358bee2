using System.Text;
using ExaBgp.Protocol.Text;
using ExaBgp.Routes;

namespace ExaBgp.Api.Commands.Announce;

/// <summary><c>announce watchdog [NAME]</c>: the routes of a group, of all neighbors. Without a name it is the helper's own.</summary>
internal static class WatchdogType
{
    public static IPendingCommand? Run(ref TokenReader words, CommandContext context, PeerSet peers, bool withdraw)
    {
        var name = context.Helper;
        if (words.TryNext(out var word)) name = Encoding.UTF8.GetString(word);
        else if (context.IsClient) return context.Error("a client has no watchdog of its own: name one");
        if (!words.IsEnd) return context.Error($"unexpected word {words.PeekText()}");
        context.Speaker.Watchdog(name, !withdraw);
        return context.Done();
    }
}
