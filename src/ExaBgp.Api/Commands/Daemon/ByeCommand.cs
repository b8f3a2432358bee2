using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Daemon;

/// <summary><c>session bye [UUID]</c>, <c>bye</c>: a client takes its leave.</summary>
internal static class ByeCommand
{
    public static IPendingCommand? Run(ref TokenReader words, CommandContext context) => context.Done();
}
