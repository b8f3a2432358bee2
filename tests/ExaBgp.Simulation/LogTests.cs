using ExaBgp.Protocol.Registry;
using ExaBgp.Simulation.World;

namespace ExaBgp.Simulation;

/// <summary>What an operator is told in the log when a session does not come up, or does less than was wished.</summary>
public sealed class LogTests
{
    [Fact]
    public void A_router_that_refuses_is_told_once_for_as_long_as_it_does()
    {
        var world = new SimulatedWorld(seed: 21);
        var peer = new ModelPeer(world, "10.0.0.2");
        var speaker = new SimulatedSpeaker(world, "10.0.0.1", Settings.Speaker([Settings.Neighbor("10.0.0.2")]));
        speaker.Start();

        world.Run(120_000);
        Lines(speaker, "cannot connect").Should().ContainSingle().Which.Should().Contain("cannot connect to 10.0.0.2 port 179 from 10.0.0.1: Connection refused; trying again");

        peer.Listen();
        world.RunUntil(() => peer.IsEstablished, 120_000).Should().BeTrue();
        peer.StopListening();
        peer.Cut();
        world.Run(120_000);
        Lines(speaker, "cannot connect").Should().HaveCount(2, "it was there in between");
    }

    [Fact]
    public void A_router_that_does_not_answer_is_told_after_half_a_minute_and_tried_again()
    {
        var world = new SimulatedWorld(seed: 22) { Delay = static () => 60_000 };
        var peer = new ModelPeer(world, "10.0.0.2");
        peer.Listen();
        var speaker = new SimulatedSpeaker(world, "10.0.0.1", Settings.Speaker([Settings.Neighbor("10.0.0.2")]));
        speaker.Start();

        world.Run(29_000);
        Lines(speaker, "cannot connect").Should().BeEmpty();
        world.Run(2_000);
        Lines(speaker, "cannot connect to 10.0.0.2 port 179 from 10.0.0.1: no answer").Should().ContainSingle();

        world.Delay = static () => 1;
        world.RunUntil(() => peer.IsEstablished, 120_000).Should().BeTrue();
    }

    [Fact]
    public void What_a_peer_says_when_it_ends_the_session_is_told_in_words()
    {
        var world = new SimulatedWorld(seed: 23);
        var peer = new ModelPeer(world, "10.0.0.2");
        peer.Listen();
        var speaker = new SimulatedSpeaker(world, "10.0.0.1", Settings.Speaker([Settings.Neighbor("10.0.0.2")]));
        speaker.Start();
        world.RunUntil(() => peer.HasEndOfRib, 5_000).Should().BeTrue();

        peer.Send(3, [6, 2, 5, .. "night"u8]);
        world.Run(50);

        Lines(speaker, "notification 6").Should().ContainSingle().Which.Should().EndWith(
            "notification 6/2 received from 10.0.0.2: Cease / Administrative Shutdown / Shutdown Communication: \"night\"");
    }

    [Fact]
    public void Families_the_peer_does_not_take_are_told()
    {
        var speaker = Meet([Family.Ipv4Unicast, Family.Ipv6Unicast], [Family.Ipv4Unicast]);
        Lines(speaker, "does not take").Should().ContainSingle().Which.Should().Contain("10.0.0.2 does not take ipv6 unicast:");
        Lines(speaker, "in common").Should().BeEmpty();
    }

    [Fact]
    public void A_session_with_no_family_in_common_is_told()
    {
        var speaker = Meet([Family.Ipv6Unicast], [Family.Ipv4Unicast]);
        Lines(speaker, "in common").Should().ContainSingle().Which.Should().Contain("no family in common with 10.0.0.2, which takes ipv4 unicast:");
    }

    [Fact]
    public void Families_that_agree_or_that_nobody_asked_for_need_no_word()
    {
        var speaker = Meet([Family.Ipv4Unicast], [Family.Ipv4Unicast, Family.Ipv6Unicast]);
        Lines(speaker, "does not take").Should().BeEmpty();
        var all = Meet([Family.Ipv4Unicast, Family.Ipv6Unicast], [Family.Ipv4Unicast], allFamilies: true);
        Lines(all, "does not take").Should().BeEmpty();
    }

    [Theory]
    [InlineData(3, "helper h ended, status 3")]
    [InlineData(256 + 9, "helper h ended, signal 9")]
    public void How_a_helper_ended_is_told(int status, string expected)
    {
        var world = new SimulatedWorld(seed: 24);
        var helper = new SimulatedHelper(world);
        var speaker = new SimulatedSpeaker(
            world, "10.0.0.1", Settings.Speaker([Settings.Neighbor("10.0.0.2", api: Settings.Api("h"))], Settings.Process("h")), helpers: new() { ["h"] = helper });
        speaker.Start();
        world.Run(10);
        helper.Exit(status);
        world.Run(10);
        Lines(speaker, expected).Should().ContainSingle();
    }

    [Fact]
    public void A_helper_that_closes_its_output_and_lives_on_counts_as_ended_and_that_is_told()
    {
        var world = new SimulatedWorld(seed: 26);
        var helper = new SimulatedHelper(world);
        var speaker = new SimulatedSpeaker(
            world, "10.0.0.1", Settings.Speaker([Settings.Neighbor("10.0.0.2", api: Settings.Api("h"))], Settings.Process("h", respawn: false)), helpers: new() { ["h"] = helper });
        speaker.Start();
        world.Run(10);
        helper.CloseOutput();
        world.Run(200);
        Lines(speaker, "helper h has closed its output, which is its end").Should().ContainSingle();
    }

    [Fact]
    public void A_helper_that_repeats_what_it_is_told_does_not_fill_the_log()
    {
        var world = new SimulatedWorld(seed: 27);
        var parrot = new SimulatedHelper(world) { OnLine = static (helper, line) => helper.WriteLines(line) };
        var (_, speaker) = OneSession.Begin(world, (Settings.Api("parrot"), parrot));
        parrot.WriteLines("nonsense");

        world.Run(9_000);
        parrot.Lines.Count.Should().BeGreaterThan(1000);
        Lines(speaker, "command of parrot refused").Should().HaveCount(100);

        world.Run(2_000);
        Lines(speaker, "more commands of parrot were refused").Should().ContainSingle();
        Lines(speaker, "command of parrot refused").Should().HaveCount(200);
    }

    private static List<string> Lines(SimulatedSpeaker speaker, string text) =>
        [.. speaker.Log.Lines.Select(static line => line.Text).Where(line => line.Contains(text, StringComparison.Ordinal))];

    private static SimulatedSpeaker Meet(Family[] ours, Family[] theirs, bool allFamilies = false)
    {
        var world = new SimulatedWorld(seed: 25);
        var left = new SimulatedSpeaker(
            world, "10.0.0.1", Settings.Speaker([Settings.Neighbor("10.0.0.2") with { Families = ours, AllFamilies = allFamilies }]));
        var right = new SimulatedSpeaker(
            world, "10.0.0.2", Settings.Speaker([Settings.Neighbor("10.0.0.1", "10.0.0.2", 65002, 65001, passive: true, listen: 179) with { Families = theirs }]));
        left.Start();
        right.Start();
        world.RunUntil(() => Lines(left, "session established").Count > 0, 5_000).Should().BeTrue();
        return left;
    }
}
