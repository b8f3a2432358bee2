namespace ExaBgp.Protocol.Attributes;

/// <summary>AS numbers for peers that know two octets of them (RFC 6793).</summary>
public static class AsNumber
{
    /// <summary>AS_TRANS, which stands for a number that two octets cannot hold.</summary>
    public const ushort Trans = 23456;

    /// <summary>The number itself, or <see cref="Trans"/>.</summary>
    public static ushort ToTwoOctets(uint number) => number <= ushort.MaxValue ? (ushort)number : Trans;
}
