using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Daemon;

/// <summary><c>daemon shutdown|reload|restart|status</c>.</summary>
internal static class DaemonCommand
{
    private static readonly CommandTable Words = new(
        CommandTable.Alone("shutdown", ShutdownCommand.Run),
        CommandTable.Alone("reload", ReloadCommand.Run),
        CommandTable.Alone("restart", RestartCommand.Run),
        CommandTable.Alone("status", StatusCommand.Run));

    public static IPendingCommand? Run(ref TokenReader words, CommandContext context) => Words.Run(ref words, context);

    /// <summary>Answers that something has begun.</summary>
    public static void SendProgress(CommandContext context, string what)
    {
        if (context.Json) context.Send(JsonLine.Of("status", what, context.BeginLine()));
        else context.Send(what);
    }
}
