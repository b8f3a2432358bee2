using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language.Sections;

/// <summary><c>announce { ipv4 { … } ipv6 { … } l2vpn { … } bgp-ls { … } }</c>: routes by family, one statement each.</summary>
internal static class AnnounceSection
{
    public static readonly Section<NeighborDraft> Grammar = Make();

    public static void Read(in TokenReader header, NeighborDraft neighbor, FileReader file)
    {
        file.ReadsRoutes = true;
        file.ReadInner(Grammar, "announce", neighbor);
    }

    private static Section<NeighborDraft> Make()
    {
        var announce = new Section<NeighborDraft>("announce", string.Empty, "Routes that are announced from the start, by family.");
        foreach (var (name, afi, safis) in KnownFamilies.ByAfi)
        {
            var section = new Section<NeighborDraft>(name, string.Empty, $"Routes of {name}.");
            foreach (var safi in safis)
            {
                var family = new Family(afi, safi);
                section.Statement(
                    FamilyNames.Safi(safi), "<nlri> next-hop <address>|self [<attribute> ...]", $"A route of {family}.",
                    (ref words, neighbor, file, out error) => ReadRoute(family, ref words, neighbor, file, out error),
                    "\"type\": \"array\", \"items\": {\"type\": \"string\"}");
                if (safi == Safi.NlriMpls) section.Alias("labeled-unicast", "nlri-mpls");
            }

            announce.Inner(section, (in _, neighbor, file) => file.ReadInner(section, name, neighbor));
        }

        return announce;
    }

    private static bool ReadRoute(Family family, ref TokenReader words, NeighborDraft neighbor, FileReader file, out ParseError error)
    {
        var reader = file.Routes;
        reader.Route.Clear();
        OldWords.Warn(words, file);
        return RouteGrammar.TryParseFamily(family, ref words, reader.Route, reader.Cache, out error) && reader.TryKeep(neighbor, words.TokenAt(0), out error);
    }
}
