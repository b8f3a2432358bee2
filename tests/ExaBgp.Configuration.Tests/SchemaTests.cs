using System.Text.Json;
using ExaBgp.Configuration.Export;
using ExaBgp.Configuration.Schema;

namespace ExaBgp.Configuration.Tests;

public sealed class SchemaTests
{
    [Fact]
    public void The_schema_names_every_section_and_keyword()
    {
        using var schema = Schema(null);
        var neighbor = schema.RootElement.GetProperty("properties").GetProperty("neighbor").GetProperty("additionalProperties").GetProperty("properties");
        neighbor.GetProperty("hold-time").GetProperty("anyOf").GetArrayLength().Should().Be(2);
        neighbor.GetProperty("capability").GetProperty("properties").GetProperty("add-path").GetProperty("enum").GetArrayLength().Should().Be(4);
        neighbor.GetProperty("api").GetProperty("additionalProperties").GetProperty("properties").GetProperty("receive").GetProperty("properties").GetProperty("update").GetProperty("type").GetString().Should().Be("boolean");
        schema.RootElement.GetProperty("properties").TryGetProperty("process", out _).Should().BeTrue();
    }

    [Fact]
    public void Each_section_can_be_had_alone_and_compact()
    {
        SchemaWriter.Sections.Should().Contain(["neighbor", "process", "template", "capability", "family", "static", "flow", "l2vpn", "operational", "api", "tcp-ao"]);
        foreach (var section in SchemaWriter.Sections)
        {
            using var schema = Schema(section, compact: true);
            schema.RootElement.GetProperty("type").GetString().Should().Be("object");
        }

        SchemaWriter.TryWrite("nothing", false, TextWriter.Null).Should().BeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_example_is_valid(bool full)
    {
        using var example = new StringWriter();
        ExampleWriter.Write(full, example);
        var parsed = ConfigurationParser.Parse(ConfigurationText.Of("example", example.ToString()));
        parsed.ErrorText.Should().BeEmpty(example.ToString());
        parsed.Settings!.Neighbors.Should().HaveCount(1);
    }

    [Fact]
    public void Each_line_of_the_example_can_be_switched_on()
    {
        using var example = new StringWriter();
        ExampleWriter.Write(true, example);
        var lines = example.ToString().Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimStart();
            if (!line.StartsWith("# ", StringComparison.Ordinal) || !line.EndsWith(';')) continue;
            var isInner = false;
            var changed = lines.ToArray();
            changed[i] = line[2..];

            // Its sections are switched on with it.
            var depth = Indent(lines[i]);
            for (var j = i - 1; j >= 0; j--)
            {
                if (!lines[j].EndsWith('{') || Indent(lines[j]) >= depth) continue;
                depth = Indent(lines[j]);
                isInner |= lines[j].Contains("# ", StringComparison.Ordinal);
                changed[j] = lines[j].Replace("# ", string.Empty, StringComparison.Ordinal);
                var end = Array.FindIndex(lines, i, other => other.TrimEnd().EndsWith('}') && Indent(other) == depth);
                changed[end] = lines[end].Replace("# ", string.Empty, StringComparison.Ordinal);
            }

            var text = string.Join('\n', changed);
            var parsed = ConfigurationParser.Parse(ConfigurationText.Of($"line {i + 1}: {line} {isInner}", text));
            parsed.Errors.Where(static error => !error.Message.StartsWith("incomplete tcp-ao", StringComparison.Ordinal) && !error.Message.Contains("mutually exclusive", StringComparison.Ordinal)
                && !error.Message.Contains("the family is not configured", StringComparison.Ordinal)).Should().BeEmpty();
        }

        static int Indent(string line) => line.Length - line.TrimStart().Length;
    }

    [Fact]
    public void Exported_settings_are_JSON_with_sorted_keys_and_without_secrets()
    {
        var parsed = ConfigurationParser.Parse(ConfigurationText.Of("x", """
            process p { run /bin/true x; encoder json; }
            neighbor 127.0.0.1 { router-id 1.2.3.4; local-as 1; peer-as auto; md5-password geheim; api a { processes [ p ]; receive { update; } } static { route 10.0.0.0/24 next-hop 1.2.3.4 med 5; } }
            """));
        using var text = new StringWriter();
        ConfigurationJson.Write(parsed.Settings!, 2, text);
        text.ToString().Should().NotContain("geheim");
        using var json = JsonDocument.Parse(text.ToString());
        var neighbor = json.RootElement.GetProperty("neighbors").EnumerateObject().Single();
        neighbor.Name.Should().StartWith("neighbor 127.0.0.1 ");
        neighbor.Value.EnumerateObject().Select(static member => member.Name).Should().BeInAscendingOrder(StringComparer.Ordinal);
        neighbor.Value.GetProperty("routes")[0].GetString().Should().Be("route 10.0.0.0/24 next-hop 1.2.3.4 med 5");
        json.RootElement.GetProperty("processes").GetProperty("p").GetProperty("run").GetArrayLength().Should().Be(2);
    }

    private static JsonDocument Schema(string? section, bool compact = false)
    {
        using var text = new StringWriter();
        SchemaWriter.TryWrite(section, compact, text).Should().BeTrue();
        return JsonDocument.Parse(text.ToString());
    }
}
