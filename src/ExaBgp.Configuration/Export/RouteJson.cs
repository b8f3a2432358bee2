using System.Text.Json;
using ExaBgp.Configuration.Printing;
using ExaBgp.Routes;

namespace ExaBgp.Configuration.Export;

/// <summary>Writes the routes of a neighbor as the sections <c>static</c> and <c>announce</c>: arrays of statements without their first word.</summary>
internal static class RouteJson
{
    /// <summary>The routes of <c>static</c>.</summary>
    public static void WriteStatic(IReadOnlyList<Route> routes, Utf8JsonWriter json)
    {
        json.WriteStartObject("static");
        json.WriteStartArray("route");
        foreach (var (section, _, text) in RoutePrinter.Statements(routes))
        {
            if (section.Length == 0) json.WriteStringValue(text.Span);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The routes of <c>announce</c>, by AFI and SAFI.</summary>
    public static void WriteAnnounce(IReadOnlyList<Route> routes, Utf8JsonWriter json)
    {
        var sections = new SortedDictionary<string, SortedDictionary<string, List<byte[]>>>(StringComparer.Ordinal);
        foreach (var (section, word, text) in RoutePrinter.Statements(routes))
        {
            if (section.Length == 0) continue;
            if (!sections.TryGetValue(section, out var words)) sections.Add(section, words = new SortedDictionary<string, List<byte[]>>(StringComparer.Ordinal));
            if (!words.TryGetValue(word, out var statements)) words.Add(word, statements = []);
            statements.Add(text.ToArray());
        }

        json.WriteStartObject("announce");
        foreach (var (section, words) in sections)
        {
            json.WriteStartObject(section);
            foreach (var (word, statements) in words)
            {
                json.WriteStartArray(word);
                foreach (var statement in statements) json.WriteStringValue(statement);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
