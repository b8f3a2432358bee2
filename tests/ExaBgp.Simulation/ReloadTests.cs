using System.Globalization;
using System.Text;
using ExaBgp.Configuration;
using ExaBgp.Configuration.Settings;
using ExaBgp.Simulation.World;

namespace ExaBgp.Simulation;

/// <summary>Reload (SIGUSR1, SIGUSR2) and restart (SIGALRM) under a virtual clock: all or nothing, minimal, and nobody waits for it.</summary>
public sealed class ReloadTests
{
    private const int User1 = 10;
    private const int User2 = 12;
    private const int Alarm = 14;
    private readonly SimulatedWorld _world = new(seed: 11);

    [Fact]
    public void Only_what_differs_is_sent_and_once()
    {
        var peer = Peer("10.0.0.2");
        var speaker = Start(Read(Neighbor("10.0.0.2", "route 10.1.0.0/24 next-hop 1.1.1.1; route 10.2.0.0/24 next-hop 1.1.1.1; route 10.3.0.0/24 next-hop 1.1.1.1;")));
        Until(() => peer.HasEndOfRib);
        peer.Messages.Clear();

        Reload(speaker, Read(Neighbor("10.0.0.2", "route 10.1.0.0/24 next-hop 1.1.1.1; route 10.2.0.0/24 next-hop 1.1.1.1 med 5; route 10.4.0.0/24 next-hop 1.1.1.1;")));
        _world.Run(1_000);

        peer.Sessions.Should().Be(1);
        peer.Routes.Keys.Should().BeEquivalentTo("10.1.0.0/24", "10.2.0.0/24", "10.4.0.0/24");
        peer.Messages.Should().HaveCount(3, "one withdraw and two announces with attributes of their own");
    }

    [Fact]
    public void A_bad_file_changes_nothing()
    {
        var peer = Peer("10.0.0.2");
        var speaker = Start(Read(Neighbor("10.0.0.2", "route 10.1.0.0/24 next-hop 1.1.1.1;")));
        Until(() => peer.HasEndOfRib);
        peer.Messages.Clear();

        foreach (var signal in new[] { User1, User2, Alarm })
        {
            speaker.NextConfiguration(null, "line 7");
            speaker.Signal(signal);
            _world.Run(1_000);
        }

        peer.Sessions.Should().Be(1, "a restart reads the file first as well");
        peer.Messages.Should().BeEmpty();
        speaker.Log.Lines.Count(static line => line.Text.Contains("nothing has changed: line 7", StringComparison.Ordinal)).Should().Be(3);
    }

    [Fact]
    public void A_new_neighbor_connects_when_it_has_all_its_routes_and_End_of_RIB_is_behind_them()
    {
        var first = Peer("10.0.0.2");
        var second = Peer("10.0.0.3");
        var speaker = Start(Read(Neighbor("10.0.0.2")));
        Until(() => first.HasEndOfRib);

        Reload(speaker, Read(Neighbor("10.0.0.2") + Neighbor("10.0.0.3", "route 10.0.0.0/7 next-hop 1.1.1.1 split /22;")));
        Until(() => second.HasEndOfRib);

        second.Routes.Should().HaveCount(1 << 15);
        second.Sessions.Should().Be(1);
        first.Sessions.Should().Be(1);
    }

    [Fact]
    public void A_setting_that_needs_a_new_session_ends_it_with_6_3_and_all_routes_come_again()
    {
        var peer = Peer("10.0.0.2");
        var helper = new SimulatedHelper(_world) { OnStart = static helper => helper.WriteLines("announce route 10.9.0.0/24 next-hop 1.1.1.1") };
        var speaker = Start(Read(Helper("h") + Neighbor("10.0.0.2", "route 10.1.0.0/24 next-hop 1.1.1.1;", "api { processes [ h ]; }")), helper);
        Until(() => peer.HasEndOfRib && peer.Routes.Count == 2);

        Reload(speaker, Read(Helper("h") + Neighbor("10.0.0.2", "route 10.1.0.0/24 next-hop 1.1.1.1; route 10.2.0.0/24 next-hop 1.1.1.1;", "hold-time 60; api { processes [ h ]; }")));
        Until(() => peer.Sessions == 2 && peer.HasEndOfRib);

        peer.Notifications.Should().Equal(((byte)6, (byte)3));
        peer.Routes.Keys.Should().BeEquivalentTo("10.1.0.0/24", "10.2.0.0/24", "10.9.0.0/24");
    }

