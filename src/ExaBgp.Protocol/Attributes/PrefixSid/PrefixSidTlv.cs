namespace ExaBgp.Protocol.Attributes.PrefixSid;

/// <summary>TLVs of BGP Prefix-SID (RFC 8669 section 3) and of its SRv6 services (RFC 9252 sections 2 and 3), and their sizes.</summary>
internal static class PrefixSidTlv
{
    /// <summary>reserved(1) flags(2) label index(4).</summary>
    public const byte LabelIndex = 1;

    /// <summary>flags(2), then base(3) range(3) for each block.</summary>
    public const byte Srgb = 3;

    /// <summary>reserved(1), sub-TLVs.</summary>
    public const byte L3Service = 5;

    /// <summary>As <see cref="L3Service"/>.</summary>
    public const byte L2Service = 6;

    /// <summary>Sub-TLV: reserved(1) SID(16) flags(1) behavior(2) reserved(1), sub-sub-TLVs.</summary>
    public const byte SidInformation = 1;

    /// <summary>Sub-sub-TLV: lengths of locator block, locator node, function, argument, transposition, and its offset, one octet each.</summary>
    public const byte SidStructure = 1;

    public const int LabelIndexSize = 7;
    public const int SidInformationSize = 21;
    public const int SidStructureSize = 6;

    public static bool IsWholeSrgb(ReadOnlySpan<byte> value) => value.Length >= 2 && (value.Length - 2) % 6 == 0;

    public static bool IsWholeService(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty) return false;
        var subTlvs = new PrefixSidTlvReader(value[1..]);
        while (subTlvs.TryNext())
        {
            if (subTlvs.Type != SidInformation) continue;
            if (subTlvs.Value.Length < SidInformationSize) return false;
            var inner = new PrefixSidTlvReader(subTlvs.Value[SidInformationSize..]);
            while (inner.TryNext())
            {
                if (inner.Type == SidStructure && inner.Value.Length != SidStructureSize) return false;
            }

            if (!inner.IsEnd) return false;
        }

        return subTlvs.IsEnd;
    }
}
