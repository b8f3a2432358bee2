using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;
using ExaBgp.Routes;

namespace ExaBgp.Api.Commands.Rib;

/// <summary><c>127.0.0.2 ipv4 unicast 10.0.0.0/24 next-hop 1.2.3.4</c>, or with the whole peer name and the attributes.</summary>
internal sealed class TextRow(Compatibility forms, bool extensive) : RibRow(forms)
{
    private string _peer = string.Empty;

    /// <inheritdoc/>
    public override void Begin(IPeerView peer) => _peer = extensive ? peer.Settings.Name : peer.Settings.PeerAddress.ToString();

    /// <inheritdoc/>
    public override bool TryWrite(IPeerView peer, in RouteRow route, ByteBuffer line)
    {
        line.WriteText(_peer);
        line.WriteUInt8((byte)' ');
        line.WriteText(route.Family.Name);
        line.WriteUInt8((byte)' ');
        route.Family.WriteRow(new NlriView(route.Nlri, route.PathId, route.Attributes.NextHop), extensive, line, Forms);
        if (extensive) line.WriteAttributesText(route.Attributes.Bytes, Forms);
        return true;
    }
}
