using ExaBgp.Api.Tests.Fakes;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Api.Tests;

public sealed class DialogueTests
{
    private const string Route = "announce route 10.0.0.0/24 next-hop 1.2.3.4";

    [Fact]
    public void A_synchronous_command_answers_when_its_change_is_on_the_wire()
    {
        var dialogue = new Dialogue();
        dialogue.Say("enable-sync").Should().Equal("done");
        dialogue.Speaker.Written = 0;
        var pending = dialogue.Begin(Route);
        pending.Should().NotBeNull();
        dialogue.GoOn(pending!).Should().BeFalse();
        dialogue.Answers().Should().BeEmpty();
        dialogue.Speaker.Written = 1;
        dialogue.GoOn(pending!).Should().BeTrue();
        dialogue.Answers().Should().Equal("done");
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(" sync", true)]
    [InlineData(" json sync", true)]
    [InlineData(" sync json", true)]
    [InlineData(" async", false)]
    public void The_last_words_of_a_command_say_whether_it_waits(string words, bool waits)
    {
        var dialogue = new Dialogue();
        dialogue.Speaker.Written = 0;
        (dialogue.Begin(Route + words) is not null).Should().Be(waits);
    }

    [Fact]
    public void Async_overrides_the_mode_of_the_helper()
    {
        var dialogue = new Dialogue();
        dialogue.Say("session sync enable");
        dialogue.Speaker.Written = 0;
        dialogue.Say(Route + " async").Should().Equal("done");
    }

    [Theory]
    [InlineData("announce eor")]
    [InlineData("announce route-refresh ipv4 unicast")]
    [InlineData("announce watchdog dog")]
    [InlineData("announce operational rpcq afi ipv4 safi unicast sequence 1")]
    public void Messages_of_their_own_never_wait(string command)
    {
        var dialogue = new Dialogue();
        dialogue.Say("enable-sync");
        dialogue.Speaker.Written = -1;
        dialogue.Say(command).Should().Equal("done");
    }

    [Fact]
    public void A_synchronous_command_that_need_not_wait_is_answered_at_once()
    {
        var dialogue = new Dialogue();
        dialogue.Say(Route + " sync").Should().Equal("done");
    }

    [Fact]
    public void Acknowledgements_start_as_the_process_says_and_return_to_that_when_it_is_started_again()
    {
        var dialogue = new Dialogue(process: new ProcessSettings { Name = "feeder", Run = [], Ack = false });
        dialogue.Say("foo").Should().BeEmpty();
        dialogue.Say("enable-ack").Should().Equal("done");
        dialogue.Say("foo").Should().Equal("error");
        dialogue.Helper.Restart();
        dialogue.Say("foo").Should().BeEmpty();
    }

    [Fact]
    public void The_synchronous_mode_outlives_a_restart_and_an_open_group_does_not()
    {
        var dialogue = new Dialogue();
        dialogue.Say("enable-sync");
        dialogue.Say("group start");
        dialogue.Say(Route);
        dialogue.Helper.Restart();
        dialogue.Say("group end").Should().Equal("error: not in group block", "error");
        dialogue.Speaker.Written = 0;
        dialogue.Begin(Route).Should().NotBeNull();
    }

    [Fact]
    public void A_version_chosen_by_command_outlives_a_restart()
    {
        var dialogue = new Dialogue();
        dialogue.Say("system api version 6");
        dialogue.Helper.Restart();
        dialogue.Helper.Compatibility.ApiVersion.Should().Be(6);
        dialogue.Helper.Configure(DaemonSettings.Default with { Generation = Generation.Six, ApiVersion = 4 });
        dialogue.Helper.Compatibility.ApiVersion.Should().Be(6);
        dialogue.Helper.Compatibility.Generation.Should().Be(Generation.Six);
    }

    [Fact]
    public void Debug_lines_go_to_the_log_unanswered()
    {
        var dialogue = new Dialogue();
        dialogue.Say("debug something \u00e9").Should().BeEmpty();
        dialogue.Log.Lines.Should().Equal("debug feeder something \u00e9");
    }

    [Fact]
    public void What_is_refused_is_logged_with_its_reason()
    {
        var dialogue = new Dialogue();
        dialogue.Say("announce ipv4 unicast 10.0.0.0/33 next-hop 1.2.3.4").Should().Equal("error");
        dialogue.Log.Lines.Should().Equal("refused feeder invalid netmask 33");
    }

    [Fact]
    public void A_route_without_next_hop_is_not_announced_and_generation_5_says_so()
    {
        foreach (var (generation, answer) in new[] { (Generation.Five, "error"), (Generation.Six, "done") })
        {
            var dialogue = new Dialogue(generation, 4);
            dialogue.Say("announce ipv4 unicast 10.0.0.0/24").Should().Equal(answer);
            dialogue.Say("announce attributes med 5 nlri 10.0.0.0/24").Should().Equal(answer);
            dialogue.Say("announce attributes next-hop 1.2.3.4").Should().Equal(answer);
            dialogue.Say("announce route 10.0.0.0/24").Should().EndWith("error");
            dialogue.Speaker.Changes.Should().Be(0);
        }
    }

