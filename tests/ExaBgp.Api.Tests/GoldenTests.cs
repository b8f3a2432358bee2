using System.Text;
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
