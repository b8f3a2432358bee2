using System.Globalization;
using System.Text.Json;

namespace ExaBgp.Qa.Bench.Report;

/// <summary>The figures of other speakers: the JSON lines which the side-by-side driver has written.</summary>
public static class PeerResults
{
    /// <summary>For the beginning of a row's name, the best figure of each of the others.</summary>
    public static IReadOnlyDictionary<string, string> Read(string? file)
    {
        var best = new Dictionary<string, Dictionary<string, double>>(StringComparer.Ordinal);
        foreach (var line in file is not null && File.Exists(file) ? File.ReadLines(file) : [])
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (Row(root) is not var (row, value) || Text(root, "daemon") is not { } daemon)
                continue;
            if (!best.TryGetValue(row, out var figures))
                best.Add(row, figures = new(StringComparer.Ordinal));
            figures[daemon] = figures.TryGetValue(daemon, out var before) ? Math.Min(before, value) : value;
        }

        return best.ToDictionary(b => b.Key, b => string.Join(", ", b.Value.OrderBy(f => f.Value)
            .Select(f => f.Key + " " + f.Value.ToString("G3", CultureInfo.InvariantCulture))), StringComparer.Ordinal);
    }

    private static (string Row, double Value)? Row(JsonElement root)
    {
        var k = Number(root, "k");
        var name = Text(root, "workload") switch
        {
            "w1" when Text(root, "feed") == "--plain" || Text(root, "feed") is null => $"W1 {k} routes",
            "w1b" => "W1b",
            "w2" => $"W2 {k} routes to {Number(root, "sinks")} ",
            "w3" => $"W3 {k} routes to a helper",
            "w4-version" => "W4 version",
            "w5" => "W5 100 idle sessions, 20 s",
            "w6" => "W6 command to acknowledgement, median",
            _ => null,
        };
        var field = Text(root, "workload") switch { "w5" => "cpu_percent", "w6" => "ack_median_us", _ => "seconds" };
        if (name is null || Number(root, field) is not { } value)
            return null;
        return (name, Text(root, "workload") switch { "w6" => value / 1000, "w4-version" => value * 1000, _ => value });
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null;

    private static double? Number(JsonElement root, string name) => root.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.Number ? v.GetDouble() : null;
}
