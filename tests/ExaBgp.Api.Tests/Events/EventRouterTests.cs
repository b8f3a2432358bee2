using ExaBgp.Api.Tests.Fakes;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Api.Tests.Events;

public sealed class EventRouterTests
{
    private const string Keepalive = "4:";

    [Theory]
    [InlineData(MessageFlags.Keepalive, "", "")]
    [InlineData(MessageFlags.Packets, "", "")]
    [InlineData(MessageFlags.Keepalive | MessageFlags.Parsed, "parsed", "parsed")]
    [InlineData(MessageFlags.Keepalive | MessageFlags.Packets, "raw", "raw")]
    [InlineData(MessageFlags.Keepalive | MessageFlags.Packets | MessageFlags.Parsed, "raw parsed", "raw parsed")]
    [InlineData(MessageFlags.Keepalive | MessageFlags.Consolidate | MessageFlags.Packets, "both", "both")]
    [InlineData(MessageFlags.Keepalive | MessageFlags.Consolidate, "both", "parsed")]
    [InlineData(MessageFlags.Keepalive | MessageFlags.Consolidate | MessageFlags.Packets | MessageFlags.Parsed, "both", "both")]
    [InlineData(MessageFlags.Update | MessageFlags.Parsed, "", "")]
    public void The_words_of_a_section_choose_the_forms(MessageFlags flags, string received, string sent)
    {
        var router = new Router();
        var queue = router.Helper("h", true, new ApiSettings { Name = "a", Receive = flags, Send = flags });
        router.Receive(Keepalive);
        string.Join(' ', queue.Events.Select(Form)).Should().Be(received);
        queue.Events.Clear();
        router.Send(Keepalive);
        string.Join(' ', queue.Events.Select(Form)).Should().Be(sent);
    }

    [Fact]
    public void Each_helper_has_its_own_words()
    {
        var router = new Router();
        var raw = router.Helper("raw", true, new ApiSettings { Name = "a", Receive = MessageFlags.Packets | MessageFlags.Update });
        var parsed = router.Helper("parsed", true, new ApiSettings { Name = "b", Receive = MessageFlags.Parsed | MessageFlags.Keepalive });
        var nothing = router.Helper("nothing", true, new ApiSettings { Name = "c" });
        router.Receive(Keepalive);
        router.Receive("00000000");
        raw.Events.Select(Form).Should().Equal("raw");
        parsed.Events.Select(Form).Should().Equal("parsed");
        nothing.Events.Should().BeEmpty();
    }

    [Fact]
    public void Each_line_of_json_takes_a_number_of_the_peer_and_text_takes_none()
    {
        var router = new Router();
        var first = router.Helper("first", true, new ApiSettings { Name = "a", NeighborChanges = true });
        var text = router.Helper("text", false, new ApiSettings { Name = "b", NeighborChanges = true });
        var second = router.Helper("second", true, new ApiSettings { Name = "c", NeighborChanges = true });
        router.Events.Up(router.Peer);
        router.Events.Up(router.Peer);
        Numbers(first).Concat(Numbers(second)).Should().BeEquivalentTo([1, 2, 3, 4]);
        text.Events.Should().HaveCount(2);
    }

    [Fact]
    public void Helpers_of_one_form_get_the_same_line_but_for_its_number()
    {
        var router = new Router();
        var api = new ApiSettings { Name = "a", Receive = MessageFlags.Parsed | MessageFlags.Update };
        var queues = Enumerable.Range(0, 3).Select(i => router.Helper($"h{i}", true, api)).ToList();
        router.Receive("0004180a090000144001010040020602010000fdea40030401020304180a0801");
        queues.SelectMany(static queue => queue.Events).Select(WithoutNumber).Distinct().Should().ContainSingle();
        queues.SelectMany(Numbers).Should().BeEquivalentTo([1, 2, 3]);
    }

