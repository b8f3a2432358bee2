using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Daemon;

/// <summary><c>session ack enable|disable|silence</c>, <c>enable-ack</c>, <c>disable-ack</c>, <c>silence-ack</c>.</summary>
internal static class AckCommand
{
    private static readonly CommandTable Words = new(
        CommandTable.Alone("enable", Enable), CommandTable.Alone("disable", Disable), CommandTable.Alone("silence", Silence));

    public static IPendingCommand? Run(ref TokenReader words, CommandContext context) => Words.Run(ref words, context);

    public static IPendingCommand? Enable(CommandContext context)
    {
        context.Acknowledges = true;
        return context.Done();
    }

    public static IPendingCommand? Disable(CommandContext context)
    {
        context.Acknowledges = false;
        return context.DoneAlways();
    }

    public static IPendingCommand? Silence(CommandContext context)
    {
        context.Acknowledges = false;
        return null;
    }
}
