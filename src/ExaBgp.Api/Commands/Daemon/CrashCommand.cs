namespace ExaBgp.Api.Commands.Daemon;

/// <summary><c>system crash</c>, <c>crash</c>: a command that fails, and nothing but it.</summary>
internal static class CrashCommand
{
    public static IPendingCommand? Run(CommandContext context) => context.Error("crash was asked for");
}
