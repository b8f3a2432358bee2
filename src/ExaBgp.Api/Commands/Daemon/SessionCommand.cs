using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Daemon;

/// <summary><c>session ack|sync|reset|ping|bye</c>: the dialogue itself.</summary>
internal static class SessionCommand
{
    private static readonly CommandTable Words = new(
        ("ack", AckCommand.Run),
        ("sync", SyncCommand.Run),
        CommandTable.Alone("reset", ResetCommand.Run),
        ("ping", PingCommand.Run),
        ("bye", ByeCommand.Run));

    public static IPendingCommand? Run(ref TokenReader words, CommandContext context) => Words.Run(ref words, context);
}
