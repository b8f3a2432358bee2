using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Evpn;

/// <summary>Ethernet A-D (RFC 7432 section 7.1): <c>RD(8) ESI(10) tag(4) label(3)…</c>. The label is no part of its identity.</summary>
internal sealed class EthernetAutoDiscoveryRoute() : EvpnRouteType(1, "ethernet-ad", "Ethernet Auto-Discovery")
{
    private const int LabelsAt = TagAt + 4;

    /// <inheritdoc/>
    public override Outcome Validate(ReadOnlySpan<byte> value, bool ipv6)
    {
        if (value.Length < LabelsAt) return TooShort(LabelsAt, value.Length);
        return (value.Length - LabelsAt) % LabelStack.Size == 0 ? Outcome.Accept : Malformed("Ethernet A-D EVPN NLRI has a truncated label stack");
    }

    /// <inheritdoc/>
    public override int Key(ReadOnlySpan<byte> value, bool ipv6, Span<byte> scratch)
    {
        value[..LabelsAt].CopyTo(scratch);
        return LabelsAt;
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, bool ipv6, ByteBuffer output)
    {
        WriteTextHead("ethernetad"u8, value, output);
        WriteSegment(Segment(value), output);
        output.WriteUInt8((byte)':');
        output.WriteDecimal(Tag(value, TagAt));
        output.WriteUInt8((byte)':');
        WriteTextLabel(Shown(value), output);
    }

    /// <inheritdoc/>
    public override void WriteMembers(ReadOnlySpan<byte> value, bool ipv6, bool isRow, ByteBuffer output)
    {
        WriteJsonHead(value, output);
        WriteJsonLabel(Shown(value), isRow, output);
    }

    /// <inheritdoc/>
    public override void WriteWords(ReadOnlySpan<byte> value, bool ipv6, ByteBuffer output)
    {
        WriteWordsTail(value, hasSegment: true, Tag(value, TagAt), output);
        WriteWordsLabels(value[LabelsAt..], output);
    }

    /// <inheritdoc/>
    protected override string? Write(EvpnFields fields, bool isWithdraw, ByteBuffer output)
    {
        output.Write(fields.Segment);
        output.WriteUInt32(fields.Tag);
        fields.WriteLabels(0, output);
        return fields.Labels.Count > 70 ? "has too many labels" : null;
    }

    /// <summary>The labels up to the bottom of the stack.</summary>
    private static ReadOnlySpan<byte> Shown(ReadOnlySpan<byte> value)
    {
        var labels = value[LabelsAt..];
        var count = LabelStack.Count(labels, labels.Length * 8);
        return count < 0 ? labels : labels[..(count * LabelStack.Size)];
    }
}
