using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Evpn;

/// <summary>EVPN (RFC 7432 section 7, RFC 9136): <c>type(1) length(1) value</c>. Types other than 1 to 5 are kept octet for octet.</summary>
public sealed class EvpnFamily() : TypedFamily(new Family(Afi.L2vpn, Safi.Evpn), "EVPN", 1)
{
    private static readonly NlriRouteType[] Known =
    [
        new EthernetAutoDiscoveryRoute(), new MacAdvertisementRoute(), new InclusiveMulticastRoute(), new EthernetSegmentRoute(), new IpPrefixRoute(),
    ];

    /// <inheritdoc/>
    public override FamilyClass Class => FamilyClass.L2vpn;

    /// <inheritdoc/>
    public override bool SendsNextHopAttribute => false;

    internal override ReadOnlySpan<NlriRouteType> Types => Known;

    internal override RouteWords Words => RouteWords.Typed;

    /// <inheritdoc/>
    protected override string TextTitle => "evpn";

    /// <inheritdoc/>
    public override ReadOnlySpan<int> NextHopLengths(bool extendedNextHop) => [4, 16, 32];

    /// <inheritdoc/>
    protected override void WriteRowNextHop(in NextHop nextHop, ByteBuffer output)
    {
        output.Write(", \"nexthop\": "u8);
        WriteNextHopValue(nextHop, output);
    }

    /// <inheritdoc/>
    protected override bool IsKnownHeader(ReadOnlySpan<byte> nlri, out int code)
    {
        code = nlri[0];
        return true;
    }

    /// <inheritdoc/>
    protected override void WriteHeader(int code, ByteBuffer output)
    {
        output.WriteUInt8((byte)code);
        output.WriteUInt8(0);
    }
}