    [Fact]
    public void A_peer_whose_routes_are_kept_from_now_on_has_those_of_the_file()
    {
        var peer = Peer("10.0.0.2");
        var speaker = Start(Read(Neighbor("10.0.0.2", "route 10.1.0.0/24 next-hop 1.1.1.1;", "adj-rib-out false;")));
        Until(() => peer.HasEndOfRib);

        Reload(speaker, Read(Neighbor("10.0.0.2", "route 10.1.0.0/24 next-hop 1.1.1.1;", "adj-rib-out true;")));
        Until(() => peer.Sessions == 2 && peer.HasEndOfRib);
        peer.Routes.Keys.Should().Equal("10.1.0.0/24");

        peer.Cut();
        Until(() => peer.Sessions == 3 && peer.HasEndOfRib);
        peer.Routes.Keys.Should().Equal("10.1.0.0/24");
    }

    [Fact]
    public void A_family_that_is_added_has_its_routes()
    {
        var peer = Peer("10.0.0.2");
        var speaker = Start(Read(Neighbor("10.0.0.2", families: "family { ipv6 unicast; }")));
        Until(() => peer.IsEstablished);

        Reload(speaker, Read(Neighbor("10.0.0.2", "route 10.1.0.0/24 next-hop 1.1.1.1;", families: "family { ipv4 unicast; ipv6 unicast; }")));
        Until(() => peer.Sessions == 2 && peer.Routes.Count > 0);

        peer.Routes.Keys.Should().Equal("10.1.0.0/24");
    }

    [Fact]
    public void Those_who_came_from_a_range_get_what_changes_for_it()
    {
        var peer = new ModelPeer(_world, "10.0.0.7");
        var speaker = Start(Read(Neighbor("10.0.0.0/24", "route 10.1.0.0/24 next-hop 1.1.1.1;", "passive; listen 179;")));
        peer.Connect("10.0.0.1");
        Until(() => peer.HasEndOfRib && peer.Routes.Count == 1);

        Reload(speaker, Read(Neighbor("10.0.0.0/24", "route 10.2.0.0/24 next-hop 1.1.1.1;", "passive; listen 179;")));
        _world.Run(1_000);

        peer.Sessions.Should().Be(1);
        peer.Routes.Keys.Should().Equal("10.2.0.0/24");
    }

    [Fact]
    public void A_neighbor_that_is_gone_is_told_6_3_and_not_connected_to_again()
    {
        var peer = Peer("10.0.0.2");
        var speaker = Start(Read(Neighbor("10.0.0.2") + Neighbor("10.0.0.9")));
        Until(() => peer.HasEndOfRib);

        Reload(speaker, Read(Neighbor("10.0.0.9")));
        _world.Run(120_000);

        peer.Notifications.Should().Equal(((byte)6, (byte)3));
        peer.Sessions.Should().Be(1);
    }

    [Fact]
    public void A_neighbor_that_a_command_deleted_is_back()
    {
        var peer = Peer("10.0.0.2");
        var helper = new SimulatedHelper(_world);
        var settings = Read(Helper("h") + Neighbor("10.0.0.2", "route 10.1.0.0/24 next-hop 1.1.1.1;", "api { processes [ h ]; }"));
        var speaker = Start(settings, helper);
        Until(() => peer.HasEndOfRib);
        helper.WriteLines("delete neighbor 10.0.0.2");
        Until(() => helper.Lines.Contains("done"));
        _world.Run(10_000);
        peer.IsConnected.Should().BeFalse();

        Reload(speaker, settings);
        Until(() => peer.Sessions == 2 && peer.HasEndOfRib);
        peer.Routes.Keys.Should().Equal("10.1.0.0/24");
    }

    [Fact]
    public void A_neighbor_of_its_own_takes_the_place_of_a_peer_from_a_range()
    {
        var peer = new ModelPeer(_world, "10.0.0.7");
        var range = Neighbor("10.0.0.0/24", "route 10.1.0.0/24 next-hop 1.1.1.1;", "passive; listen 179;");
        var speaker = Start(Read(range));
        peer.Connect("10.0.0.1");
        Until(() => peer.HasEndOfRib);

        Reload(speaker, Read(range + Neighbor("10.0.0.7", "route 10.2.0.0/24 next-hop 1.1.1.1;", "passive;")));
        _world.Run(2_000);
        peer.Notifications.Should().Equal(((byte)6, (byte)3));
        peer.Connect("10.0.0.1");
        Until(() => peer.Sessions == 2 && peer.HasEndOfRib);
        peer.Routes.Keys.Should().Equal("10.2.0.0/24");
    }

