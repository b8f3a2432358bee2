using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language.Sections;

/// <summary><c>l2vpn { vpls NAME { … } vpls …; }</c>: VPLS routes (RFC 4761).</summary>
internal static class L2vpnSection
{
    public static readonly Section<NeighborDraft> Grammar = new Section<NeighborDraft>("l2vpn", string.Empty, "VPLS routes that are announced from the start.")
        .Statement("vpls", "endpoint <n> base <n> offset <n> size <n> rd <rd> next-hop <address>|self [<attribute> ...]", "A VPLS route in one line.", ReadRoute, "\"type\": \"array\", \"items\": {\"type\": \"string\"}")
        .Inner(new Section<NeighborDraft>("vpls", "[<name>]", "A VPLS route, one word a statement."), ReadBlock);

    public static void Read(in TokenReader header, NeighborDraft neighbor, FileReader file)
    {
        file.ReadsRoutes = true;
        file.ReadInner(Grammar, "l2vpn", neighbor);
        neighbor.MoveRoutesBehind();
    }

    private static bool ReadRoute(ref TokenReader words, NeighborDraft neighbor, FileReader file, out ParseError error)
    {
        var reader = file.Routes;
        reader.Route.Clear();
        return RouteGrammar.TryParseVpls(ref words, reader.Route, out error) && reader.TryKeep(neighbor, words.TokenAt(0), out error);
    }

    private static void ReadBlock(in TokenReader header, NeighborDraft neighbor, FileReader file)
    {
        var reader = file.Routes;
        var place = header.TokenAt(0);
        var errors = file.Diagnostics.ErrorCount;
        reader.Route.Clear();
        file.ReadEach("vpls", reader, static (ref words, reader, _, out error) => RouteGrammar.TryParseVplsWord(ref words, reader.Route, out error));
        if (file.Diagnostics.ErrorCount > errors) return;
        if (!RouteGrammar.TryEndVpls(reader.Route, out var error) || !reader.TryKeep(neighbor, place, out error))
            file.Diagnostics.Error(place, error.Message, error.Expected);
    }
}
