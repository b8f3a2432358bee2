using ExaBgp.Configuration.Diff;
using ExaBgp.Configuration.Printing;
using ExaBgp.Configuration.Settings;
using ExaBgp.Configuration.Validation;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Configuration.Tests;

public sealed class CorpusTests
{
    public static TheoryData<string> Files() => [.. SharedCorpus.Files()];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_of_the_reference_is_read_and_reads_back_when_printed(string path)
    {
        if (path == SharedCorpus.NotPresent) return;
        foreach (var generation in new[] { Generation.Five, Generation.Six })
        {
            var settings = Read(ConfigurationText.Of(path, File.ReadAllText(path)), generation);
            var printed = SettingsPrinter.Text(settings);
            var again = Read(ConfigurationText.Of("printed", printed), generation);
            again.Processes.Should().Equal(settings.Processes);
            SettingsDiff.Between(settings, again).IsEmpty.Should().BeTrue(printed);
            foreach (var neighbor in settings.Neighbors)
            {
                var check = new RouteCheck(neighbor, new Compatibility(generation, 4));
                foreach (var route in neighbor.Routes) check.TryCheck(route, out var reason).Should().BeTrue($"{RouteCheck.Name(route)}: {reason}");
            }
        }
    }

    private static SpeakerSettings Read(ConfigurationText text, Generation generation)
    {
        var parsed = ConfigurationParser.Parse(text, new ParseOptions { Generation = generation });
        parsed.ErrorText.Should().BeEmpty();
        return parsed.Settings!;
    }
}
