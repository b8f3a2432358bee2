using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Daemon;

/// <summary><c>session sync enable|disable</c>, <c>enable-sync</c>, <c>disable-sync</c>.</summary>
internal static class SyncCommand
{
    private static readonly CommandTable Words = new(CommandTable.Alone("enable", Enable), CommandTable.Alone("disable", Disable));

    public static IPendingCommand? Run(ref TokenReader words, CommandContext context) => Words.Run(ref words, context);

    public static IPendingCommand? Enable(CommandContext context)
    {
        context.Synchronous = true;
        return context.Done();
    }

    public static IPendingCommand? Disable(CommandContext context)
    {
        context.Synchronous = false;
        return context.Done();
    }
}
