using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri;

/// <summary>
/// All forms of one family's NLRI. The value of an NLRI is its wire octets (without path identifier), valid by construction:
/// a family reads, compares, prints and parses those octets; nothing else in the program knows what is inside.
/// </summary>
public abstract partial class FamilyCodec(Family family)
{
    /// <summary>AFI and SAFI.</summary>
    public Family Family { get; } = family;

    /// <summary>Place in <see cref="FamilyTable"/>.</summary>
    public int Index { get; internal set; }

    /// <summary>The AFI word.</summary>
    public string AfiName { get; } = FamilyNames.Afi(family.Afi);

    /// <summary>The SAFI word.</summary>
    public string SafiName { get; } = FamilyNames.Safi(family.Safi);

    /// <summary><c>ipv4 unicast</c>, the key of JSON updates and the words of text events.</summary>
    public string Name { get; } = family.ToString();

    /// <summary>The key of JSON updates, where it is not <see cref="Name"/>.</summary>
    public virtual string JsonName => Name;

    /// <summary>What kind of rows its routes are.</summary>
    public virtual FamilyClass Class => FamilyClass.Other;

    /// <summary>Whether ADD-PATH can be negotiated for it (RFC 7911): the path identifier precedes the NLRI, whatever is inside.</summary>
    public virtual bool AddPath => true;

    /// <summary>Whether <c>add-path</c> without a block includes it.</summary>
    public virtual bool AddPathByDefault => false;

    /// <summary>Whether NLRI of one attribute set share an UPDATE under <c>group-updates true</c>.</summary>
    public virtual bool Groups => false;

    /// <summary>Whether withdraws carry ORIGIN, AS_PATH, LOCAL_PREF and what the command gave (all but unicast and multicast).</summary>
    public virtual bool WithdrawCarriesAttributes => true;

    /// <summary>Whether an IPv4 next hop is also sent as attribute 3 beside MP_REACH_NLRI.</summary>
    public virtual bool SendsNextHopAttribute => true;

    /// <summary>Whether an announce without next hop is refused.</summary>
    public virtual bool NeedsNextHop => true;

    /// <summary>Zero octets before the next hop in MP_REACH_NLRI: 8 where it carries a route distinguisher.</summary>
    public virtual int NextHopDistinguisherSize => 0;

    /// <summary>
    /// The longest prefix in bits where an NLRI is a bare prefix, <c>length(1) octets</c>: a decoder then cuts it without a call. 0 for every other form.
    /// </summary>
    public virtual int BarePrefixBits => 0;

    /// <summary>
    /// Lengths of next hop accepted in a received MP_REACH_NLRI (distinguisher included), the usual ones first;
    /// <paramref name="extendedNextHop"/>: a next hop of the other AFI was negotiated for this family (RFC 8950).
    /// </summary>
    public abstract ReadOnlySpan<int> NextHopLengths(bool extendedNextHop);

    /// <summary>True for one of <see cref="NextHopLengths"/>.</summary>
    public bool AcceptsNextHopLength(int length, bool extendedNextHop) => NextHopLengths(extendedNextHop).Contains(length);

    /// <summary>
    /// Cuts the next NLRI off <paramref name="reader"/> and validates it whole. <paramref name="nlri"/> is what we hold and later print.
    /// An Accept with an empty <paramref name="nlri"/> and <paramref name="skipped"/> true means: this one is dropped, go on with the next.
    /// </summary>
    public abstract Outcome Read(scoped ref WireReader reader, bool withdrawn, out ReadOnlySpan<byte> nlri, out bool skipped);

    /// <summary>
    /// The octets that identify the route in a RIB: the NLRI itself, or the part of it that does (labels left out, for instance).
    /// <paramref name="scratch"/> has room for <c>nlri.Length</c> octets.
    /// </summary>
    public virtual ReadOnlySpan<byte> Key(ReadOnlySpan<byte> nlri, Span<byte> scratch) => nlri;

    /// <summary>The NLRI in words, as rows of <c>show adj-rib</c> print it (path identifier included), without next hop.</summary>
    public abstract void WriteText(in NlriView nlri, ByteBuffer output, Compatibility compatibility);

    /// <summary>The NLRI as one element of a JSON update.</summary>
    public abstract void WriteJson(in NlriView nlri, ByteBuffer output, Compatibility compatibility);

    /// <summary>
    /// The words with which a configuration file and a command give this NLRI back (family words left out), or false when there are none.
    /// With <see cref="TryParse"/> it is a round trip: <c>announce ipv4 SAFI</c>, these words, then next hop and attributes.
    /// </summary>
    public virtual bool TryWriteCommand(in NlriView nlri, ByteBuffer output) => false;

    /// <summary>Whether <see cref="TryParse"/> takes the word behind the NLRI. An attribute whose word it is not is given as octets.</summary>
    public virtual bool Accepts(ReadOnlySpan<byte> word) => Words.Contains(word);

    /// <summary>The words that <see cref="TryParse"/> takes behind the NLRI.</summary>
    internal abstract RouteWords Words { get; }

    /// <summary>
    /// Reads the words after <c>announce { ipv4 { SAFI</c> up to the end of the statement: NLRI and attributes into <paramref name="route"/>.
    /// </summary>
    public virtual bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = new ParseError(tokens.Position, $"{Name} has no text form");
        return false;
    }

    /// <summary>The session ends with 3/10, as the reference does for every NLRI it cannot read.</summary>
    protected static Outcome Malformed(string text) => Outcome.Reset(3, 10, text);
}
