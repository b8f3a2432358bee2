using ExaBgp.Protocol;
using ExaBgp.Protocol.Json;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;
using ExaBgp.Routes;

namespace ExaBgp.Api.Commands.Rib;

/// <summary>JSON rows of generation 6: family, then prefix or, where there is none, the NLRI in words.</summary>
internal class NlriRow(Compatibility forms) : RibRow(forms)
{
    /// <inheritdoc/>
    public override bool TryWrite(IPeerView peer, in RouteRow route, ByteBuffer line)
    {
        var text = NlriText(route, out var isPrefix);
        WriteHead(peer, line);
        line.Write("\"family\": \""u8);
        line.WriteText(route.Family.Name);
        line.Write(isPrefix ? "\", \"prefix\": "u8 : "\", \"nlri\": "u8);
        line.WriteJsonUtf8(text);
        line.Write("}]"u8);
        WritePeer(line);
        line.Write("}}"u8);
        return true;
    }

    /// <summary>Appends what the form says of the peer beside the route.</summary>
    protected virtual void WritePeer(ByteBuffer line)
    {
    }
}
