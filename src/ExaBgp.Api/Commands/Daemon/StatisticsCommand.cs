using ExaBgp.Protocol.Json;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Api.Commands.Daemon;

/// <summary><c>system statistics</c>: what there is to watch of the daemon, its peers and its helpers, as one JSON object whatever the form of answers.</summary>
internal static class StatisticsCommand
{
    public static IPendingCommand? Run(CommandContext context)
    {
        var identity = context.Speaker.Identity;
        var now = identity.Time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        var line = context.BeginLine();
        line.WriteUInt8((byte)'{');
        JsonLine.Member(line, "version", identity.Version);
        line.WriteText($", \"uuid\": \"{identity.Uuid:D}\"");
        Number(line, "pid", identity.ProcessId);
        Number(line, "uptime", Math.Max(0, (long)(now - identity.Started)));
        line.Write(", \"routes\": "u8);
        Routes(line, context.Speaker.Count(null));
        line.Write(", \"peers\": ["u8);
        var isFirst = true;
        foreach (var peer in context.Speaker.Peers)
        {
            if (!isFirst) line.Write(", "u8);
            isFirst = false;
            Peer(line, peer, context.Speaker.Count(peer));
        }

        line.Write("], \"helpers\": ["u8);
        isFirst = true;
        foreach (var helper in context.Speaker.Queues())
        {
            if (!isFirst) line.Write(", "u8);
            isFirst = false;
            Helper(line, helper);
        }

        line.Write("]}"u8);
        context.Send();
        return context.Done();
    }

    private static void Peer(ByteBuffer line, IPeerView peer, HeldRoutes held)
    {
        line.WriteUInt8((byte)'{');
        JsonLine.Member(line, "name", peer.Settings.Name);
        line.Write(", "u8);
        JsonLine.Member(line, "peer-address", peer.Settings.IsRange ? $"{peer.Settings.PeerAddress}/{peer.Settings.PeerRangeLength}" : $"{peer.Settings.PeerAddress}");
        line.Write(", "u8);
        JsonLine.Member(line, "description", peer.Settings.Description);
        Number(line, "local-as", peer.Settings.LocalAs);
        Number(line, "peer-as", peer.Session?.PeerAs ?? peer.Settings.PeerAs);
        line.Write(", "u8);
        JsonLine.Member(line, "state", peer.State);
        Number(line, "duration", peer.StateSeconds);
        line.Write(", \"routes\": "u8);
        Routes(line, held);
        Pair(line, "messages", "sent", peer.Counters.Total(Direction.Send), "received", peer.Counters.Total(Direction.Receive));
        Pair(line, "updates", "sent", peer.Counters.Of(Direction.Send, MessageType.Update), "received", peer.Counters.Of(Direction.Receive, MessageType.Update));
        Pair(line, "prefixes", "received", peer.Counters.PrefixesReceived, "withdrawn", peer.Counters.PrefixesWithdrawn);
        line.WriteUInt8((byte)'}');
    }

    private static void Helper(ByteBuffer line, HelperQueue helper)
    {
        line.WriteUInt8((byte)'{');
        JsonLine.Member(line, "name", helper.Helper);
        line.Write(", \"running\": "u8);
        JsonLine.Boolean(line, helper.IsRunning);
        Number(line, "items", helper.Items);
        Number(line, "bytes", helper.Bytes);
        Number(line, "dropped", helper.Dropped);
        line.WriteUInt8((byte)'}');
    }

    private static void Routes(ByteBuffer line, HeldRoutes held)
    {
        line.Write("{\"in\": "u8);
        line.WriteDecimal(held.In);
        Number(line, "out", held.Out);
        Number(line, "bytes", held.Octets);
        line.WriteUInt8((byte)'}');
    }

    private static void Pair(ByteBuffer line, string name, string first, long one, string second, long other)
    {
        line.Write(", "u8);
        JsonLine.Name(line, name);
        line.WriteUInt8((byte)'{');
        JsonLine.Name(line, first);
        line.WriteDecimal(one);
        Number(line, second, other);
        line.WriteUInt8((byte)'}');
    }

    private static void Number(ByteBuffer line, string name, long value)
    {
        line.Write(", "u8);
        JsonLine.Name(line, name);
        line.WriteDecimal(value);
    }
}
