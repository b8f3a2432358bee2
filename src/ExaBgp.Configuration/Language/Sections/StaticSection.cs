using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language.Sections;

/// <summary><c>static { route …; attributes … nlri …; }</c>: routes of the prefix families.</summary>
internal static class StaticSection
{
    private const string Items = "\"type\": \"array\", \"items\": {\"type\": \"string\"}";

    public static readonly Section<NeighborDraft> Grammar = new Section<NeighborDraft>("static", string.Empty, "Routes that are announced from the start; rd and label make them VPN or labelled.")
        .Statement("route", "<prefix> next-hop <address>|self [<attribute> ...]", "A route.", ReadRoute, Items)
        .Statement("attributes", "next-hop <address>|self [<attribute> ...] nlri <prefix> ...", "Several routes with the same attributes.", ReadAttributes, Items)
        .Alias("attribute", "attributes")
        .Statement("sr-policy", "distinguisher <n> color <n> endpoint <address> next-hop <address> [<option> ...]", "An SR policy (RFC 9830).", ReadSrPolicy, Items)
        .Inner(new Section<NeighborDraft>("route", "<prefix>", "A route, one attribute a statement."), ReadBlock);

    public static void Read(in TokenReader header, NeighborDraft neighbor, FileReader file)
    {
        file.ReadsRoutes = true;
        file.ReadInner(Grammar, "static", neighbor);
    }

    private static bool ReadRoute(ref TokenReader words, NeighborDraft neighbor, FileReader file, out ParseError error)
    {
        var reader = file.Routes;
        reader.Route.Clear();
        OldWords.Warn(words, file);
        return RouteGrammar.TryParseRoute(ref words, reader.Route, reader.Cache, out error) && reader.TryKeep(neighbor, words.TokenAt(0), out error);
    }

    private static bool ReadAttributes(ref TokenReader words, NeighborDraft neighbor, FileReader file, out ParseError error)
    {
        var reader = file.Routes;
        reader.Route.Clear();
        OldWords.Warn(words, file);
        if (!RouteGrammar.TryParseAttributes(ref words, reader.Route, out error)) return false;
        if (reader.Route.Count == 0) file.Diagnostics.Warn(words.TokenAt(0), "there is no prefix after nlri: nothing is announced");
        return reader.TryKeep(neighbor, words.TokenAt(0), out error);
    }

    private static bool ReadSrPolicy(ref TokenReader words, NeighborDraft neighbor, FileReader file, out ParseError error)
    {
        var reader = file.Routes;
        reader.Route.Clear();
        return RouteGrammar.TryParseSrPolicy(ref words, reader.Route, out error) && reader.TryKeep(neighbor, words.TokenAt(0), out error);
    }

    private static void ReadBlock(in TokenReader header, NeighborDraft neighbor, FileReader file)
    {
        var reader = file.Routes;
        var place = header.TokenAt(0);
        var words = header;
        words.Position = 1;
        reader.Route.Clear();
        if (!RouteGrammar.TryBeginRoute(ref words, reader.Route, out var error))
        {
            file.Error(header, error);
            file.ReadEach("route", reader, ReadWord);
            return;
        }

        var errors = file.Diagnostics.ErrorCount;
        file.ReadEach("route", reader, ReadWord);
        if (file.Diagnostics.ErrorCount > errors) return;
        if (!RouteGrammar.TryEndRoute(reader.Route, out error) || !reader.TryKeep(neighbor, place, out error))
            file.Diagnostics.Error(place, error.Message, error.Expected);
    }

    private static bool ReadWord(ref TokenReader words, RouteReader reader, FileReader file, out ParseError error)
    {
        OldWords.Warn(words, file);
        return RouteGrammar.TryParseRouteWord(ref words, reader.Route, out error);
    }
}
