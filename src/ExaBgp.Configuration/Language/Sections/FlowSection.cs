using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language.Sections;

/// <summary><c>flow { route NAME { rd; next-hop; match { … } then { … } scope { … } } route …; }</c>: flow specifications (RFC 8955, RFC 8956).</summary>
internal static class FlowSection
{
    private const string Items = "\"type\": \"array\", \"items\": {\"type\": \"string\"}";

    private static readonly Section<RouteReader> Route = new Section<RouteReader>("route", "[<name>]", "A flow specification.")
        .Statement("rd", "<route distinguisher>", "Makes it one of a VPN.", ReadWord)
        .Alias("route-distinguisher", "rd")
        .Statement("next-hop", "<address>|self", "Where redirected packets go.", ReadWord)
        .Inner(new Section<RouteReader>("match", string.Empty, "Which packets."), static (in _, reader, file) => file.ReadEach("match", reader, ReadMatch))
        .Inner(new Section<RouteReader>("then", string.Empty, "What happens to them."), static (in _, reader, file) => file.ReadEach("then", reader, ReadThen))
        .Inner(new Section<RouteReader>("scope", string.Empty, "On which interfaces."), static (in _, reader, file) => file.ReadEach("scope", reader, ReadScope));

    public static readonly Section<NeighborDraft> Grammar = new Section<NeighborDraft>("flow", string.Empty, "Flow specifications that are announced from the start.")
        .Statement("route", "<match> <value> ... <action> [<value>] ...", "A flow specification in one line.", ReadRoute, Items)
        .Inner(Route, ReadBlock);

    public static void Read(in TokenReader header, NeighborDraft neighbor, FileReader file)
    {
        file.ReadsRoutes = true;
        file.ReadInner(Grammar, "flow", neighbor);
    }

    private static bool ReadRoute(ref TokenReader words, NeighborDraft neighbor, FileReader file, out ParseError error)
    {
        var reader = file.Routes;
        reader.Route.Clear();
        OldWords.Warn(words, file);
        return RouteGrammar.TryParseFlow(ref words, reader.Route, out error) && reader.TryKeep(neighbor, words.TokenAt(0), out error);
    }

    private static void ReadBlock(in TokenReader header, NeighborDraft neighbor, FileReader file)
    {
        var reader = file.Routes;
        var place = header.TokenAt(0);
        var errors = file.Diagnostics.ErrorCount;
        reader.Route.Clear();
        file.ReadInner(Route, "route", reader);
        if (file.Diagnostics.ErrorCount > errors) return;
        if (!RouteGrammar.TryEndFlow(reader.Route, out var error) || !reader.TryKeep(neighbor, place, out error))
            file.Diagnostics.Error(place, error.Message, error.Expected);
    }

    private static bool ReadWord(ref TokenReader words, RouteReader reader, FileReader file, out ParseError error)
    {
        words.Position = 0;
        return RouteGrammar.TryParseFlowWord(ref words, reader.Route, out error);
    }

    private static bool ReadMatch(ref TokenReader words, RouteReader reader, FileReader file, out ParseError error)
    {
        OldWords.Warn(words, file);
        return RouteGrammar.TryParseFlowMatch(ref words, reader.Route, out error);
    }

    private static bool ReadThen(ref TokenReader words, RouteReader reader, FileReader file, out ParseError error) =>
        RouteGrammar.TryParseFlowThen(ref words, reader.Route, out error);

    private static bool ReadScope(ref TokenReader words, RouteReader reader, FileReader file, out ParseError error) =>
        RouteGrammar.TryParseFlowScope(ref words, reader.Route, out error);
}