    [Fact]
    public void Helpers_of_two_versions_get_each_its_own_form()
    {
        var router = new Router(Generation.Six, 4);
        var api = new ApiSettings { Name = "a", NeighborChanges = true };
        var four = router.Helper("four", false, api);
        var six = router.Helper("six", false, api, version: 6);
        router.Events.Up(router.Peer);
        four.Events.Should().Equal("neighbor 127.0.26.2 up\n\n");
        six.Events.Should().ContainSingle().Which.Should().StartWith("{ \"exabgp\": \"6.0.0\"");
    }

    [Fact]
    public void A_helper_whose_name_matches_is_told()
    {
        var router = new Router();
        var queue = router.Helper("watcher-1", true, new ApiSettings { Name = "a", ProcessesMatch = ["watcher-.*"], NeighborChanges = true });
        var other = router.Helper("a-watcher-1", true, new ApiSettings { Name = "b", ProcessesMatch = ["watcher-.*"], NeighborChanges = true });
        router.Events.Up(router.Peer);
        queue.Events.Should().ContainSingle();
        other.Events.Should().BeEmpty();
    }

    [Fact]
    public void Sections_for_one_helper_are_taken_together()
    {
        var router = new Router();
        var queue = router.Helper("h", true, new ApiSettings { Name = "a", Receive = MessageFlags.Parsed });
        router.Peer.Settings = router.Peer.Settings with
        {
            Api = [.. router.Peer.Settings.Api, new ApiSettings { Name = "b", Processes = ["h"], Receive = MessageFlags.Keepalive, NeighborChanges = true }],
        };
        router.Receive(Keepalive);
        router.Events.Up(router.Peer);
        queue.Events.Should().HaveCount(2);
    }

    [Fact]
    public void What_nobody_asked_for_is_not_wanted()
    {
        var router = new Router();
        router.Helper("h", true, new ApiSettings { Name = "a", Receive = MessageFlags.Parsed | MessageFlags.Update, Send = MessageFlags.Open });
        router.Events.Wants(router.Peer, Direction.Receive, MessageType.Update).Should().BeTrue();
        router.Events.Wants(router.Peer, Direction.Receive, MessageType.Keepalive).Should().BeFalse();
        router.Events.Wants(router.Peer, Direction.Send, MessageType.Update).Should().BeFalse();
        router.Events.Wants(router.Peer, Direction.Send, MessageType.Open).Should().BeFalse();
        router.Events.Wants(router.Peer, Direction.Receive, (MessageType)200).Should().BeFalse();
    }

    [Fact]
    public void New_settings_of_a_peer_count_from_the_next_event()
    {
        var router = new Router();
        var queue = router.Helper("h", true, new ApiSettings { Name = "a", NeighborChanges = true });
        router.Events.Up(router.Peer);
        router.Peer.Settings = router.Peer.Settings with { Api = [] };
        router.Events.Up(router.Peer);
        queue.Events.Should().ContainSingle();
    }

    [Fact]
    public void A_message_that_cannot_be_read_is_told_as_octets_only()
    {
        var router = new Router();
        var queue = router.Helper("h", true, new ApiSettings { Name = "a", Receive = MessageFlags.Parsed | MessageFlags.Packets | MessageFlags.Update | MessageFlags.Open | MessageFlags.Refresh });
        router.Receive("ffff0000");
        router.Receive("1:05");
        router.Receive("5:00");
        queue.Events.Select(Form).Should().Equal("raw", "raw", "raw");
    }

    private static string Form(string line) => line.Contains("\"category\"", StringComparison.Ordinal) ? "raw" : line.Contains("\"header\"", StringComparison.Ordinal) ? "both" : "parsed";

    private static IEnumerable<int> Numbers(FakeQueue queue) =>
        queue.Events.Select(static line => int.Parse(line.Split("\"counter\": ")[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture));

    private static string WithoutNumber(string line) => string.Concat(line.Split("\"counter\": ")[0], line.Split("\"counter\": ")[1][1..]);
}
