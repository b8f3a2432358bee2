using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Labeled;

/// <summary>
/// Labelled prefixes (RFC 8277): <c>bits(1) label(3)… octets(0-16)</c>, <c>bits</c> counting labels and prefix. The identity is the prefix; labels are
/// kept as received, 800000 of a withdraw included.
/// </summary>
public sealed class LabeledFamily(Family family) : PrefixFamily(family)
{
    /// <inheritdoc/>
    public override bool AddPathByDefault => true;

    internal override RouteWords Words => RouteWords.Labeled;

    /// <inheritdoc/>
    public override Outcome Read(scoped ref WireReader reader, bool withdrawn, out ReadOnlySpan<byte> nlri, out bool skipped)
    {
        skipped = false;
        nlri = default;
        var rest = reader.Rest;
        if (rest.IsEmpty) return RefuseShort(rest);
        int bits = rest[0];
        if (rest.Length < 1 + IpPrefix.Octets(bits)) return RefuseShort(rest);
        var labels = LabelStack.Count(rest[1..], bits);
        if (labels < 0)
        {
            if (!withdrawn) return Malformed("the label stack of the NLRI never ends: no bottom of stack bit");
            labels = 1;
        }

        var length = bits - (24 * labels);
        if (length > MaxBits) return RefuseMask(length);
        return reader.TryReadBytes(1 + IpPrefix.Octets(bits), out nlri) ? Outcome.Accept : RefuseShort(rest);
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Key(ReadOnlySpan<byte> nlri, Span<byte> scratch)
    {
        Split(nlri, out _, out var prefix, out var length);
        scratch[0] = (byte)length;
        prefix.CopyTo(scratch[1..]);
        return PrefixKey.Of(scratch[..(1 + prefix.Length)], scratch);
    }

    /// <inheritdoc/>
    public override void WriteText(in NlriView nlri, ByteBuffer output, Compatibility compatibility) => Write(nlri, output, !compatibility.IsFive);

    /// <inheritdoc/>
    public override void WriteJson(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        Split(nlri.Bytes, out var labels, out var prefix, out var length);
        output.Write("{ \"nlri\": \""u8);
        NlriText.WritePrefix(output, prefix, length, IsIpv6);
        output.WriteUInt8((byte)'"');
        NlriText.WriteJsonPathId(output, nlri.PathId);
        if (!labels.IsEmpty)
        {
            output.Write(", \"label\": "u8);
            LabelStack.WriteJson(output, labels, !compatibility.IsFive);
        }

        output.Write(" }"u8);
    }

    /// <inheritdoc/>
    public override void WriteRowJson(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        Split(nlri.Bytes, out var labels, out var prefix, out var length);
        output.Write("{\"prefix\": \""u8);
        NlriText.WritePrefix(output, prefix, length, IsIpv6);
        output.WriteUInt8((byte)'"');
        WriteRowTail(nlri.NextHop, output);
        output.Write(", \"label\": ["u8);
        LabelStack.WriteJsonItems(output, labels, raw: false);
        output.Write("]}"u8);
    }

    /// <inheritdoc/>
    public override bool TryWriteCommand(in NlriView nlri, ByteBuffer output)
    {
        Write(nlri, output, raw: false);
        return true;
    }

    internal override bool TryAdd(RouteBuilder route, in IpPrefix prefix, out string error)
    {
        if (route.LabelList.Count == 0 && !route.IsWithdraw)
        {
            error = $"labeled route announce requires labels: {prefix}";
            return false;
        }

        var bits = (Math.Max(route.LabelList.Count, 1) * 24) + prefix.Length;
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
        prefix.WriteOctets(scratch);
        route.Add(this, route.PathId, scratch.Written);
        return true;
    }

    private static void Split(ReadOnlySpan<byte> nlri, out ReadOnlySpan<byte> labels, out ReadOnlySpan<byte> prefix, out int length)
    {
        int bits = nlri[0];
        var count = LabelStack.Count(nlri[1..], bits);
        if (count < 0) count = 1;
        labels = nlri.Slice(1, count * LabelStack.Size);
        prefix = nlri[(1 + labels.Length)..];
        length = bits - (24 * count);
    }

    private void Write(in NlriView nlri, ByteBuffer output, bool raw)
    {
        Split(nlri.Bytes, out var labels, out var prefix, out var length);
        NlriText.WritePrefix(output, prefix, length, IsIpv6);
        NlriText.WritePathId(output, nlri.PathId);
        LabelStack.WriteText(output, labels, raw);
    }
}
