namespace ExaBgp.Api.Commands.Daemon;

/// <summary><c>daemon shutdown</c>, <c>shutdown</c>: ends the daemon after this turn.</summary>
internal static class ShutdownCommand
{
    public static IPendingCommand? Run(CommandContext context)
    {
        DaemonCommand.SendProgress(context, "shutdown in progress");
        context.Speaker.Shutdown();
        return context.Done();
    }
}
