using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Vpn;

/// <summary>VPN prefixes (RFC 4364, RFC 4659): <c>bits(1) label(3)… RD(8) octets(0-16)</c>. The identity is distinguisher and prefix.</summary>
public sealed class VpnFamily(Family family) : LabeledPrefixFamily(family, RouteDistinguisher.Size)
{
    /// <inheritdoc/>
    public override int NextHopDistinguisherSize => RouteDistinguisher.Size;

    internal override RouteWords Words => RouteWords.Vpn;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> NextHopLengths(bool extendedNextHop) => (IsIpv6, extendedNextHop) switch
    {
        (false, false) => [12],
        (false, true) => [12, 24, 48],
        (true, false) => [24, 48, 40],
        _ => [24, 48, 40, 12],
    };

    /// <inheritdoc/>
    public override void WriteText(in NlriView nlri, ByteBuffer output, Compatibility compatibility) =>
        Write(nlri, NextHop.None, output, !compatibility.IsFive);

    /// <inheritdoc/>
    public override void WriteEvent(in NlriView nlri, bool withdrawn, ByteBuffer output, Compatibility compatibility)
    {
        if (compatibility.IsFive) Write(nlri, withdrawn ? NextHop.None : nlri.NextHop, output, raw: false);
        else base.WriteEvent(nlri, withdrawn, output, compatibility);
    }

    /// <inheritdoc/>
    public override void WriteRow(in NlriView nlri, bool extensive, ByteBuffer output, Compatibility compatibility)
    {
        if (compatibility.IsFive) Write(nlri, nlri.NextHop, output, raw: false);
        else base.WriteRow(nlri, extensive, output, compatibility);
    }

    private protected override void WriteMaskedCommand(in NlriView nlri, ByteBuffer output) => Write(nlri, NextHop.None, output, raw: false);

    internal override bool TryAdd(RouteBuilder route, in IpPrefix prefix, out string error)
    {
        if (route.RouteDistinguisher is { } distinguisher) return TryAdd(route, distinguisher, prefix, out error);
        error = $"VPN route announce requires RD: {prefix}";
        return false;
    }

    private protected override void WriteJsonDistinguisher(ReadOnlySpan<byte> body, ByteBuffer output)
    {
        output.Write(", \"rd\": \""u8);
        RouteDistinguisher.Of(body).WriteText(output);
        output.WriteUInt8((byte)'"');
    }

    private void Write(in NlriView nlri, in NextHop nextHop, ByteBuffer output, bool raw)
    {
        var body = WritePrefixAndLabels(nlri, output, raw);
        WriteNextHop(nextHop, output);
        output.Write(" rd "u8);
        RouteDistinguisher.Of(body).WriteText(output);
    }
}
