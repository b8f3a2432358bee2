using System.Globalization;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Messages;

/// <content>Routes: the classic fields, MP_REACH_NLRI and MP_UNREACH_NLRI (RFC 4760 sections 3 and 4).</content>
public sealed partial class UpdateDecoder
{
    private const int LongestNextHop = 48;
    private const int AddressSize = 16;
    private const int PathIdSize = 4;

    private Outcome ReadClassic(ReadOnlySpan<byte> body, int start, int length, SessionContext session, bool withdrawn, bool sent)
    {
        if (length == 0) return Outcome.Accept;
        if (!FamilyTable.TryGet(Family.Ipv4Unicast, out var family)) return NotNegotiated(Family.Ipv4Unicast, '/');
        return ReadRoutes(body, start, length, family, session, withdrawn, withdrawn ? AttributeSet.Empty : Attributes, sent);
    }

    /// <summary><c>afi(2) safi(1) withdrawn-routes</c>.</summary>
    private Outcome ReadUnreach(ReadOnlySpan<byte> body, SessionContext session, bool sent)
    {
        if (_unreachLength < 3)
            return Outcome.Reset(3, 9, string.Create(CultureInfo.InvariantCulture, $"MP_UNREACH_NLRI too short: need at least 3 bytes, got {_unreachLength}"));
        var named = FamilyAt(body, _unreachStart);
        if (!FamilyTable.TryGet(named, out var family) || !session.FamilySet.Contains(family.Index)) return NotNegotiated(named, ' ');
        return _unreachLength == 3
            ? Outcome.Accept
            : ReadRoutes(body, _unreachStart + 3, _unreachLength - 3, family, session, withdrawn: true, AttributeSet.Empty, sent);
    }

    /// <summary><c>afi(2) safi(1) next-hop-length(1) next-hop reserved(1) nlri</c>; the reserved octet is not looked at.</summary>
    private Outcome ReadReach(ReadOnlySpan<byte> body, SessionContext session, AttributeInterner interner, AttributeBlock block, bool sent)
    {
        var value = body.Slice(_reachStart, _reachLength);
        if (value.Length < 5)
            return Outcome.Reset(3, 9, string.Create(CultureInfo.InvariantCulture, $"MP_REACH_NLRI too short: need at least 5 bytes, got {value.Length}"));
        int size = value[3];
        if (value.Length < 5 + size)
            return Outcome.Reset(3, 9, string.Create(CultureInfo.InvariantCulture, $"MP_REACH_NLRI truncated: need {5 + size} bytes, got {value.Length}"));
        var named = FamilyAt(value, 0);
        if (!FamilyTable.TryGet(named, out var family) || !session.FamilySet.Contains(family.Index)) return NotNegotiated(named, '/');
        var extended = session.Encoding.ExtendedNextHop.Contains(family.Index);
        if (!sent && !family.AcceptsNextHopLength(size, extended)) return BadNextHopLength(family, size, extended);
        if (!TryReadNextHop(value.Slice(4, size), family, out var nextHop)) return DistinguisherNotZero;
        if (value.Length == 5 + size)
            return Outcome.Reset(3, 0, $"No data to decode in an MPREACHNLRI but it is not an EOR {family.AfiName}/{family.SafiName}");
        var attributes = ReferenceEquals(block, AttributeBlock.None) ? interner.Intern([], nextHop) : block.WithNextHop(nextHop, interner);
        return ReadRoutes(body, _reachStart + 5 + size, value.Length - 5 - size, family, session, withdrawn: false, attributes, sent);
    }

    /// <summary>
    /// An address, or a global IPv6 address and a link-local one (RFC 2545 section 3), each with a route distinguisher of 0 before it where the family
    /// has one (RFC 4364 section 4.3.2, RFC 4659 section 3.2.1.1); before the second address it may be missing.
    /// </summary>
    private static bool TryReadNextHop(ReadOnlySpan<byte> value, FamilyCodec family, out NextHop nextHop)
    {
        nextHop = NextHop.None;
        if (value.IsEmpty) return true;
        var distinguisher = Math.Min(family.NextHopDistinguisherSize, value.Length);
        if (value[..distinguisher].ContainsAnyExcept((byte)0)) return false;
        value = value[distinguisher..];
        if (!IpAddress.TryFromBytes(value.Length > AddressSize ? value[..AddressSize] : value, out var address)) return true;
        IpAddress linkLocal = default;
        if (value.Length >= 2 * AddressSize) IpAddress.TryFromBytes(value[^AddressSize..], out linkLocal);
        nextHop = new NextHop(NextHopKind.Address, address, linkLocal);
        return true;
    }

