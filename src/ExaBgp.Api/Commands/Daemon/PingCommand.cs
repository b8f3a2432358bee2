using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Daemon;

/// <summary><c>session ping [UUID TIME]</c>, <c>ping</c>: JSON unless text is asked for.</summary>
internal static class PingCommand
{
    public static IPendingCommand? Run(ref TokenReader words, CommandContext context)
    {
        var daemon = context.Speaker.Identity.Uuid;
        context.Send(context.Trailing.Text ? $"pong {daemon:D} active=true" : $"{{\"pong\": \"{daemon:D}\", \"active\": true}}");
        return context.Done();
    }
}
