using System.Text;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language.Sections;

/// <summary><c>nexthop { AFI SAFI AFI; }</c>: families whose next hop may be of the other AFI (RFC 8950).</summary>
internal static class NextHopSection
{
    private static readonly Safi[] Safis = [Safi.Unicast, Safi.Multicast, Safi.NlriMpls, Safi.MplsVpn];

    public static readonly Section<NeighborDraft> Grammar = new Section<NeighborDraft>("nexthop", string.Empty, "Families whose next hop may be of the other AFI (RFC 8950).")
        .Statement("ipv4", "<SAFI> ipv6", "An IPv4 family with IPv6 next hops.", static (ref words, draft, file, out error) => ReadTriple(ref words, Afi.Ipv4, draft, file, out error), Items("ipv6"))
        .Statement("ipv6", "<SAFI> ipv4", "An IPv6 family with IPv4 next hops.", static (ref words, draft, file, out error) => ReadTriple(ref words, Afi.Ipv6, draft, file, out error), Items("ipv4"));

    public static void Read(in TokenReader header, NeighborDraft neighbor, FileReader file) => file.ReadInner(Grammar, "nexthop", neighbor);

    private static string Items(string other) => $"\"type\": \"array\", \"items\": {{\"type\": \"string\", \"pattern\": \"^(unicast|multicast|nlri-mpls|labeled-unicast|mpls-vpn) {other}$\"}}";

    private static bool ReadTriple(ref TokenReader words, Afi afi, NeighborDraft draft, FileReader file, out ParseError error)
    {
        const string Valid = "unicast, multicast, nlri-mpls, labeled-unicast or mpls-vpn";
        error = default;
        var other = afi == Afi.Ipv4 ? Afi.Ipv6 : Afi.Ipv4;
        if (!words.TryNext(out var word)) return Values.Missing(words, Valid, out error);
        if (!FamilyNames.TryParseSafi(word, out var safi) || !Safis.Contains(safi))
            return Values.Fail(words, $"'{Encoding.UTF8.GetString(word)}' is not a valid SAFI for {FamilyNames.Afi(afi)}", Valid, out error);
        var expected = FamilyNames.Afi(other);
        if (!words.TryNext(out word)) return Values.Missing(words, expected, out error);
        if (!Ascii.EqualsIgnoreCase(word, expected))
            return Values.Fail(words, $"'{Encoding.UTF8.GetString(word)}' is not a valid next-hop AFI", expected, out error);
        var family = new Family(afi, safi);
        if (draft.NextHops.Contains((family, other))) file.Diagnostics.Warn(words.TokenAt(0), $"{family} {expected} is there already");
        else draft.NextHops.Add((family, other));
        return true;
    }
}
