namespace ExaBgp.Api.Commands.Daemon;

/// <summary><c>daemon reload</c>, <c>reload</c>: reads the configuration again after this turn; what is wrong with it is only logged.</summary>
internal static class ReloadCommand
{
    public static IPendingCommand? Run(CommandContext context)
    {
        DaemonCommand.SendProgress(context, "reload in progress");
        context.Speaker.Reload();
        return context.Done();
    }
}
