using System.Globalization;
using System.Text.Json;

namespace ExaBgp.Qa.Bench.Report;

/// <summary>The figures of other speakers and of the floor: the JSON lines which the side-by-side driver has written.</summary>
public sealed class PeerResults
{
    private const string Floor = "floor";
    private readonly Dictionary<string, Dictionary<string, double>> _best = new(StringComparer.Ordinal);

    /// <summary>Reads them; nothing when there is no such file.</summary>
    public PeerResults(string? file)
    {
        foreach (var line in file is not null && File.Exists(file) ? File.ReadLines(file) : [])
        {
            using var document = JsonDocument.Parse(line);
            foreach (var (key, who, value) in Read(document.RootElement))
            {
                if (!_best.TryGetValue(key, out var figures)) _best.Add(key, figures = new(StringComparer.Ordinal));
                figures[who] = figures.TryGetValue(who, out var before) ? Math.Min(before, value) : value;
            }
        }
    }

    /// <summary>What pipes, sockets and the scheduler cost, without any work.</summary>
    public double? FloorOf(string key) => _best.TryGetValue(key, out var figures) && figures.TryGetValue(Floor, out var value) ? value : null;

    /// <summary>The best figure of each speaker; one that was only measured with less routes, with their number.</summary>
    public string Of(string key)
    {
        var text = new List<string>();
        if (_best.TryGetValue(key, out var same)) text.AddRange(same.Where(static f => f.Key != Floor).OrderBy(static f => f.Value).Select(static f => Text(f)));
        var parts = key.Split('/');
        if (parts.Length < 2) return string.Join(", ", text);
        foreach (var (other, figures) in _best)
        {
            var its = other.Split('/');
            if (other == key || its.Length != parts.Length || its[0] != parts[0] || its.Length > 2) continue;
            text.AddRange(figures.Where(f => f.Key != Floor && same?.ContainsKey(f.Key) != true).Select(f => $"{Text(f)} for {its[1]}"));
        }

        return string.Join(", ", text);
    }

    private static string Text(KeyValuePair<string, double> figure) => figure.Key + " " + figure.Value.ToString("G3", CultureInfo.InvariantCulture);

    private static IEnumerable<(string Key, string Who, double Value)> Read(JsonElement root)
    {
        var (k, sinks, seconds) = (Number(root, "k"), Number(root, "sinks"), Number(root, "seconds"));
        var daemon = Text(root, "daemon") ?? Floor;
        switch (Text(root, "workload"))
        {
            case "w1" when seconds is { } s:
                yield return ($"w1/{k}", daemon, s);
                break;
            case "w1b" when seconds is { } s:
                yield return ($"w1b/{k}", daemon, s);
                break;
            case "w2" when seconds is { } s:
                yield return ($"w2/{k}/{sinks}", daemon, s);
                break;
            case "w3" when seconds is { } s:
                yield return ($"{(Number(root, "helper_lines") is > 0 ? "w3" : "w3-held")}/{k}", daemon, s);
                break;
            case "w4-version" when seconds is { } s:
                yield return ("w4-version", daemon, s * 1000);
                break;
            case "w4-start" when Number(root, "open") is { } open:
                if (k == 0) yield return ("w4-open", daemon, open * 1000);
                if (Number(root, "all") is { } all) yield return ($"w4/{k}", daemon, all);
                break;
            case "w5" when Number(root, "cpu_percent") is { } cpu:
                yield return ("w5", daemon, cpu);
                if (Number(root, "rss_mib") is { } rss) yield return ("w5-memory", daemon, rss);
                break;
            case "w6" or "floor-rtt":
                if (Number(root, "ack_median_us") is { } ack) yield return ("w6-ack", daemon, ack / 1000);
                if (Number(root, "ack_p99_us") is { } p99) yield return ("w6-ack-p99", daemon, p99 / 1000);
                if (Number(root, "wire_median_us") is { } wire) yield return ("w6-wire", daemon, wire / 1000);
                break;
            case "floor-relay" when seconds is { } s:
                var attributes = Text(root, "style") == "attrs";
                if (sinks == 1) yield return ($"{(attributes ? "w1-attributes" : "w1")}/{k}", daemon, s);
                else if (!attributes) yield return ($"w2/{k}/{sinks}", daemon, s);
                break;
            case "floor-pipe" when Text(root, "style") == "attributes" && seconds is { } s:
                yield return ($"w1b/{k}", daemon, s);
                break;
            case "floor-tcp" when Number(root, "per") == 10 && seconds is { } s:
                yield return ($"w3-held/{k}", daemon, s);
                break;
            case "floor-json" when seconds is { } s:
                yield return ($"w3/{k}", daemon, s);
                break;
        }
    }

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null;

    private static double? Number(JsonElement root, string name) => root.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.Number ? v.GetDouble() : null;
}
