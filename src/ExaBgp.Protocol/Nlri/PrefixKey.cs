namespace ExaBgp.Protocol.Nlri;

/// <summary>The identity of a prefix: its octets with host bits cleared (RFC 4271 section 4.3: "the value of trailing bits is irrelevant").</summary>
internal static class PrefixKey
{
    /// <summary>The key of <c>length(1) octets</c>: the same octets unless host bits are set in the last one.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> nlri, Span<byte> scratch)
    {
        var extra = (8 - nlri[0]) & 7;
        if (extra == 0) return nlri;
        var last = nlri[^1];
        var masked = (byte)(last & (0xFF << extra));
        if (masked == last) return nlri;
        nlri.CopyTo(scratch);
        scratch[nlri.Length - 1] = masked;
        return scratch[..nlri.Length];
    }
}
