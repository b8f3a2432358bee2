using System.Text.Json;
using System.Text.RegularExpressions;
using ExaBgp.Configuration.Schema;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Tests;

/// <summary><c>docs/configuration.md</c> says what is.</summary>
public sealed class DocumentationTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "configuration.md"));

    public static TheoryData<string> Blocks()
    {
        // Fences open and close in turn; those with a language or a message are not configuration.
        var parts = Regex.Split(Text, "^```", RegexOptions.Multiline, TimeSpan.FromSeconds(5));
        return [.. parts.Where((part, index) => index % 2 == 1 && part[0] == '\n' && !part.StartsWith("\nmy.conf", StringComparison.Ordinal)).Select(static part => part[1..])];
    }

    [Fact]
    public void Every_keyword_and_section_is_in_it()
    {
        using var schema = new StringWriter();
        SchemaWriter.TryWrite(null, true, schema);
        using var json = JsonDocument.Parse(schema.ToString());
        var missing = new List<string>();
        Visit(json.RootElement);
        missing.Should().BeEmpty();

        void Visit(JsonElement element)
        {
            if (element.TryGetProperty("properties", out var members))
            {
                foreach (var member in members.EnumerateObject())
                {
                    if (!Regex.IsMatch(Text, $@"(?<![\w-]){Regex.Escape(member.Name)}(?![\w-])", RegexOptions.None, TimeSpan.FromSeconds(5))) missing.Add(member.Name);
                    Visit(member.Value);
                }
            }

            if (element.TryGetProperty("additionalProperties", out var inner) && inner.ValueKind == JsonValueKind.Object) Visit(inner);
        }
    }

    [Fact]
    public void The_default_and_the_range_of_each_keyword_stand_in_its_row()
    {
        using var schema = new StringWriter();
        SchemaWriter.TryWrite("neighbor", true, schema);
        using var neighbor = JsonDocument.Parse(schema.ToString());
        using var other = new StringWriter();
        SchemaWriter.TryWrite("process", true, other);
        using var process = JsonDocument.Parse(other.ToString());
        var wrong = new List<string>();
        Visit(neighbor.RootElement);
        Visit(process.RootElement);
        wrong.Should().BeEmpty();

        void Visit(JsonElement section)
        {
            foreach (var member in section.GetProperty("properties").EnumerateObject())
            {
                if (member.Value.TryGetProperty("properties", out _)) Visit(member.Value);
                else if (member.Value.TryGetProperty("additionalProperties", out var named) && named.ValueKind == JsonValueKind.Object) Visit(named);
                else wrong.AddRange(NeededIn(member.Value).Where(text => !RowsOf(member.Name).Any(row => row.Contains(text, StringComparison.Ordinal))).Select(text => $"{member.Name}: {text}"));
            }
        }
    }

    /// <summary>The rows of tables with the keyword in their first cell.</summary>
    private static IEnumerable<string> RowsOf(string keyword) =>
        Text.Split('\n').Where(line => line.StartsWith('|') && line.Split('|')[1].Contains($"`{keyword}`", StringComparison.Ordinal));

    /// <summary>The default of a keyword, and the highest number it takes.</summary>
    private static IEnumerable<string> NeededIn(JsonElement keyword)
    {
        var match = Regex.Match(keyword.GetProperty("description").GetString()!, @"Default: (?<value>.*)\.$", RegexOptions.None, TimeSpan.FromSeconds(5));
        if (match.Success) yield return match.Groups["value"].Value.Replace("a nexthop section", "a `nexthop` section", StringComparison.Ordinal);
        var forms = keyword.TryGetProperty("anyOf", out var some) ? some.EnumerateArray().ToList() : [keyword];
        foreach (var form in forms)
        {
            if (form.TryGetProperty("maximum", out var most)) yield return most.ToString();
        }
    }

    [Fact]
    public void Every_word_of_a_route_is_in_it()
    {
        RouteWords[] all = [RouteWords.Static, RouteWords.Unicast, RouteWords.Labeled, RouteWords.Vpn, RouteWords.Flow, RouteWords.Typed, RouteWords.SrPolicy, RouteWords.Vpls];
        all.SelectMany(static words => words.Words).Distinct().Where(static word => !Text.Contains($"`{word}`", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Every_example_in_it_is_valid(string block)
    {
        var isWhole = Regex.IsMatch(block, "^(process|template|neighbor) ", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        var text = isWhole
            ? Regex.Replace(block, @"^neighbor 192\.0\.2\.1 \{", "neighbor 192.0.2.1 { peer-as 1; router-id 1.1.1.1;", RegexOptions.None, TimeSpan.FromSeconds(5))
            : $"process watcher {{ run x; }} neighbor 192.0.2.1 {{ router-id 192.0.2.2; local-as 65001; peer-as 65001;\n{block}\n}}";
        var parsed = ConfigurationParser.Parse(ConfigurationText.Of("docs", text), new ParseOptions { Generation = Protocol.Registry.Generation.Six });
        parsed.ErrorText.Should().BeEmpty();
    }
}
