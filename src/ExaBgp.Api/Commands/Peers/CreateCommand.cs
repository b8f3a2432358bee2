using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Peers;

/// <summary><c>peer create IP local-address … local-as … peer-as … …</c>, <c>create neighbor IP …</c>: a peer until the configuration is read again.</summary>
internal static class CreateCommand
{
    public static IPendingCommand? RunNeighbor(ref TokenReader words, CommandContext context) =>
        words.TryTake("neighbor"u8) ? Run(ref words, context) : context.Error("incomplete command");

    public static IPendingCommand? Run(ref TokenReader words, CommandContext context)
    {
        if (!PeerWords.TryRead(ref words, out var settings, out var reason)) return context.Refuse($"Unexpected error: ValueError: {reason}");
        foreach (var peer in context.Speaker.Peers)
        {
            if (peer.Settings.Name == settings.Name) return context.Refuse($"peer already exists: {settings.Name}");
        }

        return context.Speaker.TryCreatePeer(settings, out reason) ? context.Done() : context.Refuse(reason);
    }
}
