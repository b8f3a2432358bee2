using System.Text;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;
using ExaBgp.Routes;

namespace ExaBgp.Configuration.Validation;

/// <summary>
/// Checks that the routes of a neighbor can be sent: each is encoded for a session with all that the neighbor offers, and decoded; NLRI, next hop and
/// attributes have to come back.
/// </summary>
public sealed class RouteCheck
{
    private static readonly IpAddress SomeIpv4 = IpAddress.FromIpv4(0x7F000001);
    private static readonly IpAddress SomeIpv6 = IpAddress.FromIpv6(1);
    private readonly NeighborSettings _neighbor;
    private readonly SessionContext _session;
    private readonly AttributeInterner _interner = new();
    private readonly UpdatePacker _packer = new();
    private readonly UpdateDecoder _decoder = new();
    private readonly ByteBuffer _message = new(4096);
    private readonly ByteBuffer _scratch = new();

    /// <summary>Prepares the session of <paramref name="neighbor"/>.</summary>
    public RouteCheck(NeighborSettings neighbor, Compatibility compatibility)
    {
        _neighbor = neighbor;
        var capabilities = neighbor.Capabilities;
        var localAs = neighbor.LocalAs != 0 ? neighbor.LocalAs : neighbor.PeerAs;
        var peerAs = neighbor.PeerAs != 0 ? neighbor.PeerAs : localAs;
        var addPath = FamilySet.Of((capabilities.AddPath & 2) != 0 ? capabilities.AddPathFamilies : []);
        var extended = FamilySet.Of(neighbor.Families.Where(static family => family.Afi == Afi.Ipv4));
        _session = new SessionContext
        {
            Encoding = new EncodingContext(
                localAs == peerAs, localAs, capabilities.FourOctetAs, capabilities.ExtendedMessage ? 65535 : 4096, FamilyTable.AllSet, addPath, extended,
                neighbor.Grouping, neighbor.LocalLinkLocal, true, compatibility),
            LocalAs = localAs,
            PeerAs = peerAs,
            LocalId = SomeIpv4,
            PeerId = SomeIpv4,
            HoldTime = neighbor.HoldTime,
            Families = [.. FamilyTable.All.ToArray().Select(static codec => codec.Family)],
            AddPathReceive = addPath,
            NextHops = [.. neighbor.Families.Where(static family => family.Afi == Afi.Ipv4).Select(static family => (family, Afi.Ipv6))],
        };
    }

    /// <summary>True when the route can be sent and comes back as it was; else why not.</summary>
    public bool TryCheck(in Route route, out string reason)
    {
        _interner.Sweep();
        var nextHop = Resolve(route.Codec.Family, route.Attributes.NextHop);
        if (!TryEncode(route.Codec, route.PathId ?? 0, route.Nlri.Span, _interner.Intern(route.Attributes), nextHop, _message, out reason)) return false;
        var body = _message.Written[MessageHeader.Size..];
        var outcome = _decoder.Decode(body, _session, _interner, sent: true);
        if (!outcome.IsAccept)
        {
            reason = outcome.Reason;
            return false;
        }

        var count = 0;
        foreach (var nlri in _decoder.View(body).Announced)
        {
            count++;
            if (!nlri.Nlri.SequenceEqual(route.Nlri.Span) || nlri.Family.Index != route.Family) reason = "it is not read back as what was sent";
            else reason = Compare(route.Attributes, nlri.Attributes);
        }

        if (count != 1) reason = $"{count} routes are read back";
        return reason.Length == 0;
    }

    /// <summary>The route as errors name it.</summary>
    public static string Name(in Route route)
    {
        var text = new ByteBuffer();
        text.WriteText(route.Codec.Name);
        text.WriteUInt8((byte)' ');
        route.Codec.WriteText(new NlriView(route.Nlri.Span, route.PathId, NextHop.None), text, Compatibility.Default);
        return Encoding.UTF8.GetString(text.Written);
    }

    /// <summary>The first attribute that was sent and does not come back, or nothing.</summary>
    private string Compare(AttributeSet sent, AttributeSet read)
    {
        var reader = new WireReader(sent.Bytes);
        while (AttributeHeader.TryRead(ref reader, out var flags, out var code, out var value))
        {
            var codec = AttributeTable.At(code);
            _scratch.Clear();
            codec.Encode(flags, value, _session.Encoding, _scratch);
            if (_scratch.Length > 0 && (!read.TryGet(code, out _, out var back) || !back.SequenceEqual(value))) return $"attribute {codec.Name} is not read back as what was sent";
        }

        return string.Empty;
    }

    private bool TryEncode(FamilyCodec family, uint pathId, ReadOnlySpan<byte> nlri, AttributeSet attributes, in NextHop nextHop, ByteBuffer output, out string reason)
    {
        output.Clear();
        if (!_packer.TryBeginAnnounce(_session.Encoding, attributes, nextHop, family, out var why) || !_packer.TryAdd(pathId, nlri, output))
        {
            reason = why == UnsendableReason.NoNextHop ? "it has no next hop" : "it does not fit into a message";
            return false;
        }

        _packer.End(output);
        reason = string.Empty;
        return true;
    }

    private NextHop Resolve(Family family, in NextHop nextHop)
    {
        if (nextHop.Kind != NextHopKind.Self) return nextHop;
        var local = _neighbor.LocalAddress;
        if (family.Afi == Afi.Ipv6) return NextHop.Of(local.IsIpv6 ? local : SomeIpv6);
        return NextHop.Of(local.IsIpv4 || family.Afi != Afi.Ipv4 ? (local.IsSet ? local : SomeIpv4) : _neighbor.RouterId.IsSet ? _neighbor.RouterId : SomeIpv4);
    }
}
