using static ExaBgp.Protocol.Attributes.Tunnel.SegmentFieldKind;

namespace ExaBgp.Protocol.Attributes.Tunnel;

/// <summary>
/// A kind of SR segment (RFC 9830 section 2.4.4.2, RFC 9831): flags(1), algorithm or reserved(1), fixed fields, then an optional SID: a label stack entry,
/// or an SRv6 SID with an optional endpoint behavior.
/// </summary>
/// <param name="Type">Type of its TLV in a segment list.</param>
/// <param name="Letter">Its name.</param>
/// <param name="HasAlgorithm">The second octet is an SR algorithm.</param>
/// <param name="HasSrv6Sid">The optional SID is one of SRv6.</param>
/// <param name="Fields">Fixed fields in order.</param>
internal sealed record SegmentKind(byte Type, char Letter, bool HasAlgorithm, bool HasSrv6Sid, params SegmentField[] Fields)
{
    /// <summary>The algorithm octet counts.</summary>
    public const byte AlgorithmFlag = 0x40;

    /// <summary>An endpoint behavior stands behind the SID.</summary>
    public const byte BehaviorFlag = 0x10;

    private static readonly SegmentField[] Adjacency =
    [
        new("local-if-id", "local_if_id", Interface), new("local-ipv6", "local_ipv6", Ipv6),
        new("remote-if-id", "remote_if_id", Interface), new("remote-ipv6", "remote_ipv6", Ipv6),
    ];

    private static readonly SegmentField[] Link6 = [new("local", "local_ipv6", Ipv6), new("remote", "remote_ipv6", Ipv6)];

    private static readonly SegmentKind[] Rows =
    [
        new(1, 'A', false, false, new SegmentField("mpls", "label", Label)),
        new(13, 'B', false, true, new SegmentField("srv6", "sid", Ipv6)),
        new(3, 'C', true, false, new SegmentField("ipv4", "ipv4_node", Ipv4)),
        new(4, 'D', true, false, new SegmentField("ipv6", "ipv6_node", Ipv6)),
        new(5, 'E', false, false, new SegmentField("local-if-id", "local_if_id", Interface), new SegmentField("ipv4", "ipv4_node", Ipv4)),
        new(6, 'F', false, false, new SegmentField("local", "local_ipv4", Ipv4), new SegmentField("remote", "remote_ipv4", Ipv4)),
        new(7, 'G', false, false, Adjacency),
        new(8, 'H', false, false, Link6),
        new(14, 'I', true, true, new SegmentField("ipv6", "ipv6_node", Ipv6)),
        new(15, 'J', true, true, Adjacency),
        new(16, 'K', true, true, Link6),
    ];

    /// <summary>All kinds, by letter.</summary>
    public static ReadOnlySpan<SegmentKind> All => Rows;

    /// <summary>Octets without the optional SID.</summary>
    public int Size { get; } = 2 + Fields.Sum(static field => field.Size);

    /// <summary>Whether a SID may follow the fixed fields: not for A and B, which are one.</summary>
    public bool HasOptionalSid => Letter > 'B';

    /// <summary>The kind of a TLV type, or null.</summary>
    public static SegmentKind? Find(byte type)
    {
        foreach (var row in Rows)
        {
            if (row.Type == type) return row;
        }

        return null;
    }

    /// <summary>Place of the label stack entry of a segment, or -1 when it has none.</summary>
    public int LabelAt(ReadOnlySpan<byte> value) =>
        Letter == 'A' ? 2 : HasOptionalSid && !HasSrv6Sid && value.Length >= Size + 4 ? Size : -1;

    /// <summary>Place of the endpoint behavior of a segment, or -1 when it has none.</summary>
    public int BehaviorAt(ReadOnlySpan<byte> value)
    {
        var at = Letter == 'B' ? Size : Size + 16;
        return HasSrv6Sid && (value[0] & BehaviorFlag) != 0 && value.Length >= at + SrPolicySubTlv.BehaviorSize ? at : -1;
    }
}
