using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Vpn;

/// <summary>
/// VPN prefixes (RFC 4364, RFC 4659): <c>bits(1) label(3)… RD(8) octets(0-16)</c>, <c>bits</c> counting all after it. The identity is distinguisher and
/// prefix; labels are kept as received.
/// </summary>
public sealed class VpnFamily(Family family) : PrefixFamily(family)
{
    private const int DistinguisherBits = RouteDistinguisher.Size * 8;

    /// <inheritdoc/>
    public override bool AddPathByDefault => true;

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
    public override Outcome Read(scoped ref WireReader reader, bool withdrawn, out ReadOnlySpan<byte> nlri, out bool skipped)
    {
        skipped = false;
        nlri = default;
        var rest = reader.Rest;
        if (rest.IsEmpty) return RefuseShort(rest);
        int bits = rest[0];
        if (rest.Length < 1 + IpPrefix.Octets(bits)) return RefuseShort(rest);
        var labels = LabelStack.Count(rest[1..], bits - DistinguisherBits);
        if (labels < 0)
        {
            if (!withdrawn) return Malformed("the label stack of the NLRI never ends: no bottom of stack bit");
            labels = 1;
        }

        var length = bits - (24 * labels) - DistinguisherBits;
        if (length < 0) return Malformed("invalid length in NLRI prefix");
        if (length > MaxBits) return RefuseMask(length);
        return reader.TryReadBytes(1 + IpPrefix.Octets(bits), out nlri) ? Outcome.Accept : RefuseShort(rest);
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Key(ReadOnlySpan<byte> nlri, Span<byte> scratch)
    {
        Split(nlri, out var labels, out _, out _, out var length);
        var body = nlri[(1 + labels.Length)..];
        scratch[0] = (byte)(length + DistinguisherBits);
        body.CopyTo(scratch[1..]);
        return PrefixKey.Of(scratch[..(1 + body.Length)], scratch);
    }

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

    /// <inheritdoc/>
    public override void WriteJson(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        Split(nlri.Bytes, out var labels, out var distinguisher, out var prefix, out var length);
        output.Write("{ \"nlri\": \""u8);
        NlriText.WritePrefix(output, prefix, length, IsIpv6);
        output.WriteUInt8((byte)'"');
        NlriText.WriteJsonPathId(output, nlri.PathId);
        if (!labels.IsEmpty)
        {
            output.Write(", \"label\": "u8);
            LabelStack.WriteJson(output, labels, !compatibility.IsFive);
        }

        output.Write(", \"rd\": \""u8);
        distinguisher.WriteText(output);
        output.Write("\" }"u8);
    }

    /// <inheritdoc/>
    public override void WriteRowJson(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        Split(nlri.Bytes, out var labels, out var distinguisher, out var prefix, out var length);
        output.Write("{\"prefix\": \""u8);
        NlriText.WritePrefix(output, prefix, length, IsIpv6);
        output.WriteUInt8((byte)'"');
        WriteRowTail(nlri.NextHop, output);
        output.Write(", \"label\": ["u8);
        LabelStack.WriteJsonItems(output, labels, raw: false);
        output.Write("], \"rd\": \""u8);
        distinguisher.WriteText(output);
        output.Write("\"}"u8);
    }

    /// <inheritdoc/>
    public override bool TryWriteCommand(in NlriView nlri, ByteBuffer output)
    {
        Write(nlri, NextHop.None, output, raw: false);
        return true;
    }

    internal override bool TryAdd(RouteBuilder route, in IpPrefix prefix, out string error)
    {
        if (route.RouteDistinguisher is not { } distinguisher)
        {
            error = $"VPN route announce requires RD: {prefix}";
            return false;
        }

        if (route.LabelList.Count == 0 && !route.IsWithdraw)
        {
            error = $"labeled route announce requires labels: {prefix}";
            return false;
        }

        var bits = (Math.Max(route.LabelList.Count, 1) * 24) + DistinguisherBits + prefix.Length;
        if (bits > 255)
        {
            error = $"too many labels: {prefix}";
            return false;
        }

        error = string.Empty;
        var scratch = route.Scratch;
        scratch.Clear();
        scratch.WriteUInt8((byte)bits);
        LabelStack.Write(scratch, route.LabelList);
        scratch.WriteUInt64(distinguisher);
        prefix.WriteOctets(scratch);
        route.Add(this, route.PathId, scratch.Written);
        return true;
    }

    private static void Split(
        ReadOnlySpan<byte> nlri, out ReadOnlySpan<byte> labels, out RouteDistinguisher distinguisher, out ReadOnlySpan<byte> prefix, out int length)
    {
        int bits = nlri[0];
        var count = LabelStack.Count(nlri[1..], bits - DistinguisherBits);
        if (count < 0) count = 1;
        labels = nlri.Slice(1, count * LabelStack.Size);
        var rest = nlri[(1 + labels.Length)..];
        distinguisher = RouteDistinguisher.Of(rest);
        prefix = rest[RouteDistinguisher.Size..];
        length = bits - (24 * count) - DistinguisherBits;
    }

    private void Write(in NlriView nlri, in NextHop nextHop, ByteBuffer output, bool raw)
    {
        Split(nlri.Bytes, out var labels, out var distinguisher, out var prefix, out var length);
        NlriText.WritePrefix(output, prefix, length, IsIpv6);
        NlriText.WritePathId(output, nlri.PathId);
        LabelStack.WriteText(output, labels, raw);
        WriteNextHop(nextHop, output);
        output.Write(" rd "u8);
        distinguisher.WriteText(output);
    }
}