    [Fact]
    public void An_IPv6_route_cannot_name_as_next_hop_the_address_of_a_session_over_IPv4()
    {
        var dialogue = new Dialogue(Generation.Six, 6);
        dialogue.Say("peer * announce route 2001:db8::/32 next-hop self").Should().Equal(
            "error: Unexpected error: TypeError: use of \"next-hop self\": the route (ipv6) does not have the same family as the BGP tcp session (ipv4)", "error");
        dialogue.Say("peer * announce ipv6 unicast 2001:db8::/32 next-hop self").Should().EndWith("error");
        dialogue.Speaker.Changes.Should().Be(0);
        dialogue.Say("peer * announce route 2001:db8::/32 next-hop 2001:db8::1").Should().Equal("done");
        dialogue.Say("peer * withdraw route 2001:db8::/32 next-hop self").Should().Equal("done");
    }

    [Theory]
    [InlineData("local-as 1 peer-as 99999999999", "invalid ASN 99999999999: ASN out of range")]
    [InlineData("local-as 1 peer-as 1 family-allowed foo", "invalid family format foo, expected <afi>-<safi>")]
    [InlineData("local-as 1 peer-as 1 group-updates maybe", "group-updates must be true or false, got: maybe")]
    [InlineData("local-as 1 peer-as 1 graceful-restart foo", "invalid literal for int() with base 10: 'foo'")]
    public void What_is_wrong_with_a_peer_to_be_made_is_said(string words, string reason)
    {
        var dialogue = new Dialogue(Generation.Six, 6);
        dialogue.Say($"peer create 127.0.26.9 local-address 127.0.26.1 {words}").Should().Equal($"error: Unexpected error: ValueError: {reason}", "error");
    }

    [Fact]
    public void The_families_of_a_peer_to_be_made_may_have_dashes_in_their_names()
    {
        var dialogue = new Dialogue(Generation.Six, 6);
        dialogue.Say("peer create 127.0.26.9 local-address 127.0.26.1 local-as 1 peer-as 1 family-allowed ipv4-mpls-vpn/bgp-ls-bgp-ls").Should().Equal("done");
        dialogue.Peer(9).Settings.Families.Select(static family => family.ToString()).Should().BeEquivalentTo("ipv4 mpls-vpn", "bgp-ls bgp-ls");
    }

    [Fact]
    public void A_route_of_a_watchdog_is_handed_over_whole()
    {
        var dialogue = new Dialogue();
        dialogue.Say(Route + " watchdog dog withdraw").Should().Equal("done");
        dialogue.Speaker.Actions.Should().Equal("watchdog route dog withdrawn to 127.0.26.2,127.0.26.3,127.0.26.4");
    }

    [Fact]
    public void A_watchdog_without_name_is_the_helpers_own_and_a_client_has_none()
    {
        var dialogue = new Dialogue();
        dialogue.Say("announce watchdog").Should().Equal("done");
        dialogue.Say("peer 127.0.26.2 withdraw watchdog dog").Should().Equal("done");
        dialogue.Speaker.Actions.Should().Equal("announce watchdog feeder", "withdraw watchdog dog");
        new Dialogue(isClient: true).Say("announce watchdog").Should().Equal("error");
    }

    [Fact]
    public void A_teardown_without_selector_is_for_nobody_under_generation_5_and_for_all_later()
    {
        var five = new Dialogue();
        five.Say("teardown 4").Should().Equal("done");
        five.Speaker.Actions.Should().BeEmpty();
        var six = new Dialogue(Generation.Six, 4);
        six.Say("teardown 4").Should().Equal("done");
        six.Speaker.Actions.Should().Equal("teardown 4 127.0.26.2,127.0.26.3,127.0.26.4");
    }

    [Fact]
    public void An_operational_message_is_sent_as_its_octets()
    {
        var dialogue = new Dialogue();
        dialogue.Say("peer 127.0.26.2 announce operational rpcp afi ipv4 safi unicast router-id 1.2.3.4 sequence 7 counter 9").Should().Equal("done");
        dialogue.Speaker.Actions.Should().Equal("operational 0004000F0001010102030400000007" + "00000009 127.0.26.2");
    }

    [Fact]
    public void The_daemon_is_told_what_to_do_after_the_answer_was_given()
    {
        var dialogue = new Dialogue();
        foreach (var command in new[] { "reload", "daemon restart", "shutdown", "reset" }) dialogue.Say(command);
        dialogue.Speaker.Actions.Should().Equal("reload", "restart", "shutdown", "reset feeder");
    }

    [Fact]
    public void Clearing_and_flushing_touch_the_peers_of_the_helper_only()
    {
        var dialogue = new Dialogue();
        foreach (var command in new[] { "clear adj-rib out", "rib clear in", "rib flush out 127.0.26.3", "neighbor 127.0.26.4 flush adj-rib out", "clear adj-rib" })
            dialogue.Say(command).Should().Equal("done");
        dialogue.Speaker.Actions.Should().Equal(
            "clear out 127.0.26.2,127.0.26.3,127.0.26.4", "clear in 127.0.26.2,127.0.26.3,127.0.26.4", "flush out 127.0.26.3", "flush out 127.0.26.4",
            "clear out 127.0.26.2,127.0.26.3,127.0.26.4");
    }

    [Fact]
    public void A_clear_of_many_routes_takes_several_turns_and_is_answered_after_the_last()
    {
        var dialogue = new Dialogue { Speaker = { ClearTurns = 3 } };
        var pending = dialogue.Begin("clear adj-rib out");
        pending.Should().NotBeNull();
        dialogue.GoOn(pending!).Should().BeFalse();
        dialogue.Answers().Should().BeEmpty();
        dialogue.GoOn(pending!).Should().BeTrue();
        dialogue.Answers().Should().Equal("done");
    }
}
