using ExaBgp.Api.Tests.Fakes;

namespace ExaBgp.Api.Tests;

public sealed class GroupTests
{
    [Fact]
    public void Nothing_of_a_group_takes_effect_before_its_end()
    {
        var dialogue = new Dialogue(version: 6);
        dialogue.Say("group start");
        dialogue.Say("ANNOUNCE route 10.0.0.0/24 next-hop 1.2.3.4").Should().Equal("done");
        dialogue.Speaker.Changes.Should().Be(0);
        dialogue.Say("group end").Should().Equal("{\"status\": \"group processed\", \"announced\": 1, \"withdrawn\": 0}", "done");
        dialogue.Speaker.Outgoing(dialogue.Peer(2)).Should().ContainSingle();
    }

    [Fact]
    public void A_line_that_a_group_does_not_keep_is_executed_at_once()
    {
        var dialogue = new Dialogue();
        dialogue.Say("group start");
        dialogue.Say("neighbor 127.0.26.2 announce route 10.0.0.0/24 next-hop 1.2.3.4").Should().Equal("done");
        dialogue.Speaker.Changes.Should().Be(1);
    }

    [Fact]
    public void Attributes_said_once_are_those_of_every_later_route()
    {
        var dialogue = new Dialogue();
        dialogue.Say("peer 127.0.26.2 group announce route 10.0.0.0/24 next-hop 1.1.1.1 ; attributes med 5 next-hop 2.2.2.2 ; "
            + "announce route 10.0.1.0/24 ; attributes community [ 1:1 ] med 6 ; announce route 10.0.2.0/24 med 7");
        dialogue.Speaker.OutgoingText(dialogue.Peer(2)).Should().Equal(
            "ipv4 unicast 10.0.0.0/24 next-hop 1.1.1.1",
            "ipv4 unicast 10.0.1.0/24 next-hop 2.2.2.2 med 5",
            "ipv4 unicast 10.0.2.0/24 next-hop 2.2.2.2 med 7 community 1:1");
    }

    [Fact]
    public void A_group_waits_when_its_first_entry_says_so()
    {
        var dialogue = new Dialogue();
        dialogue.Speaker.Written = 0;
        dialogue.Begin("peer * group announce route 10.0.0.0/24 next-hop 1.1.1.1 sync ; announce route 10.0.1.0/24 next-hop 1.1.1.1").Should().NotBeNull();
        dialogue.Begin("peer * group announce route 10.0.2.0/24 next-hop 1.1.1.1 ; announce route 10.0.3.0/24 next-hop 1.1.1.1 sync").Should().BeNull();
    }

    [Fact]
    public void A_group_that_grows_too_large_is_discarded_whole()
    {
        var dialogue = new Dialogue();
        dialogue.Say("group start");
        for (var i = 0; i < 100_000; i++) dialogue.Say("announce route 10.0.0.0/24 next-hop 1.2.3.4");
        dialogue.Say("announce route 10.0.0.0/24 next-hop 1.2.3.4").Should().Equal("error: group buffer limit reached, group discarded", "error");
        dialogue.Say("group end").Should().Equal("error: not in group block", "error");
        dialogue.Speaker.Changes.Should().Be(0);
    }

    [Fact]
    public void Braces_keep_their_semicolons()
    {
        var dialogue = new Dialogue();
        dialogue.Say("peer 127.0.26.2 group announce flow route { match { source 10.0.0.0/24; protocol tcp; } then { discard; } } ; announce route 10.0.0.0/24 next-hop 1.1.1.1 ;")
            .Should().Equal("group processed: 2 announced, 0 withdrawn", "done");
    }
}
