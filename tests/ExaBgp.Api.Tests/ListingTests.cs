using ExaBgp.Api.Tests.Fakes;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Api.Tests;

public sealed class ListingTests
{
    [Fact]
    public void A_long_listing_is_written_over_several_turns_and_ends_with_done()
    {
        var dialogue = new Dialogue();
        Fill(dialogue, 1000);
        var pending = dialogue.Begin("show adj-rib out 127.0.26.2");
        var lines = dialogue.Answers().ToList();
        lines.Should().HaveCount(100).And.NotContain("done");
        var turns = 1;
        while (!dialogue.GoOn(pending!))
        {
            turns++;
            lines.AddRange(dialogue.Answers());
        }

        lines.AddRange(dialogue.Answers());
        turns.Should().BeGreaterThan(5);
        lines.Should().HaveCount(1001);
        lines[^1].Should().Be("done");
        lines.Distinct().Should().HaveCount(1001);
    }

    [Fact]
    public void A_long_listing_waits_when_the_helper_has_enough_to_read()
    {
        var dialogue = new Dialogue { Bound = 30 };
        Fill(dialogue, 60);
        var pending = dialogue.Begin("show adj-rib out 127.0.26.2");
        dialogue.GoOn(pending!).Should().BeFalse("nothing was read");
        dialogue.Answers().Should().HaveCount(30);
        dialogue.GoOn(pending!).Should().BeFalse();
        dialogue.Answers().Should().HaveCount(30);
        dialogue.GoOn(pending!).Should().BeTrue();
        dialogue.Answers().Should().Equal("done");
    }

    [Fact]
    public void The_setting_chunk_makes_turns_longer()
    {
        var dialogue = new Dialogue(daemon: DaemonSettings.Default with { Chunk = 5 });
        Fill(dialogue, 1000);
        dialogue.Begin("show adj-rib out 127.0.26.2");
        dialogue.Answers().Should().HaveCount(500);
    }

    [Fact]
    public void A_listing_in_silence_has_its_rows_but_no_done()
    {
        var dialogue = new Dialogue();
        Fill(dialogue, 1);
        dialogue.Say("silence-ack");
        dialogue.Say("show adj-rib out 127.0.26.2").Should().Equal("127.0.26.2 ipv4 unicast 10.0.0.0/24 next-hop 1.2.3.4");
    }

    [Fact]
    public void Received_routes_are_listed_too()
    {
        var dialogue = new Dialogue();
        Fill(dialogue, 1);
        dialogue.Speaker.Incoming(dialogue.Peer(3)).Add(dialogue.Speaker.Outgoing(dialogue.Peer(2))[0]);
        dialogue.Say("rib show in").Should().Equal("127.0.26.3 ipv4 unicast 10.0.0.0/24 next-hop 1.2.3.4", "done");
    }

    [Fact]
    public void Peers_of_others_are_listed_but_not_commanded()
    {
        var dialogue = new Dialogue();
        var client = new Dialogue(isClient: true);
        client.Say("announce route 10.0.0.0/24 next-hop 1.2.3.4");
        client.Say("show adj-rib out").Should().HaveCount(5);
        dialogue.Say("show neighbor summary").Should().HaveCount(6);
    }

    [Fact]
    public void Format_v2_shows_nlri_and_attributes()
    {
        var dialogue = new Dialogue(daemon: DaemonSettings.Default with { ShowRoutesV2 = true });
        dialogue.Say("neighbor 127.0.26.2 announce route 10.9.0.0/24 next-hop 1.2.3.4 origin egp as-path [ 1 2 ] med 7 community [ 1:1 no-export ] cluster-list [ 2.2.2.2 ] "
            + "extended-community target:1:1 large-community 1:2:3 atomic-aggregate aggregator ( 65001:1.1.1.1 ) originator-id 1.1.1.1 local-preference 200");
        dialogue.Say("neighbor 127.0.26.2 announce route 10.3.0.0/16 rd 65000:1 label 100 next-hop 1.2.3.4");
        dialogue.Say("neighbor 127.0.26.2 announce vpls endpoint 5 base 10702 offset 1 size 8 rd 1.2.3.4:5 next-hop 1.2.3.4");
        dialogue.Say("show adj-rib out json").Should().Equal(
            """{"peer": {"address": "127.0.26.2"}, "route": {"nlri": {"prefix": "10.9.0.0/24", "nexthop": "1.2.3.4", "family": {"afi": "ipv4", "safi": "unicast"}}, "attributes": {"origin": "egp", "as-path": {"0": {"element": "as-sequence", "value": [1, 2]}}, "med": 7, "local-preference": 200, "atomic-aggregate": true, "aggregator": "65001:1.1.1.1", "community": ["1:1", "no-export"], "originator-id": "1.1.1.1", "cluster-list": ["2.2.2.2"], "extended-community": ["target:1:1"], "large-community": ["1:2:3"]}}}""",
            """{"peer": {"address": "127.0.26.2"}, "route": {"nlri": {"prefix": "10.3.0.0/16", "nexthop": "1.2.3.4", "family": {"afi": "ipv4", "safi": "mpls-vpn"}, "label": [[100]], "rd": "65000:1"}, "attributes": {}}}""",
            """{"peer": {"address": "127.0.26.2"}, "route": {"nlri": {"rd": "1.2.3.4:5", "endpoint": 5, "base": 10702, "offset": 1, "size": 8, "nexthop": "1.2.3.4", "family": {"afi": "l2vpn", "safi": "vpls"}}, "attributes": {}}}""",
            "done");
    }

    [Fact]
    public void An_index_that_was_listed_removes_its_route()
    {
        var dialogue = new Dialogue(Generation.Six, 6);
        Fill(dialogue, 300);
        dialogue.Say("neighbor 127.0.26.2 announce route 10.3.0.0/16 rd 65000:1 label 100 next-hop 1.2.3.4 path-information 7");
        dialogue.Say("neighbor 127.0.26.2 announce flow route source 10.8.0.0/24 discard");
        foreach (var line in new[] { "ipv4 mpls-vpn", "ipv4 flow", "ipv4 unicast" })
        {
            var before = dialogue.Speaker.Outgoing(dialogue.Peer(2)).Count;
            var list = dialogue.Say($"peer 127.0.26.2 routes {line} list").Should().ContainSingle().Subject;
            var index = list.Split("\"index\": \"")[1].Split('"')[0];
            dialogue.Say($"peer * routes remove index {index}").Should().Equal($"{{\"removed\": true, \"index\": \"{index}\"}}");
            dialogue.Speaker.Outgoing(dialogue.Peer(2)).Count.Should().Be(before - 1);
        }
    }

    private static void Fill(Dialogue dialogue, int routes)
    {
        for (var i = 0; i < routes; i++) dialogue.Say($"neighbor 127.0.26.2 announce route 10.{i / 256}.{i % 256}.0/24 next-hop 1.2.3.4").Should().Equal("done");
    }
}
