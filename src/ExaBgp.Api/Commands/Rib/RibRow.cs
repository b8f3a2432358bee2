using ExaBgp.Protocol;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;
using ExaBgp.Routes;

namespace ExaBgp.Api.Commands.Rib;

/// <summary>One form of the rows of <c>show adj-rib</c>.</summary>
internal abstract class RibRow(Compatibility forms)
{
    private readonly ByteBuffer _text = new();

    /// <summary>Forms of NLRI and attributes.</summary>
    protected Compatibility Forms { get; } = forms;

    /// <summary>Called before the first row of a peer.</summary>
    public virtual void Begin(IPeerView peer)
    {
    }

    /// <summary>Appends the row; false when this form has none for the route.</summary>
    public abstract bool TryWrite(IPeerView peer, in RouteRow route, ByteBuffer line);

    /// <summary>The prefix of a route of a family that has one, else all of its text.</summary>
    protected ReadOnlySpan<byte> NlriText(in RouteRow route, out bool isPrefix)
    {
        _text.Clear();
        route.Family.WriteText(new NlriView(route.Nlri, route.PathId, route.Attributes.NextHop), _text, Forms);
        isPrefix = route.Family.Class == FamilyClass.Inet;
        var end = isPrefix ? _text.Written.IndexOf((byte)' ') : -1;
        return end < 0 ? _text.Written : _text.Written[..end];
    }

    /// <summary>Appends <c>{"127.0.0.2": {"routes": [{</c>.</summary>
    protected static void WriteHead(IPeerView peer, ByteBuffer line)
    {
        line.Write("{\""u8);
        line.WriteAddress(peer.Settings.PeerAddress);
        line.Write("\": {\"routes\": [{"u8);
    }
}
