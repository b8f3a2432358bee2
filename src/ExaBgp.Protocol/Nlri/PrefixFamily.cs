using System.Globalization;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri;

/// <summary>Families whose NLRI is a prefix with something before it: what their four forms share.</summary>
public abstract class PrefixFamily(Family family) : FamilyCodec(family)
{
    /// <summary>True for IPv6 prefixes.</summary>
    protected bool IsIpv6 { get; } = family.Afi == Afi.Ipv6;

    /// <summary>Longest prefix: 32 or 128.</summary>
    protected int MaxBits { get; } = family.Afi == Afi.Ipv6 ? 128 : 32;

    /// <inheritdoc/>
    public override FamilyClass Class => FamilyClass.Inet;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> NextHopLengths(bool extendedNextHop) => (IsIpv6, extendedNextHop) switch
    {
        (false, false) => [4],
        (false, true) => [4, 16, 32],
        (true, false) => [16, 32],
        _ => [16, 32, 4],
    };

    /// <summary>Adds the NLRI of <paramref name="prefix"/> with the labels and distinguisher of <paramref name="route"/>; says what is missing otherwise.</summary>
    internal abstract bool TryAdd(RouteBuilder route, in IpPrefix prefix, out string error);

    /// <summary>The words have no host bits, which a peer may send and a command may not have.</summary>
    public sealed override bool TryWriteCommand(in NlriView nlri, ByteBuffer output)
    {
        Span<byte> masked = stackalloc byte[nlri.Bytes.Length];
        nlri.Bytes.CopyTo(masked);
        if (masked[0] % 8 != 0) masked[^1] &= (byte)(0xFF << (8 - (masked[0] % 8)));
        WriteMaskedCommand(new NlriView(masked, nlri.PathId, nlri.NextHop), output);
        return true;
    }

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error) =>
        PrefixGrammar.TryParseAnnounce(ref tokens, route, this, null, out error);

    /// <summary>Appends the words of a command for an NLRI without host bits.</summary>
    private protected abstract void WriteMaskedCommand(in NlriView nlri, ByteBuffer output);

    private protected Outcome RefuseMask(int bits) =>
        Malformed(string.Create(CultureInfo.InvariantCulture, $"invalid mask {bits} in NLRI prefix for {AfiName}"));

    private protected static Outcome RefuseShort(ReadOnlySpan<byte> rest) => Malformed(rest.IsEmpty
        ? "not enough data to extract the mask of the NLRI"
        : "not enough data for the mask provided to decode the NLRI");
}