    /// <summary>Validates a run of NLRI and notes where it stands; one of which nothing is left (bad flow rules are dropped) is not noted.</summary>
    private Outcome ReadRoutes(
        ReadOnlySpan<byte> body, int start, int length, FamilyCodec family, SessionContext session, bool withdrawn, AttributeSet attributes, bool sent)
    {
        var addPath = (sent ? session.Encoding.AddPathSend : session.AddPathReceive).Contains(family.Index);
        var routes = body.Slice(start, length);
        var any = true;
        if (!AreBarePrefixes(routes, family.BarePrefixBits, addPath))
        {
            var outcome = ReadEach(routes, family, addPath, withdrawn, out any);
            if (!outcome.IsAccept) return outcome;
        }

        if (!any) return Outcome.Accept;
        var section = new NlriSection(family, start, length, addPath, withdrawn, attributes);
        if (withdrawn) _withdrawn[_withdrawnCount++] = section;
        else _announced[_announcedCount++] = section;
        return Outcome.Accept;
    }

    /// <summary>True when the run is sound and nothing but prefixes; else each is read by its family, which knows what is wrong.</summary>
    private static bool AreBarePrefixes(ReadOnlySpan<byte> routes, int longest, bool addPath)
    {
        if (longest == 0) return false;
        var skip = addPath ? PathIdSize : 0;
        var at = 0;
        while (at < routes.Length)
        {
            at += skip;
            if (at >= routes.Length) return false;
            int bits = routes[at];
            if (bits > longest) return false;
            at += 1 + ((bits + 7) >> 3);
        }

        return at == routes.Length;
    }

    private static Outcome ReadEach(ReadOnlySpan<byte> routes, FamilyCodec family, bool addPath, bool withdrawn, out bool any)
    {
        any = false;
        var reader = new WireReader(routes);
        while (!reader.IsEmpty)
        {
            if (addPath && !reader.TryReadUInt32(out _)) return NoPathId;
            var before = reader.Remaining;
            var outcome = family.Read(ref reader, withdrawn, out _, out var skipped);
            if (!outcome.IsAccept) return outcome.Kind == DispositionKind.ResetSession ? outcome : Outcome.Reset(3, 10, outcome.Reason);
            if (reader.Remaining >= before) return Outcome.Reset(3, 10, $"could not decode nlri with family {family.Name}");
            any |= !skipped;
        }

        return Outcome.Accept;
    }

    private static Family FamilyAt(ReadOnlySpan<byte> octets, int at) => new((Afi)((octets[at] << 8) | octets[at + 1]), (Safi)octets[at + 2]);

    private static Outcome NotNegotiated(Family family, char separator) =>
        Outcome.Reset(3, 0, $"presented a non-negotiated family {FamilyNames.Afi(family.Afi)}{separator}{FamilyNames.Safi(family.Safi)}");

    private static Outcome BadNextHopLength(FamilyCodec family, int size, bool extended)
    {
        var accepted = Enumerable.Range(0, LongestNextHop + 1).Where(length => family.AcceptsNextHopLength(length, extended));
        return Outcome.Reset(
            3, 0, string.Create(CultureInfo.InvariantCulture, $"invalid {family.Name} next-hop length {size} expected {string.Join(" or ", accepted)}"));
    }

    private static readonly Outcome NoPathId = Outcome.Reset(3, 10, "not enough data to extract the path-information of the NLRI");
    private static readonly Outcome DistinguisherNotZero = Outcome.Reset(3, 0, "MP_REACH_NLRI next-hop's route-distinguisher must be zero");
}
