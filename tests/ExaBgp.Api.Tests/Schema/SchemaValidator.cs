using System.Text.Json;
using System.Text.RegularExpressions;

namespace ExaBgp.Api.Tests.Schema;

/// <summary>The part of JSON Schema (draft 2020-12) that docs/schema uses; a keyword it does not know is an error of the schema.</summary>
internal sealed class SchemaValidator
{
    private readonly Dictionary<string, JsonElement> _files = [];
    private readonly string _folder;

    public SchemaValidator(string folder)
    {
        _folder = folder;
        foreach (var path in Directory.GetFiles(folder, "*.json"))
            _files[Path.GetFileName(path)] = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
    }

    /// <summary>What is wrong with <paramref name="value"/>, or null.</summary>
    public string? Check(string file, JsonElement value) => Check(new Place(file, _files[file]), value, "$");

    /// <summary>Walks every schema so that a misspelt keyword or reference is found though no value needs it.</summary>
    public void CheckSchemas()
    {
        foreach (var (file, root) in _files) Walk(new Place(file, root));
        _files.Should().NotBeEmpty(_folder);
    }

    /// <summary>Names of the properties of a schema, or of one of its properties.</summary>
    public IEnumerable<string> Properties(string file, string? inside = null)
    {
        var properties = _files[file].GetProperty("properties");
        if (inside is not null) properties = properties.GetProperty(inside).GetProperty("properties");
        return properties.EnumerateObject().Select(static property => property.Name);
    }

    private void Walk(Place place)
    {
        foreach (var member in place.Schema.EnumerateObject())
        {
            switch (member.Name)
            {
                case "$ref": Resolve(place, member.Value.GetString()!); break;
                case "anyOf":
                    foreach (var one in member.Value.EnumerateArray()) Walk(place with { Schema = one });
                    break;
                case "properties" or "patternProperties" or "$defs":
                    foreach (var one in member.Value.EnumerateObject()) Walk(place with { Schema = one.Value });
                    break;
                case "items": Walk(place with { Schema = member.Value }); break;
                case "additionalProperties":
                    if (member.Value.ValueKind == JsonValueKind.Object) Walk(place with { Schema = member.Value });
                    break;
                case "$schema" or "$id" or "title" or "description" or "type" or "const" or "enum" or "pattern" or "required" or "minimum" or "maximum" or "minItems" or "maxItems":
                    break;
                default: throw new InvalidOperationException($"{place.File}: unknown keyword {member.Name}");
            }
        }
    }

    private string? Check(Place place, JsonElement value, string at)
    {
        foreach (var member in place.Schema.EnumerateObject())
        {
            var wrong = member.Name switch
            {
                "$ref" => Check(Resolve(place, member.Value.GetString()!), value, at),
                "anyOf" => AnyOf(place, member.Value, value, at),
                "type" => IsType(member.Value, value) ? null : $"{at}: {value.ValueKind} is not {member.Value}",
                "const" => JsonElement.DeepEquals(member.Value, value) ? null : $"{at}: {value} is not {member.Value}",
                "enum" => member.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)) ? null : $"{at}: {value} is none of {member.Value}",
                "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, member.Value.GetString()!, RegexOptions.NonBacktracking) ? null : $"{at}: {value} does not match {member.Value}",
                "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= member.Value.GetDouble() ? null : $"{at}: {value} is below {member.Value}",
                "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= member.Value.GetDouble() ? null : $"{at}: {value} is above {member.Value}",
                "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= member.Value.GetInt32() ? null : $"{at}: too few items",
                "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= member.Value.GetInt32() ? null : $"{at}: too many items",
                "items" => Items(place, member.Value, value, at),
                "required" => member.Value.EnumerateArray().FirstOrDefault(one => value.ValueKind == JsonValueKind.Object && !value.TryGetProperty(one.GetString()!, out _))
                    is { ValueKind: JsonValueKind.String } missing ? $"{at}: {missing} is missing" : null,
                _ => null,
            };
            if (wrong is not null) return wrong;
        }

        return value.ValueKind == JsonValueKind.Object ? Members(place, value, at) : null;
    }

    private string? Members(Place place, JsonElement value, string at)
    {
        var hasProperties = place.Schema.TryGetProperty("properties", out var properties);
        var hasPatterns = place.Schema.TryGetProperty("patternProperties", out var patterns);
        var hasOthers = place.Schema.TryGetProperty("additionalProperties", out var others);
        foreach (var member in value.EnumerateObject())
        {
            var inner = $"{at}.{member.Name}";
            if (hasProperties && properties.TryGetProperty(member.Name, out var schema))
            {
                if (Check(place with { Schema = schema }, member.Value, inner) is { } wrong) return wrong;
                continue;
            }

            var pattern = hasPatterns ? patterns.EnumerateObject().FirstOrDefault(one => Regex.IsMatch(member.Name, one.Name, RegexOptions.NonBacktracking)) : default;
            if (pattern.Value.ValueKind == JsonValueKind.Object)
            {
                if (Check(place with { Schema = pattern.Value }, member.Value, inner) is { } wrong) return wrong;
            }
            else if (hasOthers && others.ValueKind == JsonValueKind.False)
            {
                return $"{inner}: not expected";
            }
            else if (hasOthers && others.ValueKind == JsonValueKind.Object && Check(place with { Schema = others }, member.Value, inner) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    private string? Items(Place place, JsonElement schema, JsonElement value, string at)
    {
        if (value.ValueKind != JsonValueKind.Array) return null;
        var i = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (Check(place with { Schema = schema }, item, $"{at}[{i++}]") is { } wrong) return wrong;
        }

        return null;
    }

    private string? AnyOf(Place place, JsonElement schemas, JsonElement value, string at)
    {
        var all = new List<string>();
        foreach (var schema in schemas.EnumerateArray())
        {
            if (Check(place with { Schema = schema }, value, at) is not { } wrong) return null;
            all.Add(wrong);
        }

        return string.Join(" | ", all.OrderByDescending(static wrong => wrong.Split(':')[0].Length).Take(2));
    }

    private static bool IsType(JsonElement type, JsonElement value)
    {
        if (type.ValueKind == JsonValueKind.Array) return type.EnumerateArray().Any(one => IsType(one, value));
        return type.GetString() switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            "number" => value.ValueKind == JsonValueKind.Number,
            "integer" => value.ValueKind == JsonValueKind.Number && !value.GetRawText().AsSpan().ContainsAny('.', 'e', 'E'),
            _ => throw new InvalidOperationException($"unknown type {type}"),
        };
    }

    private Place Resolve(Place place, string reference)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var file = hash < 0 ? reference : hash == 0 ? place.File : reference[..hash];
        var schema = _files[file];
        if (hash < 0) return new Place(file, schema);
        foreach (var part in reference[(hash + 1)..].Split('/', StringSplitOptions.RemoveEmptyEntries)) schema = schema.GetProperty(part);
        return new Place(file, schema);
    }

    private readonly record struct Place(string File, JsonElement Schema);
}
