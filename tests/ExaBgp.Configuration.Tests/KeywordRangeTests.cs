using System.Globalization;
using System.Text.Json;
using ExaBgp.Configuration.Schema;

namespace ExaBgp.Configuration.Tests;

/// <summary>Every keyword of the parser's tables refuses what its own schema does not allow, and takes the bounds of its range.</summary>
public sealed class KeywordRangeTests
{
    public static TheoryData<string, string, bool> Statements()
    {
        using var schema = new StringWriter();
        SchemaWriter.TryWrite(null, true, schema);
        using var json = JsonDocument.Parse(schema.ToString());
        var data = new TheoryData<string, string, bool>();
        var properties = json.RootElement.GetProperty("properties");
        Visit(properties.GetProperty("process").GetProperty("additionalProperties"), "process q { run x; ¦ }", data);
        Visit(properties.GetProperty("neighbor").GetProperty("additionalProperties"), "neighbor 127.0.0.1 { router-id 1.2.3.4; local-address 127.0.0.2; local-as 1; peer-as 1; ¦ }", data);
        return data;
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public void A_keyword_takes_its_range_and_nothing_else(string frame, string statement, bool isValid)
    {
        var parsed = ConfigurationParser.Parse(ConfigurationText.Of("t", frame.Replace("¦", $"\n{statement}\n", StringComparison.Ordinal)));
        if (isValid)
        {
            parsed.Errors.Where(static error => error.Line == 2 && !error.Message.StartsWith("incomplete tcp-ao", StringComparison.Ordinal)).Should().BeEmpty();
            return;
        }

        // A value that is only told about is taken as the nearest one that can be.
        if (parsed.Settings is not null)
        {
            parsed.Warnings.Should().ContainSingle().Which.Line.Should().Be(2);
            return;
        }

        parsed.Errors[0].Line.Should().Be(2, parsed.ErrorText);
        parsed.Errors[0].Column.Should().BeGreaterThan(1, parsed.ErrorText);
    }

    [Fact]
    public void There_are_keywords_to_look_at() => Statements().Should().HaveCountGreaterThan(150);

    private static void Visit(JsonElement section, string frame, TheoryData<string, string, bool> data)
    {
        foreach (var member in section.GetProperty("properties").EnumerateObject())
        {
            if (member.Value.TryGetProperty("properties", out _)) Visit(member.Value, Inside(frame, member.Name), data);
            else if (member.Value.TryGetProperty("additionalProperties", out var named) && named.ValueKind == JsonValueKind.Object) Visit(named, Inside(frame, $"{member.Name} a"), data);
            else AddKeyword(frame, member.Name, member.Value, data);
        }
    }

    private static string Inside(string frame, string header) => frame.Replace("¦", $"{header} {{ ¦ }}", StringComparison.Ordinal);

    private static void AddKeyword(string frame, string keyword, JsonElement schema, TheoryData<string, string, bool> data)
    {
        var forms = schema.TryGetProperty("anyOf", out var some) ? some.EnumerateArray().ToList() : [schema];
        var isText = forms.Exists(static form => IsType(form, "string") && !form.TryGetProperty("pattern", out _));
        foreach (var form in forms)
        {
            if (form.TryGetProperty("minimum", out var least)) AddRange(frame, keyword, least.GetInt64(), form.GetProperty("maximum").GetInt64(), data);
            foreach (var word in Words(form)) data.Add(frame, $"{keyword} {word};", true);
            if (IsType(form, "boolean")) data.Add(frame, $"{keyword} true;", true);
        }

        var isList = forms.Exists(static form => IsType(form, "array") && !(form.GetProperty("items").TryGetProperty("enum", out _) || form.GetProperty("items").TryGetProperty("pattern", out _)));
        var isAll = forms.Exists(static form => form.TryGetProperty("const", out var value) && value.ValueKind == JsonValueKind.True);
        if (!isText && !isList && !isAll) data.Add(frame, $"{keyword} nonsense;", false);
    }

    private static void AddRange(string frame, string keyword, long least, long most, TheoryData<string, string, bool> data)
    {
        foreach (var (value, isValid) in new[] { (least - 1, false), (least, true), (most, true), (most + 1, false) })
        {
            // hold-time 0 is a form of its own.
            if (!isValid && value == 0) continue;
            data.Add(frame, string.Create(CultureInfo.InvariantCulture, $"{keyword} {value};"), isValid);
        }
    }

    private static IEnumerable<string> Words(JsonElement form)
    {
        if (form.TryGetProperty("items", out var items)) form = items;
        if (form.TryGetProperty("const", out var one)) return one.ValueKind == JsonValueKind.True ? [string.Empty] : [one.ToString()];
        return form.TryGetProperty("enum", out var values) ? values.EnumerateArray().Select(static value => value.ToString().Replace("True", "true", StringComparison.Ordinal).Replace("False", "false", StringComparison.Ordinal)) : [];
    }

    private static bool IsType(JsonElement form, string type) => form.TryGetProperty("type", out var found) && found.GetString() == type;
}
