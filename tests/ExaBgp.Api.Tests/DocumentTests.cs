using System.Text.Json;
using ExaBgp.Api.Tests.Fakes;
using ExaBgp.Api.Tests.Schema;
using ExaBgp.Configuration.Settings;

namespace ExaBgp.Api.Tests;

/// <summary>docs/api.md says what is so.</summary>
public sealed class DocumentTests
{
    private static readonly string[] Document = File.ReadAllLines(Path.Combine(Checkout.Root, "docs", "api.md"));

    [Fact]
    public void Every_command_of_the_document_is_understood()
    {
        var speaker = new FakeSpeaker();
        foreach (var last in new[] { 1, 3 })
        {
            var settings = Neighbors.Of(2, "hello") with
            {
                PeerAddress = Neighbors.Address($"192.0.2.{last}"),
                LocalAddress = Neighbors.Address("192.0.2.2"),
                PeerAs = (uint)(65001 + (last == 1 ? 1 : 2)),
            };
            Neighbors.Establish(speaker.Add(settings), 5);
        }

        var helper = new HelperDialogue("hello", DaemonSettings.Default, new ProcessSettings { Name = "hello", Run = [] }, speaker);
        var answers = new FakeAnswers();
        var commands = Blocks("exabgp").ToList();
        foreach (var command in commands)
        {
            var pending = helper.Execute(System.Text.Encoding.UTF8.GetBytes(command), answers);
            while (pending is not null && !pending.TryFinish(answers)) pending.Should().NotBeNull();
            answers.Take().Should().NotContain("error", command).And.NotBeEmpty(command);
        }

        commands.Should().HaveCountGreaterThan(70);
    }

    [Fact]
    public void Every_event_of_the_document_fits_the_schema()
    {
        var schemas = new SchemaValidator(Path.Combine(Checkout.Root, "docs", "schema"));
        var events = Blocks("json").Where(static line => line.StartsWith("{ \"exabgp\"", StringComparison.Ordinal)).ToList();
        foreach (var line in events) schemas.Check("event.schema.json", JsonDocument.Parse(line).RootElement).Should().BeNull(line);
        events.Should().HaveCountGreaterThan(10);
    }

    private static IEnumerable<string> Blocks(string language)
    {
        var inside = false;
        foreach (var line in Document)
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) inside = !inside && line == "```" + language;
            else if (inside) yield return line;
        }
    }
}
