using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Daemon;

/// <summary><c>system version</c>, <c>version</c>.</summary>
internal static class VersionCommand
{
    public static IPendingCommand? Run(CommandContext context)
    {
        var version = context.Speaker.Identity.Version;
        if (context.Json)
        {
            var line = context.BeginLine();
            line.WriteUInt8((byte)'{');
            JsonLine.Member(line, "version", version);
            line.Write(", \"application\": \"exabgp\"}"u8);
            context.Send();
        }
        else
        {
            context.Send($"exabgp {version}");
        }

        return context.Done();
    }
}
