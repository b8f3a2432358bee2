using System.Text.Json;
using ExaBgp.Api.Tests.Fakes;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Api.Tests;

public sealed class StatisticsTests
{
    [Theory]
    [InlineData(Generation.Five, 4)]
    [InlineData(Generation.Six, 6)]
    public void Statistics_are_one_json_object_in_every_form_of_answers(Generation generation, int version)
    {
        var lines = new Dialogue(generation, version, isClient: true).Say("system statistics");
        lines.Should().HaveCount(2);
        using var document = JsonDocument.Parse(lines[0]);
        var root = document.RootElement;
        root.GetProperty("pid").GetInt32().Should().Be(100);
        root.GetProperty("uptime").GetInt64().Should().Be(5);
        root.GetProperty("routes").GetRawText().Should().Be("""{"in": 3, "out": 5, "bytes": 640}""");
        root.GetProperty("helpers").GetRawText().Should().Be("""[{"name": "feeder", "running": true, "items": 0, "bytes": 0, "dropped": 0}]""");
        var peers = root.GetProperty("peers").EnumerateArray().ToList();
        peers.Select(peer => peer.GetProperty("peer-address").GetString()).Should().Equal("127.0.26.2", "127.0.26.3", "127.0.26.4", "127.0.26.5");
        peers.Select(peer => peer.GetProperty("state").GetString()).Should().StartWith(["ESTABLISHED", "ESTABLISHED"]);
        peers[0].GetProperty("duration").GetInt64().Should().Be(3);
        peers[0].GetProperty("routes").GetRawText().Should().Be("""{"in": 1, "out": 2, "bytes": 64}""");
        peers[0].GetProperty("messages").GetProperty("sent").GetInt64().Should().BeGreaterThanOrEqualTo(0);
        peers[0].EnumerateObject().Select(member => member.Name).Should()
            .Equal("name", "peer-address", "description", "local-as", "peer-as", "state", "duration", "routes", "messages", "updates", "prefixes");
    }

    [Fact]
    public void Statistics_take_no_further_words() => new Dialogue(isClient: true).Say("system statistics please").Should().Equal("error");
}
