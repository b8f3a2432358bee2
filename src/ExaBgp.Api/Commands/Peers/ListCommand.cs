using ExaBgp.Protocol.Json;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Peers;

/// <summary><c>peer list</c>: address, AS and state of every peer.</summary>
internal static class ListCommand
{
    public static IPendingCommand? Run(CommandContext context)
    {
        var line = context.BeginLine();
        line.WriteUInt8((byte)'[');
        var isFirst = true;
        foreach (var peer in context.Speaker.Peers)
        {
            if (!isFirst) line.Write(", "u8);
            isFirst = false;
            line.Write("{\"peer-address\": \""u8);
            line.WriteAddress(peer.Settings.PeerAddress);
            line.Write("\", \"peer-as\": "u8);
            line.WriteDecimal(peer.Settings.PeerAs);
            line.Write(", \"state\": "u8);
            line.WriteJsonString(peer.State);
            line.WriteUInt8((byte)'}');
        }

        line.WriteUInt8((byte)']');
        context.Send();
        return context.Done();
    }
}
