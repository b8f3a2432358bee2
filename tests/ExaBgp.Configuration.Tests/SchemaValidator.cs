using System.Text.Json;
using System.Text.RegularExpressions;

namespace ExaBgp.Configuration.Tests;

/// <summary>As much of JSON Schema (2020-12) as the schema of the language uses; a word it does not know is an error.</summary>
internal static class SchemaValidator
{
    /// <summary>Why the value is not valid, each with its place; nothing when it is.</summary>
    public static IEnumerable<string> Validate(JsonElement schema, JsonElement value, string place = "")
    {
        foreach (var rule in schema.EnumerateObject())
        {
            foreach (var error in Check(rule, schema, value, place)) yield return $"{place}: {error}";
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var error in Members(schema, value, place)) yield return error;
        }

        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            foreach (var error in value.EnumerateArray().SelectMany((item, index) => Validate(items, item, $"{place}[{index}]"))) yield return error;
        }
    }

    private static IEnumerable<string> Check(JsonProperty rule, JsonElement schema, JsonElement value, string place) => rule.Name switch
    {
        "$schema" or "title" or "description" or "format" or "properties" or "additionalProperties" or "items" => [],
        "type" => Is(IsOfType(value, rule.Value.GetString()!), $"{value.ValueKind} is no {rule.Value}"),
        "enum" => Is(rule.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)), $"{value} is none of {rule.Value}"),
        "const" => Is(JsonElement.DeepEquals(rule.Value, value), $"{value} is not {rule.Value}"),
        "minimum" => Is(value.ValueKind != JsonValueKind.Number || value.GetInt64() >= rule.Value.GetInt64(), $"{value} is less than {rule.Value}"),
        "maximum" => Is(value.ValueKind != JsonValueKind.Number || value.GetInt64() <= rule.Value.GetInt64(), $"{value} is more than {rule.Value}"),
        "pattern" => Is(value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.Value.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(5)), $"{value} does not match {rule.Value}"),
        "anyOf" => Is(rule.Value.EnumerateArray().Any(one => !Validate(one, value, place).Any()), $"{value} is none of {rule.Value}"),
        _ => [$"the schema has a word this test does not know: {rule.Name}"],
    };

    private static IEnumerable<string> Members(JsonElement schema, JsonElement value, string place)
    {
        foreach (var member in value.EnumerateObject())
        {
            var inner = $"{place}/{member.Name}";
            if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(member.Name, out var property))
            {
                foreach (var error in Validate(property, member.Value, inner)) yield return error;
            }
            else if (schema.TryGetProperty("additionalProperties", out var others))
            {
                if (others.ValueKind == JsonValueKind.False) yield return $"{inner}: no such member";
                if (others.ValueKind != JsonValueKind.Object) continue;
                foreach (var error in Validate(others, member.Value, inner)) yield return error;
            }
        }
    }

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => false,
    };

    private static IEnumerable<string> Is(bool isSo, string otherwise) => isSo ? [] : [otherwise];
}
