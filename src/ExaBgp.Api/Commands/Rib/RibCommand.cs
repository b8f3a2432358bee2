using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Rib;

/// <summary><c>rib show|flush|clear …</c>.</summary>
internal static class RibCommand
{
    private static readonly CommandTable Words = new(("show", RibShow.Run), ("flush", FlushCommand.RunRib), ("clear", ClearCommand.RunRib));

    public static IPendingCommand? Run(ref TokenReader words, CommandContext context) => Words.Run(ref words, context);
}
