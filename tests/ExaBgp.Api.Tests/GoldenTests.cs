using System.Text;
using ExaBgp.Api.Commands;
using ExaBgp.Api.Tests.Fakes;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Api.Tests;

/// <summary>
/// Every command in both grammars, in each generation and API version, against transcripts: a line <c>> command</c>, then a line <c>&lt; answer</c> for each
/// line answered. What a transcript expects and what came stand side by side in the failure.
/// </summary>
public sealed class GoldenTests
{
    [Theory]
    [InlineData("generation-5-version-4", Generation.Five, 4)]
    [InlineData("generation-5-version-6", Generation.Five, 6)]
    [InlineData("generation-6-version-4", Generation.Six, 4)]
    [InlineData("generation-6-version-6", Generation.Six, 6)]
    public void Every_command_is_answered_as_its_transcript_says(string name, Generation generation, int version)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Golden", name + ".txt");
        var expected = File.ReadAllText(path);
        var actual = Replay(expected, new Dialogue(generation, version));
        File.WriteAllText(path + ".actual", actual);
        actual.Should().Be(expected);
    }

    [Theory]
    [InlineData("generation-5-version-4")]
    [InlineData("generation-5-version-6")]
    [InlineData("generation-6-version-4")]
    [InlineData("generation-6-version-6")]
    public void No_command_is_missing_in_a_transcript(string name)
    {
        var said = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Golden", name + ".txt"))
            .Where(static line => line.StartsWith("> ", StringComparison.Ordinal)).Select(static line => line[2..]).ToList();
        string[] deeper =
        [
            .. Words("announce ", "route ipv4 ipv6 flow vpls attributes attribute eor route-refresh watchdog operational"),
            .. Words("withdraw ", "route ipv4 ipv6 flow vpls attributes attribute watchdog"),
            .. Words("peer * announce ", "route ipv4 flow eor route-refresh watchdog"), .. Words("peer ", "list show create delete"),
            .. Words("peer 127.0.26.2 ", "announce withdraw group routes teardown show"), .. Words("peer 127.0.26.2 routes ", "list add remove ipv4"),
            .. Words("neighbor 127.0.26.2 ", "announce withdraw teardown"), "neighbor *", "peer [", "neighbor 127.0.26.2, neighbor ",
            .. Words("rib ", "show flush clear"), .. Words("rib show ", "in out"), .. Words("rib clear ", "in out"), "rib show out extensive", "rib show out text", "rib show out flow",
            .. Words("show adj-rib ", "in out"), "show adj-rib out extensive", "show adj-rib out 127.0.26.2 json", .. Words("show neighbor ", "summary extensive configuration json"),
            .. Words("clear adj-rib ", "in out"), "flush adj-rib out", .. Words("daemon ", "shutdown reload restart status"),
            .. Words("session ", "ping bye reset"), .. Words("session ack ", "enable disable silence"), .. Words("session sync ", "enable disable"),
            .. Words("system ", "version help queue-status crash"), .. Words("system api version ", "4 6"), .. Words("group ", "start end"), "api version ",
            "create neighbor ", "delete neighbor ",
        ];
        var commands = CommandWords.ActionFirst.Words.Concat(CommandWords.TargetFirst.Words).Concat(deeper);
        commands.Where(command => !said.Exists(line => line.StartsWith(command, StringComparison.Ordinal))).Should().BeEmpty();

        static IEnumerable<string> Words(string before, string words) => words.Split(' ').Select(word => before + word);
    }

    private static string Replay(string transcript, Dialogue dialogue)
    {
        var text = new StringBuilder();
        foreach (var line in transcript.Split('\n'))
        {
            if (line.StartsWith('<')) continue;
            if (!line.StartsWith('>'))
            {
                text.Append(line).Append('\n');
                continue;
            }

            text.Append(line).Append('\n');
            foreach (var answer in dialogue.Say(line.Length > 2 ? line[2..] : string.Empty)) text.Append("< ").Append(answer).Append('\n');
        }

        return text.ToString()[..^1];
    }
}
