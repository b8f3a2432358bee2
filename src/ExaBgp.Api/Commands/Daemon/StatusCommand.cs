using System.Globalization;
using ExaBgp.Protocol.Json;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Daemon;

/// <summary><c>daemon status</c>, <c>status</c>: version, identity, age and the state of every peer.</summary>
internal static class StatusCommand
{
    public static IPendingCommand? Run(CommandContext context)
    {
        var identity = context.Speaker.Identity;
        var now = identity.Time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        var uptime = Math.Max(0, (long)(now - identity.Started));
        if (context.Json) SendJson(context, identity, uptime);
        else SendText(context, identity, uptime);
        return context.Done();
    }

    private static void SendJson(CommandContext context, SpeakerIdentity identity, long uptime)
    {
        var line = context.BeginLine();
        line.WriteUInt8((byte)'{');
        JsonLine.Member(line, "version", identity.Version);
        line.WriteText($", \"uuid\": \"{identity.Uuid:D}\", \"pid\": ");
        line.WriteDecimal(identity.ProcessId);
        line.Write(", \"uptime\": "u8);
        line.WriteDecimal(uptime);
        line.Write(", \"start_time\": "u8);
        PythonFloat.Write(line, identity.Started);
        line.Write(", \"peers\": {"u8);
        var isFirst = true;
        foreach (var peer in context.Speaker.Peers)
        {
            if (!isFirst) line.Write(", "u8);
            isFirst = false;
            JsonLine.Member(line, peer.Settings.Name, peer.State);
        }

        line.Write("}}"u8);
        context.Send();
    }

    private static void SendText(CommandContext context, SpeakerIdentity identity, long uptime)
    {
        context.Send("ExaBGP Daemon Status"u8);
        context.Send("===================="u8);
        context.Send($"Version: {identity.Version}");
        context.Send($"UUID: {identity.Uuid:D}");
        context.Send(string.Create(CultureInfo.InvariantCulture, $"PID: {identity.ProcessId}"));
        context.Send(string.Create(CultureInfo.InvariantCulture, $"Uptime: {uptime / 3600}h {uptime / 60 % 60}m {uptime % 60}s"));
        context.Send(string.Create(CultureInfo.InvariantCulture, $"Peers: {context.Speaker.Peers.Count}"));
        foreach (var peer in context.Speaker.Peers) context.Send($"  - {peer.Settings.Name}: {peer.State}");
    }
}
