using ExaBgp.Api.Tests.Fakes;
using ExaBgp.Configuration.Settings;

namespace ExaBgp.Api.Tests;

public sealed class SelectionTests
{
    private const string Route = "announce route 10.0.0.0/24 next-hop 1.2.3.4";

    [Theory]
    [InlineData(Route, "234")]
    [InlineData("neighbor * " + Route, "234")]
    [InlineData("neighbor * local-as 9 " + Route, "234")]
    [InlineData("neighbor 127.0.26.2 " + Route, "2")]
    [InlineData("neighbor 127.0.26.2, neighbor 127.0.26.4 " + Route, "24")]
    [InlineData("neighbor 127.0.26.2 , neighbor 127.0.26.3 peer-as 9 " + Route, "2")]
    [InlineData("neighbor 127.0.26.2 router-id 127.0.26.1 family-allowed in-open " + Route, "2")]
    [InlineData("peer * " + Route, "234")]
    [InlineData("peer 127.0.26.3 local-ip 127.0.26.1 " + Route, "3")]
    [InlineData("peer [127.0.26.2,127.0.26.3] " + Route, "23")]
    [InlineData("peer [ 127.0.26.2 peer-as 65002 , 127.0.26.3 peer-as 65002 ] " + Route, "2")]
    public void A_selector_reaches_the_peers_it_names(string command, string reached)
    {
        var dialogue = new Dialogue();
        dialogue.Say(command).Should().Equal("done");
        Reached(dialogue).Should().Be(reached);
    }

    [Theory]
    [InlineData("neighbor 127.0.26.9 " + Route)]
    [InlineData("neighbor 127.0.26.5 " + Route)]
    [InlineData("neighbor absent local-as 1 " + Route)]
    [InlineData("neighbor 127.0.26.2 peer-as 9 " + Route)]
    [InlineData("neighbor 127.0.26.2 family-allowed ipv4-unicast " + Route)]
    [InlineData("neighbor 127.0.26.2, " + Route)]
    [InlineData("peer 127.0.26.9 " + Route)]
    [InlineData("peer [127.0.26.2 127.0.26.3] " + Route)]
    [InlineData("peer [127.0.26.2, *] " + Route)]
    [InlineData("peer [127.0.26.2 " + Route)]
    [InlineData("peer [] " + Route)]
    [InlineData("peer * peer-as 65002 " + Route)]
    [InlineData("peer 127.0.26.2, 127.0.26.3 " + Route)]
    [InlineData("peer feeder " + Route)]
    public void A_selector_that_names_no_peer_is_an_error_and_touches_nothing(string command)
    {
        var dialogue = new Dialogue();
        dialogue.Say(command).Should().Equal("error");
        Reached(dialogue).Should().BeEmpty();
        dialogue.Say(command).Should().Equal("error");
        dialogue.Speaker.Changes.Should().Be(0);
    }

    [Fact]
    public void What_a_selector_stands_for_is_found_again_when_the_peers_change()
    {
        var dialogue = new Dialogue();
        dialogue.Say("neighbor 127.0.26.2, neighbor 127.0.26.8 " + Route).Should().Equal("done");
        Reached(dialogue).Should().Be("2");
        dialogue.Speaker.Add(Neighbors.Of(8, "feeder"));
        dialogue.Say("neighbor 127.0.26.2, neighbor 127.0.26.8 " + Route).Should().Equal("done");
        Reached(dialogue).Should().Be("28");
    }

    [Fact]
    public void A_helper_reaches_peers_that_match_its_name_from_the_start()
    {
        var dialogue = new Dialogue();
        dialogue.Speaker.Add(Neighbors.Of(8) with { Api = [new ApiSettings { Name = "a", ProcessesMatch = ["fee.*r$"] }] });
        dialogue.Speaker.Add(Neighbors.Of(9) with { Api = [new ApiSettings { Name = "a", ProcessesMatch = ["eeder", "("] }] });
        dialogue.Say(Route).Should().Equal("done");
        Reached(dialogue).Should().Be("2348");
    }

    [Fact]
    public void A_client_reaches_every_peer()
    {
        var dialogue = new Dialogue(isClient: true);
        dialogue.Say(Route).Should().Equal("done");
        Reached(dialogue).Should().Be("2345");
    }

    [Fact]
    public void A_range_is_selected_by_its_prefix()
    {
        var dialogue = new Dialogue();
        var range = dialogue.Speaker.Add(Neighbors.Of(0, "feeder") with { PeerAddress = Neighbors.Address("10.0.0.0"), PeerRangeLength = 8 });
        dialogue.Say("neighbor 10.0.0.0/8 " + Route).Should().Equal("done");
        dialogue.Speaker.Outgoing(range).Should().ContainSingle();
        Reached(dialogue).Should().Be("0");
    }

    [Fact]
    public void A_helper_without_peers_is_refused()
    {
        var speaker = new FakeSpeaker();
        var answers = new FakeAnswers();
        var helper = new HelperDialogue("lonely", DaemonSettings.Default, new ProcessSettings { Name = "lonely", Run = [] }, speaker);
        foreach (var command in new[] { Route, "peer * " + Route, "clear adj-rib out", "rib flush out", "peer * teardown 4" })
            helper.Execute(System.Text.Encoding.ASCII.GetBytes(command), answers);
        answers.Lines.Should().Equal("error", "error", "error", "error", "error");
    }

    private static string Reached(Dialogue dialogue) => string.Concat(
        dialogue.Speaker.Peers.Where(peer => dialogue.Speaker.Outgoing(peer).Count > 0).Select(static peer => peer.Settings.PeerAs - 65000));
}
