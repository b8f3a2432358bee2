namespace ExaBgp.Protocol.Attributes.Tunnel;

/// <summary>One fixed field of a segment.</summary>
/// <param name="Word">Its word in configuration.</param>
/// <param name="Member">Its JSON member.</param>
/// <param name="Kind">What it holds.</param>
internal readonly record struct SegmentField(string Word, string Member, SegmentFieldKind Kind)
{
    /// <summary>Octets.</summary>
    public int Size => Kind == SegmentFieldKind.Ipv6 ? 16 : 4;
}
