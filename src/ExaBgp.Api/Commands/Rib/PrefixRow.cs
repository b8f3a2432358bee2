using ExaBgp.Protocol;
using ExaBgp.Protocol.Json;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;
using ExaBgp.Routes;

namespace ExaBgp.Api.Commands.Rib;

/// <summary>JSON rows of generation 5: prefix, then family; families without a prefix have none.</summary>
internal sealed class PrefixRow(Compatibility forms) : RibRow(forms)
{
    /// <inheritdoc/>
    public override bool TryWrite(IPeerView peer, in RouteRow route, ByteBuffer line)
    {
        var text = NlriText(route, out var isPrefix);
        if (!isPrefix) return false;
        WriteHead(peer, line);
        line.Write("\"prefix\": "u8);
        line.WriteJsonUtf8(text);
        line.Write(", \"family\": \""u8);
        line.WriteText(route.Family.Name);
        line.Write("\"}]}}"u8);
        return true;
    }
}
