using ExaBgp.Protocol;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Api.Events;

/// <summary>What stands in every line about one peer, made once and again when its addresses or AS numbers become known.</summary>
internal sealed class PeerEnvelope(IPeerView peer)
{
    private readonly ByteBuffer _neighbor = new();
    private readonly ByteBuffer _text = new();
    private readonly ByteBuffer _negotiated = new();
    private readonly ByteBuffer _received = new();
    private readonly ByteBuffer _sent = new();
    private IpAddress _local;
    private IpAddress _router;
    private (uint Local, uint Peer) _numbers;
    private SessionContext? _session;

    /// <summary><c>"neighbor": { "address": …, "asn": …, "router-id": "127.0.0.1" , </c>.</summary>
    public ReadOnlySpan<byte> Neighbor
    {
        get
        {
            var numbers = Numbers();
            if (_neighbor.Length == 0 || _local != peer.LocalAddress || _router != peer.RouterId || numbers != _numbers) MakeNeighbor(numbers);
            return _neighbor.Written;
        }
    }

    /// <summary><c>neighbor 127.0.0.2 </c>.</summary>
    public ReadOnlySpan<byte> Text
    {
        get
        {
            if (_text.Length > 0) return _text.Written;
            _text.Write("neighbor "u8);
            _text.WriteAddress(peer.Settings.PeerAddress);
            _text.WriteUInt8((byte)' ');
            return _text.Written;
        }
    }

    /// <summary><c>neighbor 127.0.0.2 receive update </c>.</summary>
    public ReadOnlySpan<byte> UpdateText(Direction direction)
    {
        var text = direction == Direction.Send ? _sent : _received;
        if (text.Length > 0) return text.Written;
        text.Write(Text);
        text.Write(direction == Direction.Send ? "send update "u8 : "receive update "u8);
        return text.Written;
    }

    /// <summary>The object <c>negotiated</c> of a session.</summary>
    public ReadOnlySpan<byte> Negotiated(SessionContext? session)
    {
        if (_negotiated.Length > 0 && ReferenceEquals(session, _session)) return _negotiated.Written;
        _session = session;
        _negotiated.Clear();
        NegotiatedJson.Write(_negotiated, session);
        return _negotiated.Written;
    }

    private void MakeNeighbor((uint Local, uint Peer) numbers)
    {
        (_local, _router, _numbers) = (peer.LocalAddress, peer.RouterId, numbers);
        _neighbor.Clear();
        _neighbor.Write("\"neighbor\": { \"address\": { \"local\": \""u8);
        if (_local.IsSet) _neighbor.WriteAddress(_local);
        else _neighbor.Write("auto"u8);
        _neighbor.Write("\", \"peer\": \""u8);
        _neighbor.WriteAddress(peer.Settings.PeerAddress);
        _neighbor.Write("\" }, \"asn\": { \"local\": "u8);
        _neighbor.WriteDecimal(numbers.Local);
        _neighbor.Write(", \"peer\": "u8);
        _neighbor.WriteDecimal(numbers.Peer);
        _neighbor.Write(" }"u8);
        if (_router.IsSet)
        {
            _neighbor.Write(", \"router-id\": \""u8);
            _neighbor.WriteAddress(_router);
            _neighbor.WriteUInt8((byte)'"');
        }

        _neighbor.Write(" , "u8);
    }

    private (uint Local, uint Peer) Numbers()
    {
        var settings = peer.Settings;
        return (
            settings.LocalAs != 0 ? settings.LocalAs : peer.Session?.LocalAs ?? 0,
            settings.PeerAs != 0 ? settings.PeerAs : peer.Session?.PeerAs ?? 0);
    }
}
