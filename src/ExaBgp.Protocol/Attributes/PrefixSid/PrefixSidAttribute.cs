using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.PrefixSid;

/// <summary>
/// BGP Prefix-SID (RFC 8669) and SRv6 services (RFC 9252), kept octet for octet. A malformed attribute or segment-routing TLV drops it (RFC 8669 section 6);
/// a malformed SRv6 service is treated as withdraw (RFC 9252 section 7). Its words: <c>bgp-prefix-sid [ 300, [ ( 800000,100 ) ] ]</c>; those of SRv6 are read by
/// <see cref="Srv6ServiceWords"/>.
/// </summary>
public sealed class PrefixSidAttribute() : AttributeCodec(AttributeCode.PrefixSid, AttributeFlags.Optional | AttributeFlags.Transitive, "bgp-prefix-sid")
{
    /// <inheritdoc/>
    public override Outcome Read(ReadOnlySpan<byte> value, in AttributeContext context, ByteBuffer canonical)
    {
        var tlvs = new PrefixSidTlvReader(value);
        while (tlvs.TryNext())
        {
            switch (tlvs.Type)
            {
                case PrefixSidTlv.LabelIndex when tlvs.Value.Length != PrefixSidTlv.LabelIndexSize:
                case PrefixSidTlv.Srgb when !PrefixSidTlv.IsWholeSrgb(tlvs.Value):
                    return Malformed;
                case PrefixSidTlv.L3Service or PrefixSidTlv.L2Service when !PrefixSidTlv.IsWholeService(tlvs.Value):
                    return MalformedService;
            }
        }

        if (!tlvs.IsEnd) return Malformed;
        canonical.Write(value);
        return Outcome.Accept;
    }

    /// <inheritdoc/>
    public override void WriteText(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility) =>
        PrefixSidForm.WriteText(canonical, output);

    /// <inheritdoc/>
    public override void WriteJson(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility) =>
        PrefixSidForm.WriteJson(canonical, output, compatibility);

    /// <inheritdoc/>
    public override void WriteCommand(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output)
    {
        if (!PrefixSidCommand.TryWrite(canonical, output)) base.WriteCommand(flags, canonical, output);
    }

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error) => PrefixSidWords.TryParse(ref tokens, route, out error);

    private static readonly Outcome Malformed = Outcome.Discard("malformed BGP Prefix-SID");
    private static readonly Outcome MalformedService = Outcome.Withdraw("malformed SRv6 service");
}
