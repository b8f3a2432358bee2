using System.Text.Json;
using System.Text.RegularExpressions;
using ExaBgp.Configuration.Schema;

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
