using System.Text.Json;

namespace ExaBgp.Qa.Functional.Steps;

/// <summary>A line which a daemon has written to a helper.</summary>
public static class ToldLine
{
    /// <summary>
    /// <c>announce FAMILY PREFIX next-hop HOP as-path N N…</c>, <c>withdraw FAMILY PREFIX</c>, <c>state WORD</c>, <c>answer WORD</c>, else the type of the event.
    /// An event with several routes has several. Null when the line is neither an answer nor one JSON document.
    /// </summary>
    public static IReadOnlyList<string>? Read(string line)
    {
        if (Answer.Of(line) is { } answer)
            return [$"answer {answer}"];
        if (line.StartsWith("error", StringComparison.Ordinal))
            return [$"answer {line}"];
        try
        {
            using var document = JsonDocument.Parse(line);
            return Events(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<string> Events(JsonElement root)
    {
        var type = root.TryGetProperty("type", out var t) ? t.GetString() : null;
        var neighbor = root.TryGetProperty("neighbor", out var n) ? n : default;
        var events = new List<string>();
        if (type == "state" && neighbor.ValueKind == JsonValueKind.Object && neighbor.TryGetProperty("state", out var state))
            events.Add($"state {state.GetString()}");
        else if (type == "update" && neighbor.TryGetProperty("message", out var message) && message.TryGetProperty("update", out var update))
            events.AddRange(Routes(update));
        if (events.Count == 0)
            events.Add(type ?? "");
        return events;
    }

    private static IEnumerable<string> Routes(JsonElement update)
    {
        var path = AsPath(update);
        foreach (var (family, hops) in Members(update, "announce"))
        {
            foreach (var hop in hops.EnumerateObject())
            {
                foreach (var nlri in Nlri(hop.Value))
                    yield return $"announce {family} {nlri} next-hop {hop.Name} as-path {path}";
            }
        }

        foreach (var (family, withdrawn) in Members(update, "withdraw"))
        {
            foreach (var nlri in Nlri(withdrawn))
                yield return $"withdraw {family} {nlri}";
        }
    }

    private static IEnumerable<(string Name, JsonElement Value)> Members(JsonElement update, string name) =>
        update.TryGetProperty(name, out var part) ? part.EnumerateObject().Select(p => (p.Name, p.Value)) : [];

    private static IEnumerable<string> Nlri(JsonElement list) =>
        list.EnumerateArray().Select(i => i.ValueKind == JsonValueKind.Object && i.TryGetProperty("nlri", out var nlri) ? nlri.ToString() : i.ToString());

    private static string AsPath(JsonElement update)
    {
        if (!update.TryGetProperty("attribute", out var attributes) || !attributes.TryGetProperty("as-path", out var path))
            return "";
        return path.ValueKind == JsonValueKind.Array
            ? string.Join(' ', path.EnumerateArray())
            : string.Join(' ', path.EnumerateObject().SelectMany(s => s.Value.GetProperty("value").EnumerateArray()));
    }
}
