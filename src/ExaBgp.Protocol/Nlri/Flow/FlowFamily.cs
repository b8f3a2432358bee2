using System.Globalization;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Flow;

/// <summary>
/// Flow specifications (RFC 8955, RFC 8956): <c>length(1, or F|length(2) from 240 on) [RD(8)] components</c>, the distinguisher in SAFI 134.
/// The identity is what follows the length.
/// </summary>
public sealed class FlowFamily(Family family) : FamilyCodec(family)
{
    private const int MaxLength = 4095;
    private readonly bool _ipv6 = family.Afi == Afi.Ipv6;
    private readonly bool _vpn = family.Safi == Safi.FlowVpn;

    /// <inheritdoc/>
    public override FamilyClass Class => FamilyClass.Flow;

    /// <inheritdoc/>
    public override bool SendsNextHopAttribute => false;

    /// <inheritdoc/>
    public override bool NeedsNextHop => false;

    internal override RouteWords Words => RouteWords.Flow;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> NextHopLengths(bool extendedNextHop) => _ipv6 ? [0, 16, 32, 4] : [0, 4, 16, 32];

    /// <inheritdoc/>
    public override Outcome Read(scoped ref WireReader reader, bool withdrawn, out ReadOnlySpan<byte> nlri, out bool skipped)
    {
        skipped = false;
        nlri = default;
        var rest = reader.Rest;
        if (!TryLength(rest, out var header, out var length)) return Malformed("Flow NLRI truncated: no length");
        if (!reader.TryReadBytes(header + length, out var whole))
            return Malformed(string.Create(CultureInfo.InvariantCulture, $"Flow NLRI truncated: need {length} bytes, got {rest.Length - header}"));
        var body = whole[header..];
        var reason = _vpn && body.Length < RouteDistinguisher.Size
            ? "no room for the route distinguisher"
            : FlowReader.Validate(_vpn ? body[RouteDistinguisher.Size..] : body, _ipv6);
        if (reason is not null)
        {
            skipped = true;
            return new Outcome(DispositionKind.Accept, reason, null);
        }

        nlri = whole;
        return Outcome.Accept;
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Key(ReadOnlySpan<byte> nlri, Span<byte> scratch)
    {
        TryLength(nlri, out var header, out _);
        return nlri[header..];
    }

    /// <inheritdoc/>
    public override void WriteText(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("flow"u8);
        var isFirst = false;
        FlowText.WriteWords(output, Components(nlri.Bytes, out var distinguisher), _ipv6, readable: false, ref isFirst);
        WriteDistinguisher(output, distinguisher, isFirst);
        NlriText.WritePathId(output, nlri.PathId);
    }

    /// <inheritdoc/>
    public override void WriteJson(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        output.Write(compatibility.IsFive ? "{ "u8 : "{"u8);
        FlowText.WriteMembers(output, Components(nlri.Bytes, out var distinguisher), _ipv6, tight: false);
        if (distinguisher is { } rd)
        {
            output.Write("\"rd\": \""u8);
            rd.WriteText(output);
            output.Write("\", "u8);
        }

        if (nlri.PathId is { } id)
        {
            output.Write("\"path-information\": \""u8);
            output.WriteAddress(IpAddress.FromIpv4(id));
            output.Write("\", "u8);
        }

        if (!compatibility.IsV6 && nlri.NextHop.Kind != NextHopKind.None)
        {
            output.Write("\"next-hop\": "u8);
            WriteNextHopValue(nlri.NextHop, output);
            output.Write(", "u8);
        }

        output.Write("\"string\": \""u8);
        WriteText(nlri, output, compatibility);
        if (compatibility.IsFive) WriteNextHop(nlri.NextHop, output);
        output.Write("\" }"u8);
    }

    /// <inheritdoc/>
    public override void WriteRowJson(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("{\"rules\": {"u8);
        var start = output.Length;
        FlowText.WriteMembers(output, Components(nlri.Bytes, out var distinguisher), _ipv6, tight: true);
        if (output.Length > start) output.Truncate(output.Length - 2);
        output.Write("}, \"nexthop\": "u8);
        WriteNextHopValue(nlri.NextHop, output);
        output.Write(", \"rd\": "u8);
        if (distinguisher is { } rd)
        {
            output.WriteUInt8((byte)'"');
            rd.WriteText(output);
            output.WriteUInt8((byte)'"');
        }
        else
        {
            output.Write("null"u8);
        }

        WriteRowFamily(output);
        output.WriteUInt8((byte)'}');
    }

    /// <inheritdoc/>
    public override bool TryWriteCommand(in NlriView nlri, ByteBuffer output)
    {
        var isFirst = true;
        FlowText.WriteWords(output, Components(nlri.Bytes, out var distinguisher), _ipv6, readable: true, ref isFirst);
        WriteDistinguisher(output, distinguisher, isFirst);
        NlriText.WritePathId(output, nlri.PathId);
        return true;
    }

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error) =>
        FlowStatements.TryParseAnnounce(ref tokens, route, this, out error);

    /// <summary>Adds the NLRI of a rule, its distinguisher from <paramref name="route"/>.</summary>
    internal bool TryAdd(RouteBuilder route, FlowRule rule, out string error)
    {
        var scratch = route.Scratch;
        scratch.Clear();
        scratch.WriteUInt16(0);
        if (_vpn) scratch.WriteUInt64(route.RouteDistinguisher ?? 0);
        rule.WriteTo(scratch);
        var length = scratch.Length - 2;
        if (length > MaxLength)
        {
            error = string.Create(CultureInfo.InvariantCulture, $"the flow takes {length} octets, more than {MaxLength}");
            return false;
        }

        error = string.Empty;
        if (length < 240)
        {
            scratch.PatchUInt8(1, (byte)length);
            route.Add(this, route.PathId, scratch.Written[1..]);
        }
        else
        {
            scratch.PatchUInt16(0, (ushort)(0xF000 | length));
            route.Add(this, route.PathId, scratch.Written);
        }

        return true;
    }

    private static bool TryLength(ReadOnlySpan<byte> nlri, out int header, out int length)
    {
        header = nlri.IsEmpty || nlri[0] < 240 ? 1 : 2;
        length = 0;
        if (nlri.Length < header) return false;
        length = header == 1 ? nlri[0] : ((nlri[0] & 15) << 8) | nlri[1];
        return true;
    }

    private static void WriteDistinguisher(ByteBuffer output, RouteDistinguisher? distinguisher, bool isFirst)
    {
        if (distinguisher is not { } rd) return;
        output.Write(isFirst ? "rd "u8 : " rd "u8);
        rd.WriteText(output);
    }

    private ReadOnlySpan<byte> Components(ReadOnlySpan<byte> nlri, out RouteDistinguisher? distinguisher)
    {
        TryLength(nlri, out var header, out _);
        var body = nlri[header..];
        distinguisher = null;
        if (!_vpn) return body;
        distinguisher = RouteDistinguisher.Of(body);
        return body[RouteDistinguisher.Size..];
    }
}
