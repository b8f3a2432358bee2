using System.Globalization;
using System.Text.Json;

namespace ExaBgp.Qa.Functional.Run;

/// <summary>Compares JSON documents as parsed values: the order of keys does not matter, the last of a repeated key counts.</summary>
public static class JsonEquality
{
    private static readonly string[] Volatile = ["exabgp", "host", "pid", "ppid", "time", "version"];

    /// <summary>The first difference, as a path and the two values; null when the documents are equal but for what changes with each run.</summary>
    public static string? Difference(JsonElement expected, JsonElement actual) => Difference(expected, actual, "$", Volatile);

    private static string? Difference(JsonElement expected, JsonElement actual, string path, string[] ignored)
    {
        if (expected.ValueKind == JsonValueKind.Object && actual.ValueKind == JsonValueKind.Object)
            return ObjectDifference(Members(expected, ignored), Members(actual, ignored), path);
        if (expected.ValueKind == JsonValueKind.Array && actual.ValueKind == JsonValueKind.Array)
            return ArrayDifference([.. expected.EnumerateArray()], [.. actual.EnumerateArray()], path);
        var equal = expected.ValueKind == actual.ValueKind && expected.ValueKind switch
        {
            JsonValueKind.String => expected.GetString() == actual.GetString(),
            JsonValueKind.Number => Number(expected) == Number(actual),
            _ => true,
        };
        return equal ? null : $"{path}: expected {expected.GetRawText()}, got {actual.GetRawText()}";
    }

    private static string? ObjectDifference(Dictionary<string, JsonElement> expected, Dictionary<string, JsonElement> actual, string path)
    {
        foreach (var (key, value) in expected)
        {
            if (!actual.TryGetValue(key, out var other))
                return $"{path}.{key}: expected {value.GetRawText()}, got nothing";
            if (Difference(value, other, $"{path}.{key}", []) is { } difference)
                return difference;
        }

        var surplus = actual.Keys.FirstOrDefault(k => !expected.ContainsKey(k));
        return surplus is null ? null : $"{path}.{surplus}: expected nothing, got {actual[surplus].GetRawText()}";
    }

    private static string? ArrayDifference(List<JsonElement> expected, List<JsonElement> actual, string path)
    {
        for (var i = 0; i < Math.Min(expected.Count, actual.Count); i++)
        {
            if (Difference(expected[i], actual[i], $"{path}[{i}]", []) is { } difference)
                return difference;
        }

        return expected.Count == actual.Count ? null : $"{path}: expected {expected.Count} items, got {actual.Count}";
    }

    private static Dictionary<string, JsonElement> Members(JsonElement element, string[] ignored)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject().Where(p => !ignored.Contains(p.Name, StringComparer.Ordinal)))
            members[property.Name] = property.Value;
        return members;
    }

    private static decimal Number(JsonElement element) =>
        element.TryGetDecimal(out var number) ? number : decimal.Parse(element.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture);
}
