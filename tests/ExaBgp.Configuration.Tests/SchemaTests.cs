using System.Text.Json;
using ExaBgp.Configuration.Export;
using ExaBgp.Configuration.Schema;
using ExaBgp.Configuration.Settings;
using FsCheck;
using FsCheck.Fluent;

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
        neighbor.Value.GetProperty("static").GetProperty("route")[0].GetString().Should().Be("10.0.0.0/24 next-hop 1.2.3.4 med 5");
        json.RootElement.GetProperty("processes").GetProperty("p").GetProperty("run").GetArrayLength().Should().Be(2);
    }

    [Theory]
    [MemberData(nameof(CorpusTests.Files), MemberType = typeof(CorpusTests))]
    public void What_is_exported_of_a_file_of_the_reference_is_valid_under_the_schema(string path)
    {
        if (path != SharedCorpus.NotPresent) IsValid(ConfigurationText.Of(path, File.ReadAllText(path)));
    }

    [Fact]
    public void What_is_exported_of_random_settings_is_valid_under_the_schema() =>
        Prop.ForAll<int>(static seed => IsValid(new RandomSettings(seed).Next())).Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Theory]
    [InlineData("hold-time", "2", "")]
    [InlineData("hold-time", "180", null)]
    [InlineData("hold-time", "70000", "")]
    [InlineData("hold-tme", "180", "no such member")]
    [InlineData("outgoing-ttl", "256", "")]
    [InlineData("outgoing-ttl", "\"disable\"", null)]
    [InlineData("local-as", "4294967296", "")]
    [InlineData("local-as", "\"auto\"", null)]
    [InlineData("local-as", "\"1.10\"", null)]
    [InlineData("local-as", "\"x\"", "")]
    [InlineData("passive", "3", "")]
    [InlineData("group-updates", "\"all\"", null)]
    [InlineData("group-updates", "\"some\"", "")]
    [InlineData("listen", "65536", "")]
    [InlineData("family", "{ \"ipv4\": [ \"unicast\" ] }", null)]
    [InlineData("family", "{ \"ipv4\": [ \"vpls\" ] }", "")]
    [InlineData("family", "{ \"ipv5\": [ \"unicast\" ] }", "no such member")]
    [InlineData("capability", "{ \"add-path\": \"both\" }", "")]
    [InlineData("capability", "{ \"graceful-restart\": 4096 }", "")]
    [InlineData("tcp-ao", "{ \"keyid\": 256 }", "")]
    [InlineData("nexthop", "{ \"ipv4\": [ \"unicast ipv4\" ] }", "")]
    [InlineData("api", "{ \"a\": { \"receive\": { \"all\": true } } }", "no such member")]
    public void What_a_file_must_not_say_is_not_valid_under_the_schema_either(string keyword, string value, string? error)
    {
        using var schema = Schema("neighbor");
        using var json = JsonDocument.Parse($"{{ \"{keyword}\": {value} }}");
        var errors = SchemaValidator.Validate(schema.RootElement, json.RootElement).ToList();
        if (error is null) errors.Should().BeEmpty();
        else errors.Should().NotBeEmpty().And.OnlyContain(text => text.Contains(error, StringComparison.Ordinal));
    }

    private static void IsValid(ConfigurationText text)
    {
        var parsed = ConfigurationParser.Parse(text);
        parsed.ErrorText.Should().BeEmpty();
        IsValid(parsed.Settings!);
    }

    private static void IsValid(SpeakerSettings settings)
    {
        using var text = new StringWriter();
        ConfigurationJson.Write(settings, 0, text);
        using var json = JsonDocument.Parse(text.ToString());
        using var neighbor = Schema("neighbor");
        using var process = Schema("process");
        foreach (var member in json.RootElement.GetProperty("neighbors").EnumerateObject()) SchemaValidator.Validate(neighbor.RootElement, member.Value).Should().BeEmpty();
        foreach (var member in json.RootElement.GetProperty("processes").EnumerateObject()) SchemaValidator.Validate(process.RootElement, member.Value).Should().BeEmpty();
    }

    private static JsonDocument Schema(string? section, bool compact = false)
    {
        using var text = new StringWriter();
        SchemaWriter.TryWrite(section, compact, text).Should().BeTrue();
        return JsonDocument.Parse(text.ToString());
    }
}