    [Fact]
    public void A_restart_ends_every_session_with_6_3_and_takes_the_new_file()
    {
        var peers = new[] { Peer("10.0.0.2"), Peer("10.0.0.3") };
        var speaker = Start(Read(Neighbor("10.0.0.2") + Neighbor("10.0.0.3")));
        Until(() => Array.TrueForAll(peers, static peer => peer.HasEndOfRib));

        speaker.NextConfiguration(Read(Neighbor("10.0.0.2") + Neighbor("10.0.0.3", "route 10.1.0.0/24 next-hop 1.1.1.1;")));
        speaker.Signal(Alarm);
        Until(() => Array.TrueForAll(peers, static peer => peer.Sessions == 2 && peer.HasEndOfRib));

        peers[0].Notifications.Should().Equal(((byte)6, (byte)3));
        peers[1].Notifications.Should().Equal(((byte)6, (byte)3));
        peers[1].Routes.Keys.Should().Equal("10.1.0.0/24");
    }

    [Fact]
    public void Unchanged_helpers_are_left_alone_changed_ones_restart_on_USR2_only_even_when_it_comes_during_a_reload()
    {
        var starts = 0;
        var helper = new SimulatedHelper(_world) { OnStart = _ => starts++ };
        var before = Read(Helper("h") + Neighbor("10.0.0.2"));
        var after = before with { Processes = [before.Processes[0] with { Json = false }] };
        var speaker = Start(before, helper);
        Until(() => starts == 1);

        Reload(speaker, before);
        _world.Run(5_000);
        starts.Should().Be(1);

        speaker.NextConfiguration(after);
        speaker.NextConfiguration(after);
        speaker.Signal(User1);
        _world.Run(1);
        speaker.Signal(User2);
        Until(() => starts > 1);
    }

    [Fact]
    public void Many_routes_are_taken_over_in_slices_between_which_everybody_has_a_turn()
    {
        var peer = Peer("10.0.0.2", holdTime: 9);
        var helper = new SimulatedHelper(_world);
        var few = Helper("h") + Neighbor("10.0.0.2", string.Empty, "api { processes [ h ]; }");
        var speaker = Start(Read(few), helper);
        Until(() => peer.HasEndOfRib);

        speaker.NextConfiguration(Read(Helper("h") + Neighbor("10.0.0.2", "route 8.0.0.0/6 next-hop 1.1.1.1 split /24;", "api { processes [ h ]; }")));
        speaker.Signal(User1);
        _world.Run(4);
        var turns = speaker.Turns;
        Until(IsReloaded);

        (speaker.Turns - turns).Should().BeGreaterThanOrEqualTo((1 << 18) / 20_000, "a slice has at most 20,000 routes");
        Until(() => peer.Routes.Count == 1 << 18);
        peer.Sessions.Should().Be(1);
        peer.LongestSilence.Should().BeLessThanOrEqualTo(3_100);

        bool IsReloaded() => speaker.Log.Lines.Exists(static line => line.Text.Contains("configuration reloaded", StringComparison.Ordinal));
    }

    private static string Neighbor(string peer, string routes = "", string more = "", string families = "family { ipv4 unicast; }") =>
        string.Create(CultureInfo.InvariantCulture, $"neighbor {peer} {{ local-address 10.0.0.1; local-as 65001; peer-as 65002; {more} {families} static {{ {routes} }} }}\n");

    private static string Helper(string name) => $"process {name} {{ run /bin/{name}; encoder json; }}\n";

    private static SpeakerSettings Read(string text)
    {
        var parsed = ConfigurationParser.Parse(new ConfigurationText("test", Encoding.UTF8.GetBytes(text)), ParseOptions.Default);
        return parsed.Settings ?? throw new FormatException(parsed.ErrorText);
    }

    private ModelPeer Peer(string address, ushort holdTime = 90)
    {
        var peer = new ModelPeer(_world, address) { HoldTime = holdTime };
        peer.Listen();
        return peer;
    }

    private SimulatedSpeaker Start(SpeakerSettings settings, SimulatedHelper? helper = null)
    {
        var speaker = new SimulatedSpeaker(_world, "10.0.0.1", settings, helpers: helper is null ? null : new() { ["h"] = helper });
        speaker.Start();
        return speaker;
    }

    private void Reload(SimulatedSpeaker speaker, SpeakerSettings settings)
    {
        speaker.NextConfiguration(settings);
        speaker.Signal(User1);
        _world.Run(100);
    }

    private void Until(Func<bool> condition) => _world.RunUntil(condition, 60_000).Should().BeTrue();
}
