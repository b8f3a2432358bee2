using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Daemon;

/// <summary><c>system version|help|queue-status|statistics|api version|crash</c>.</summary>
internal static class SystemCommand
{
    private static readonly CommandTable Words = new(
        CommandTable.Alone("version", VersionCommand.Run),
        CommandTable.Alone("help", HelpCommand.Run),
        CommandTable.Alone("queue-status", QueueStatusCommand.Run),
        CommandTable.Alone("statistics", StatisticsCommand.Run),
        ("api", ApiVersionCommand.Run),
        CommandTable.Alone("crash", CrashCommand.Run));

    public static IPendingCommand? Run(ref TokenReader words, CommandContext context) => Words.Run(ref words, context);
}
