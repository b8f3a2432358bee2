using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri;

/// <summary>
/// Families whose NLRI is <c>bits(1) label(3)… distinguisher octets(0-16)</c>, <c>bits</c> counting all after it (RFC 8277, RFC 4364). The identity is what
/// stands behind the labels; labels are kept as received, 800000 of a withdraw included.
/// </summary>
/// <param name="family">The family.</param>
/// <param name="distinguisherSize">Octets between labels and prefix.</param>
public abstract class LabeledPrefixFamily(Family family, int distinguisherSize) : PrefixFamily(family)
{
    private int DistinguisherBits => distinguisherSize * 8;

    /// <inheritdoc/>
    public override bool AddPathByDefault => true;

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
        var body = Split(nlri, out _, out var length);
        scratch[0] = (byte)(length + DistinguisherBits);
        body.CopyTo(scratch[1..]);
        return PrefixKey.Of(scratch[..(1 + body.Length)], scratch);
    }

    /// <inheritdoc/>
    public override void WriteJson(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        var body = Split(nlri.Bytes, out var labels, out var length);
        output.Write("{ \"nlri\": \""u8);
        NlriText.WritePrefix(output, body[distinguisherSize..], length, IsIpv6);
        output.WriteUInt8((byte)'"');
        NlriText.WriteJsonPathId(output, nlri.PathId);
        if (!labels.IsEmpty)
        {
            output.Write(", \"label\": "u8);
            LabelStack.WriteJson(output, labels, !compatibility.IsFive);
        }

        WriteJsonDistinguisher(body, output);
        output.Write(" }"u8);
    }

    /// <inheritdoc/>
    public override void WriteRowJson(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        var body = Split(nlri.Bytes, out var labels, out var length);
        output.Write("{\"prefix\": \""u8);
        NlriText.WritePrefix(output, body[distinguisherSize..], length, IsIpv6);
        output.WriteUInt8((byte)'"');
        WriteRowTail(nlri.NextHop, output);
        output.Write(", \"label\": ["u8);
        LabelStack.WriteJsonItems(output, labels, raw: false);
        output.WriteUInt8((byte)']');
        WriteJsonDistinguisher(body, output);
        output.WriteUInt8((byte)'}');
    }

    /// <summary>The member of the distinguisher, with a comma before it; nothing in families that have none.</summary>
    /// <param name="body">Distinguisher and prefix.</param>
    /// <param name="output">Gets it.</param>
    private protected virtual void WriteJsonDistinguisher(ReadOnlySpan<byte> body, ByteBuffer output)
    {
    }

    /// <summary>Appends prefix, path identifier and labels; what stands behind the labels is returned.</summary>
    private protected ReadOnlySpan<byte> WritePrefixAndLabels(in NlriView nlri, ByteBuffer output, bool raw)
    {
        var body = Split(nlri.Bytes, out var labels, out var length);
        NlriText.WritePrefix(output, body[distinguisherSize..], length, IsIpv6);
        NlriText.WritePathId(output, nlri.PathId);
        LabelStack.WriteText(output, labels, raw);
        return body;
    }

    /// <summary>Adds the NLRI to the route; an announcement needs labels.</summary>
    private protected bool TryAdd(RouteBuilder route, ulong? distinguisher, in IpPrefix prefix, out string error)
    {
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
        if (distinguisher is { } value) scratch.WriteUInt64(value);
        prefix.WriteOctets(scratch);
        route.Add(this, route.PathId, scratch.Written);
        return true;
    }

    /// <summary>The labels, the bits of the prefix, and what stands behind the labels.</summary>
    private ReadOnlySpan<byte> Split(ReadOnlySpan<byte> nlri, out ReadOnlySpan<byte> labels, out int length)
    {
        int bits = nlri[0];
        var count = LabelStack.Count(nlri[1..], bits - DistinguisherBits);
        if (count < 0) count = 1;
        labels = nlri.Slice(1, count * LabelStack.Size);
        length = bits - (24 * count) - DistinguisherBits;
        return nlri[(1 + labels.Length)..];
    }
}
