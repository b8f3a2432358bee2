using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Mvpn;

/// <summary>Multicast VPN (RFC 6514 section 4): <c>type(1) length(1) value</c>. Types 1 to 4 are kept octet for octet.</summary>
public sealed class MvpnFamily(Afi afi) : TypedFamily(new Family(afi, Safi.McastVpn), "MVPN", 1)
{
    private static readonly NlriRouteType[] Known =
    [
        new MvpnRouteType(5, "source-ad", "Source Active A-D Route", "sourcead", "source", hasAs: false),
        new MvpnRouteType(6, "shared-join", "C-Multicast Shared Tree Join route", "shared-join", "rp", hasAs: true),
        new MvpnRouteType(7, "source-join", "C-Multicast Source Tree Join route", "source-join", "source", hasAs: true),
    ];

    /// <inheritdoc/>
    public override bool Groups => true;

    internal override ReadOnlySpan<NlriRouteType> Types => Known;

    internal override RouteWords Words => RouteWords.Typed;

    /// <inheritdoc/>
    protected override string TextTitle => "mvpn";

    /// <inheritdoc/>
    public override ReadOnlySpan<int> NextHopLengths(bool extendedNextHop) => IsIpv6 ? [16, 4, 32] : [4, 16, 32];

    /// <inheritdoc/>
    public override void WriteJson(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        base.WriteJson(nlri, output, compatibility);
        if (Find(nlri.Bytes) is null) return;
        output.Truncate(output.Length - 2);
        output.WriteUInt8((byte)'}');
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
