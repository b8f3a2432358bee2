using System.Text;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;
using ExaBgp.Routes;

namespace ExaBgp.Api.Commands.Rib;

/// <summary>JSON rows of <c>api.show-routes-format v2</c>: the NLRI and the attributes the route was given, lists of them as words.</summary>
internal sealed class AttributeRow(Compatibility forms) : RibRow(forms)
{
    private readonly ByteBuffer _words = new();

    /// <inheritdoc/>
    public override bool TryWrite(IPeerView peer, in RouteRow route, ByteBuffer line)
    {
        line.Write("{\"peer\": {\"address\": \""u8);
        line.WriteAddress(peer.Settings.PeerAddress);
        line.Write("\"}, \"route\": {\"nlri\": "u8);
        route.Family.WriteRowJson(new NlriView(route.Nlri, route.PathId, route.Attributes.NextHop), line, Forms);
        line.Write(", \"attributes\": {"u8);
        var first = line.Length;
        var reader = new WireReader(route.Attributes.Bytes);
        while (AttributeHeader.TryRead(ref reader, out var flags, out var code, out var value))
        {
            var start = line.Length;
            if (start > first) line.Write(", "u8);
            if (!TryWriteMember(AttributeTable.At(code), flags, value, line)) line.Truncate(start);
        }

        line.Write("}}}"u8);
        return true;
    }

    private bool TryWriteMember(AttributeCodec codec, AttributeFlags flags, ReadOnlySpan<byte> value, ByteBuffer line)
    {
        if (codec is not ElementListAttribute && codec.Code != AttributeCode.ClusterList) return codec.WriteJsonMember(flags, value, line, Forms);
        _words.Clear();
        codec.WriteText(flags, value, _words, Forms);
        JsonLine.Name(line, codec.Name);
        line.WriteUInt8((byte)'[');
        JsonLine.Strings(line, Encoding.UTF8.GetString(_words.Written).Split(' ').Where(static word => word is not ("[" or "]" or "")));
        line.WriteUInt8((byte)']');
        return true;
    }
}
