using System.Buffers.Binary;
using System.Globalization;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.LinkState;

/// <summary>
/// BGP-LS and BGP-LS VPN (RFC 9552, RFC 9514): nodes, links, prefixes and SRv6 SIDs; other types, unknown TLVs and protocols are kept as octets.
/// Only errors of length end the session (RFC 9552 section 8.2.2).
/// <code>
/// +---------------+---------------+------------------+--------------+-------------------+------------------------+
/// |    type (2)   |   length (2)  | distinguisher(8) | protocol (1) |   identifier (8)  | descriptors (variable) |
/// |               |               | SAFI 72 only     |              |                   | type(2) length(2) …    |
/// +---------------+---------------+------------------+--------------+-------------------+------------------------+
/// </code>
/// </summary>
public sealed class LinkStateFamily(Safi safi) : FamilyCodec(new Family(Afi.LinkState, safi))
{
    private readonly bool _hasDistinguisher = safi == Safi.LinkStateVpn;

    /// <inheritdoc/>
    public override string JsonName => "bgp-ls bgp-ls";

    /// <inheritdoc/>
    public override bool SendsNextHopAttribute => false;

    /// <inheritdoc/>
    public override int NextHopDistinguisherSize => _hasDistinguisher ? RouteDistinguisher.Size : 0;

    /// <inheritdoc/>
    protected override bool HasEventText => false;

    internal override RouteWords Words => RouteWords.Unicast;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> NextHopLengths(bool extendedNextHop) => _hasDistinguisher ? [12, 24, 48] : [4, 16, 32];

    /// <inheritdoc/>
    public override Outcome Read(scoped ref WireReader reader, bool withdrawn, out ReadOnlySpan<byte> nlri, out bool skipped)
    {
        skipped = false;
        nlri = default;
        var header = reader.Rest;
        if (header.Length < LinkStateNlri.HeaderSize)
            return Malformed(string.Create(CultureInfo.InvariantCulture, $"BGP-LS NLRI truncated: need {LinkStateNlri.HeaderSize} bytes, got {header.Length}"));
        var length = BinaryPrimitives.ReadUInt16BigEndian(header[2..]);
        if (_hasDistinguisher && length < RouteDistinguisher.Size)
            return Malformed(string.Create(CultureInfo.InvariantCulture, $"BGP-LS VPN NLRI announces {length} bytes, less than its route distinguisher"));
        if (!reader.TryReadBytes(LinkStateNlri.HeaderSize + length, out var octets))
        {
            return Malformed(string.Create(
                CultureInfo.InvariantCulture, $"BGP-LS NLRI truncated: need {LinkStateNlri.HeaderSize + length} bytes, got {header.Length}"));
        }

        var outcome = Check(new LinkStateNlri(octets, _hasDistinguisher));
        if (outcome.IsAccept) nlri = octets;
        return outcome;
    }

    /// <inheritdoc/>
    public override void WriteText(in NlriView nlri, ByteBuffer output, Compatibility compatibility) => WriteJson(nlri, output, compatibility);

    /// <inheritdoc/>
    public override void WriteJson(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        var parts = new LinkStateNlri(nlri.Bytes, _hasDistinguisher);
        if (parts.IsReadable) LinkStateJson.Write(parts, nlri.NextHop, output, compatibility);
        else NlriText.WriteJsonCode(output, (int)parts.Type, parsed: false, nlri.Bytes);
        NlriText.WriteJsonPathId(output, nlri.PathId);
        output.Write(" }"u8);
    }

    /// <inheritdoc/>
    public override bool TryWriteCommand(in NlriView nlri, ByteBuffer output)
    {
        LinkStateCommand.Write(this, new LinkStateNlri(nlri.Bytes, _hasDistinguisher), nlri.Bytes, output);
        NlriText.WritePathId(output, nlri.PathId);
        return true;
    }

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        var nlri = new ByteBuffer();
        if (!LinkStateWords.TryParse(ref tokens, _hasDistinguisher, nlri, out error)) return false;
        if (!RouteWordGrammar.TryParseAll(ref tokens, route, Words, out error)) return false;
        route.Add(this, route.PathId, nlri.Written);
        return true;
    }

    private static Outcome Check(in LinkStateNlri nlri)
    {
        if (!Enum.IsDefined(nlri.Type)) return Outcome.Accept;
        if (nlri.Body.Length < LinkStateNlri.FixedSize)
            return Malformed(string.Create(CultureInfo.InvariantCulture, $"BGP-LS NLRI truncated: need {LinkStateNlri.FixedSize} bytes, got {nlri.Body.Length}"));
        var tlvs = new LinkStateTlvReader(nlri.Descriptors);
        while (tlvs.TryNext())
        {
            if (tlvs.Type is not (LinkStateTlv.LocalNode or LinkStateTlv.RemoteNode)) continue;
            var subTlvs = new LinkStateTlvReader(tlvs.Value);
            while (subTlvs.TryNext())
            {
            }

            if (!subTlvs.Rest.IsEmpty) return Malformed(Describe("BGP-LS node descriptor", "sub-tlv", subTlvs.Rest));
        }

        return tlvs.Rest.IsEmpty ? Outcome.Accept : Malformed(Describe($"BGP-LS {ClassName(nlri.Type)} NLRI", "TLV", tlvs.Rest));
    }

    private static string Describe(string what, string tlv, ReadOnlySpan<byte> rest) => rest.Length < 4
        ? $"{what} ends with a truncated {tlv} header"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{what} {tlv} {BinaryPrimitives.ReadUInt16BigEndian(rest)} claims {BinaryPrimitives.ReadUInt16BigEndian(rest[2..])} bytes but only {rest.Length - 4} remain");

    private static string ClassName(LinkStateNlriType type) => type switch
    {
        LinkStateNlriType.Node => "NODE",
        LinkStateNlriType.Link => "LINK",
        LinkStateNlriType.Ipv4Prefix => "PREFIXv4",
        LinkStateNlriType.Ipv6Prefix => "PREFIXv6",
        _ => "SRv6SID",
    };
}
