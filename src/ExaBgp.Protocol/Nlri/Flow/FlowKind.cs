namespace ExaBgp.Protocol.Nlri.Flow;

/// <summary>What a component's operand is.</summary>
internal enum FlowKind : byte
{
    /// <summary>A prefix; IPv6 with an offset.</summary>
    Prefix,

    /// <summary>Numbers with a comparison (RFC 8955 section 4.2.1.1).</summary>
    Numeric,

    /// <summary>Bits with a match (RFC 8955 section 4.2.1.2).</summary>
    Bitmask,
}
