using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using ExaBgp.CommandLine;
using ExaBgp.Configuration.Schema;
using ExaBgp.Healthcheck;

namespace ExaBgp.Tests.Packaging;

/// <summary>The man pages say everything the program understands.</summary>
public sealed partial class ManualTests
{
    private const int Patience = 60_000;

    [Fact]
    public void Each_command_is_in_the_manual() =>
        ProgramCommands.All.Select(static command => command.Name).Should().BeSubsetOf(Matches("exabgp.1", CommandWord()));

    [Fact]
    public void Each_option_of_each_command_is_in_the_manual() =>
        ProgramCommands.All.SelectMany(static command => OptionsOf(command.Create())).Distinct().Should().BeSubsetOf(Matches("exabgp.1", OptionWord()));

    [Fact]
    public void Each_option_of_the_health_check_is_in_its_manual() =>
        HealthcheckOptionTable.All.SelectMany(static option => option.Names).Select(static name => name[1..])
            .Should().BeSubsetOf(Matches("exabgp-healthcheck.1", OptionWord()));

    [Fact]
    public void Each_keyword_of_the_configuration_is_in_its_manual()
    {
        using var schema = new StringWriter();
        SchemaWriter.TryWrite(null, true, schema).Should().BeTrue();
        using var document = JsonDocument.Parse(schema.ToString());
        var words = Matches("exabgp.conf.5", AnyWord());
        var keywords = Keywords(document.RootElement).Distinct().ToList();
        keywords.Should().Contain("hold-time").And.Contain("graceful-restart");
        keywords.Should().BeSubsetOf(words);
    }

    private static IEnumerable<string> OptionsOf(Command command) =>
        command.Options.Where(static option => !option.Hidden).SelectMany(static option => option.Aliases.Append(option.Name)).Select(static name => name[1..])
            .Concat(command.Subcommands.SelectMany(OptionsOf));

    private static IEnumerable<string> Keywords(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object) yield break;
        foreach (var property in element.EnumerateObject())
        {
            if (property.NameEquals("properties"))
            {
                foreach (var keyword in property.Value.EnumerateObject()) yield return keyword.Name;
            }

            foreach (var inner in property.NameEquals("properties") ? property.Value.EnumerateObject().SelectMany(static k => Keywords(k.Value)) : Keywords(property.Value))
                yield return inner;
        }
    }

    /// <summary>What a pattern finds in a page, in which a hyphen may be escaped.</summary>
    private static HashSet<string> Matches(string page, Regex pattern) =>
        [.. pattern.Matches(Plain(ProjectFolder.Read("docs", "man", page))).Select(static match => match.Groups["word"].Value)];

    private static string Plain(string page) => page
        .Replace("\\-", "-", StringComparison.Ordinal).Replace("\\fB", " ", StringComparison.Ordinal).Replace("\\fR", " ", StringComparison.Ordinal);

    [GeneratedRegex(@"^\.It Cm (?<word>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex CommandWord();

    [GeneratedRegex(@"(?<=Fl .*|, )(?<word>-?[A-Za-z0-9][A-Za-z0-9-]*)", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex OptionWord();

    [GeneratedRegex("(?<word>[a-z][a-z0-9-]*)", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex AnyWord();
}
