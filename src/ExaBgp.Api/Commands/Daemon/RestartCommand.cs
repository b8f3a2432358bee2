namespace ExaBgp.Api.Commands.Daemon;

/// <summary><c>daemon restart</c>, <c>restart</c>: every session is established again.</summary>
internal static class RestartCommand
{
    public static IPendingCommand? Run(CommandContext context)
    {
        DaemonCommand.SendProgress(context, "restart in progress");
        context.Speaker.Restart();
        return context.Done();
    }
}
