using System.Buffers.Binary;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Mup;

/// <summary>
/// Mobile User Plane (draft-mpmz-bess-mup-safi section 3.1): <c>architecture(1) type(2) length(1) value</c>. Architectures other than 3gpp-5g (1) and types
/// other than 1 to 4 are kept octet for octet.
/// </summary>
public sealed class MupFamily(Afi afi) : TypedFamily(new Family(afi, Safi.Mup), "MUP", 3)
{
    private const byte Architecture = 1;

    private static readonly NlriRouteType[] Known =
        [new InterworkSegmentRoute(), new DirectSegmentRoute(), new Type1SessionRoute(), new Type2SessionRoute()];

    /// <inheritdoc/>
    public override bool AddPathByDefault => true;

    internal override ReadOnlySpan<NlriRouteType> Types => Known;

    internal override RouteWords Words => RouteWords.Typed;

    /// <inheritdoc/>
    protected override string TextTitle => "mup";

    /// <inheritdoc/>
    public override ReadOnlySpan<int> NextHopLengths(bool extendedNextHop) => [4, 16, 32];

    /// <inheritdoc/>
    public override void WriteJson(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        var type = Find(nlri.Bytes);
        output.Write("{ "u8);
        if (type is not null)
        {
            output.Write("\"name\": \""u8);
            output.WriteText(type.Title);
            output.Write(type.Code == 4 ? "\",  "u8 : "\", "u8);
        }

        WriteRowHead(nlri.Bytes, type is not null, output);
        type?.WriteMembers(nlri.Bytes[ValueAt..], IsIpv6, isRow: false, output);
        output.Write(", \"raw\": \""u8);
        output.WriteHexUpper(nlri.Bytes);
        output.WriteUInt8((byte)'"');
        NlriText.WriteJsonPathId(output, nlri.PathId);
        output.Write(" }"u8);
    }

    /// <inheritdoc/>
    protected override void WriteRowHead(ReadOnlySpan<byte> nlri, bool isKnown, ByteBuffer output)
    {
        output.Write("\"arch\": "u8);
        output.WriteDecimal((uint)nlri[0]);
        output.Write(", \"code\": "u8);
        output.WriteDecimal((uint)BinaryPrimitives.ReadUInt16BigEndian(nlri[1..]));
    }

    /// <inheritdoc/>
    protected override bool IsKnownHeader(ReadOnlySpan<byte> nlri, out int code)
    {
        code = BinaryPrimitives.ReadUInt16BigEndian(nlri[1..]);
        return nlri[0] == Architecture;
    }

    /// <inheritdoc/>
    protected override void WriteHeader(int code, ByteBuffer output)
    {
        output.WriteUInt8(Architecture);
        output.WriteUInt16((ushort)code);
        output.WriteUInt8(0);
    }

    /// <summary>An IPv4 next hop of an IPv6 route is sent mapped, without attribute 3.</summary>
    protected override void Complete(RouteBuilder route)
    {
        if (IsIpv6 && route.Attributes.NextHop.IsIpv4) route.Attributes.NextHop = NextHop.Of(route.Attributes.NextHop.Address.ToMapped());
    }
}
