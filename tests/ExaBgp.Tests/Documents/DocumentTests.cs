using System.Text.RegularExpressions;
using ExaBgp.Configuration;
using ExaBgp.Host.Settings;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Tests.Documents;

/// <summary>README and docs: links lead somewhere, and what can be checked without a daemon is right.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] Languages = ["", "sh", "console", "exabgp", "json", "ini", "text", "python", "csharp"];

    public static TheoryData<string> Documents() => [.. DocumentBlock.Documents()];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_inside_the_repository_leads_somewhere(string document)
    {
        var text = WithoutCode(File.ReadAllText(Checkout.File(document)));
        foreach (Match link in Link().Matches(text))
        {
            var target = link.Groups["target"].Value;
            if (target.Contains("://", StringComparison.Ordinal)) continue;
            var parts = target.Split('#');
            var path = parts[0].Length == 0 ? document : Path.Combine(Path.GetDirectoryName(document)!, parts[0]);
            var full = Checkout.File(path);
            (File.Exists(full) || Directory.Exists(full)).Should().BeTrue($"{document} links to {target}");
            if (parts.Length > 1) Anchors(full).Should().Contain(parts[1], $"{document} links to {target}");
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_block_says_what_it_is(string document)
    {
        foreach (var block in DocumentBlock.Of(document)) Languages.Should().Contain(block.Language, block.Place);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_whole_configuration_is_valid(string document)
    {
        foreach (var block in DocumentBlock.Of(document).Where(static block => block.IsConfiguration && block.Marks.GetValueOrDefault("status") is null or "0"))
        {
            // Neighbors of a list of keywords lack what a neighbor must have; docs/configuration.md has a test of its own.
            if (document == Path.Combine("docs", "configuration.md")) continue;
            var parsed = ConfigurationParser.Parse(ConfigurationText.Of(block.Place, block.Text), new ParseOptions { Generation = Generation.Six });
            parsed.ErrorText.Should().BeEmpty(block.Place);
            parsed.Warnings.Should().BeEmpty(block.Place);
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_settings_block_names_settings_that_exist(string document)
    {
        foreach (var block in DocumentBlock.Of(document).Where(static block => block.Language == "ini" && block.Text.Contains("[exabgp", StringComparison.Ordinal)))
        {
            foreach (var (line, section, option, _, error) in IniSettingsSource.Read(block.Text))
            {
                error.Should().BeEmpty($"{block.Place} line {line}");
                SettingTable.Find(section, option).Should().NotBeNull($"{block.Place} line {line}");
            }
        }
    }

    [Fact]
    public void Every_setting_is_explained_with_its_default()
    {
        var text = File.ReadAllText(Checkout.File("docs", "operations.md"));
        foreach (var setting in SettingTable.All)
        {
            var row = text.Split('\n').FirstOrDefault(line => line.StartsWith($"| `{setting.Section}.{setting.Option}`", StringComparison.Ordinal));
            row.Should().NotBeNull($"{setting.Name} has a row in operations.md");
            if (setting.Default.Length > 0 && setting.NoEffect.Length == 0) row.Should().Contain($"`{setting.Default}`", setting.Name);
        }
    }

    [Fact]
    public void What_supports_a_standard_is_where_the_document_says()
    {
        var places = File.ReadLines(Checkout.File("docs", "rfc.md")).Where(static line => line.StartsWith("| ", StringComparison.Ordinal))
            .SelectMany(static line => Quoted().Matches(line.TrimEnd('|', ' ').Split('|')[^1]).Select(static match => match.Groups["text"].Value)).ToList();
        places.Should().HaveCountGreaterThan(40);
        foreach (var place in places)
        {
            var path = Path.GetFullPath(Checkout.File("src", "ExaBgp.Protocol", place.TrimEnd('/')));
            Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!, Path.GetFileName(path)).Should().NotBeEmpty($"rfc.md names {place}");
        }
    }

    private static IEnumerable<string> Anchors(string path) =>
        WithoutCode(File.ReadAllText(path)).Split('\n').Where(static line => line.StartsWith('#')).Select(static line =>
            NoAnchor().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-'));

    private static string WithoutCode(string text) => Code().Replace(text, string.Empty);

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link();

    [GeneratedRegex("`(?<text>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Quoted();

    /// <summary>What GitHub leaves out of a heading's anchor.</summary>
    [GeneratedRegex(@"[^\p{L}\p{N} _-]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex NoAnchor();

    [GeneratedRegex(@"^\s*```.*?^\s*```\s*$|`[^`\n]*`(?!\])", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Code();
}
