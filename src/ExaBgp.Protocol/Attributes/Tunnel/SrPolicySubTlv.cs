namespace ExaBgp.Protocol.Attributes.Tunnel;

/// <summary>Sub-TLVs of an SR Policy tunnel (RFC 9830 section 2.4) and, from <see cref="Weight"/>, of its segment lists.</summary>
internal static class SrPolicySubTlv
{
    public const ushort TunnelType = 15;
    public const byte Preference = 12;
    public const byte BindingSid = 13;
    public const byte Priority = 15;
    public const byte Srv6BindingSid = 20;
    public const byte SegmentList = 128;
    public const byte CandidatePathName = 129;
    public const byte PolicyName = 130;
    public const byte Weight = 9;

    /// <summary>An endpoint behavior stands behind the SID of <see cref="Srv6BindingSid"/>.</summary>
    public const byte BindingBehaviorFlag = 0x20;

    /// <summary>Octets of an SRv6 endpoint behavior: behavior(2) reserved(2) block(1) node(1) function(1) argument(1).</summary>
    public const int BehaviorSize = 8;

    /// <summary>Whether a value is long enough for what its type holds; true for types we do not know.</summary>
    public static bool IsWhole(byte type, ReadOnlySpan<byte> value) => type switch
    {
        Preference => value.Length >= 6,
        BindingSid => value.Length is 2 or >= 6,
        Priority => value.Length >= 2,
        Srv6BindingSid => value.Length >= 18,
        CandidatePathName or PolicyName => value.Length >= 1,
        SegmentList => IsWholeList(value),
        _ => true,
    };

    private static bool IsWholeList(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty) return false;
        var segments = new SubTlvReader(value[1..], hasLongLengths: false);
        while (segments.TryNext())
        {
            if (segments.Type == Weight ? segments.Value.Length < 6 : SegmentKind.Find(segments.Type) is { } kind && segments.Value.Length < kind.Size) return false;
        }

        return segments.IsEnd;
    }
}
