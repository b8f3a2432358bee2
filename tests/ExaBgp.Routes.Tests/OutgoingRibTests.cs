using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Routes.Tests;

public sealed class OutgoingRibTests
{
    private static readonly EncodingContext Single = Sample.Internal with { Grouping = Grouping.None };
    private readonly RibBench _bench = new();
    private readonly int _peer;

    public OutgoingRibTests() => _peer = _bench.Peer();

    [Fact]
    public void A_second_identical_announce_is_nothing()
    {
        Established();
        _bench.Announce("10.0.0.0/24");
        Words().Should().Equal("+10.0.0.0/24");
        var version = _bench.Rib.Version;
        _bench.Announce("10.0.0.0/24");
        _bench.Rib.Version.Should().Be(version);
        _bench.Rib.HasWork(_peer).Should().BeFalse();
    }

    [Fact]
    public void Other_attributes_replace_without_a_withdraw()
    {
        Established();
        _bench.Announce("10.0.0.0/24");
        Words();
        _bench.Announce("10.0.0.0/24", med: 5);
        Words().Should().Equal("+10.0.0.0/24");
        _bench.Rib.Count(_peer).Should().Be(1);
    }

    [Fact]
    public void A_then_b_before_a_drain_sends_only_b()
    {
        Established();
        _bench.Announce("10.0.0.0/24", "1.1.1.1");
        _bench.Announce("10.0.0.0/24", "2.2.2.2");
        _bench.Drain(_peer).Should().ContainSingle().Which.Should().Contain("40030402020202");
    }

    [Fact]
    public void A_b_a_before_a_drain_sends_only_a()
    {
        Established();
        _bench.Announce("10.0.0.0/24", "1.1.1.1");
        _bench.Announce("10.0.0.0/24", "2.2.2.2");
        _bench.Announce("10.0.0.0/24", "1.1.1.1");
        _bench.Drain(_peer).Should().ContainSingle().Which.Should().Contain("40030401010101");
    }

    [Fact]
    public void A_b_then_withdraw_before_a_drain_sends_only_the_withdraw()
    {
        Established();
        _bench.Announce("10.0.0.0/24", "1.1.1.1");
        _bench.Announce("10.0.0.0/24", "2.2.2.2");
        _bench.Withdraw("10.0.0.0/24");
        Words().Should().Equal("-10.0.0.0/24");
    }

    [Fact]
    public void Announce_withdraw_announce_before_a_drain_sends_withdraw_then_announce()
    {
        Established();
        _bench.Announce("10.0.0.0/24");
        _bench.Withdraw("10.0.0.0/24");
        _bench.Announce("10.0.0.0/24");
        Words().Should().Equal("-10.0.0.0/24", "+10.0.0.0/24");
    }

    [Fact]
    public void A_prefix_withdrawn_twice_before_a_drain_is_withdrawn_once()
    {
        Established();
        _bench.Withdraw("10.0.0.0/24");
        _bench.Withdraw("10.0.0.0/24");
        Words().Should().Equal("-10.0.0.0/24");
    }

    [Fact]
    public void A_prefix_never_announced_is_withdrawn_on_the_wire()
    {
        Established();
        _bench.Withdraw("10.0.0.0/24");
        Words().Should().Equal("-10.0.0.0/24");
        _bench.Withdraw("10.0.0.0/24");
        Words().Should().Equal("-10.0.0.0/24");
    }

    [Fact]
    public void An_announce_pending_at_a_flush_is_sent_twice_at_most_and_last_by_its_own_part()
    {
        Established();
        _bench.Announce("10.0.0.0/24");
        Words();
        _bench.Announce("10.0.1.0/24");
        _bench.Rib.Flush(_bench.All, FamilyTable.AllSet);
        Words().Should().Equal("+10.0.0.0/24", "+10.0.1.0/24", "+10.0.1.0/24");
    }

    [Fact]
    public void Withdraws_go_before_announces_and_refreshed_routes_before_both()
    {
        Established();
        _bench.Announce("10.0.0.0/24");
        _bench.Announce("10.0.1.0/24");
        Words();
        _bench.Announce("10.0.2.0/24");
        _bench.Withdraw("10.0.0.0/24");
        _bench.Rib.Flush(_bench.All, FamilyTable.AllSet);
        Words().Should().Equal("+10.0.1.0/24", "+10.0.2.0/24", "-10.0.0.0/24", "+10.0.2.0/24");
    }

    [Fact]
    public void Announces_go_by_attribute_set_then_by_family_in_order_of_first_insertion()
    {
        Established(Single);
        _bench.Announce("10.0.0.0/24", med: 1);
        _bench.Announce("10.0.1.0/24", med: 2);
        _bench.Announce("2001:db8::/32", med: 1);
        _bench.Announce("10.0.2.0/24", med: 1);
        Words().Should().Equal("+10.0.0.0/24", "+10.0.2.0/24", "+2001:db8::/32", "+10.0.1.0/24");
    }

    [Fact]
    public void Withdraws_go_family_by_family_in_order_of_the_first()
    {
        Established(Single);
        _bench.Withdraw("10.0.0.0/24");
        _bench.Withdraw("2001:db8::/32");
        _bench.Withdraw("10.0.1.0/24");
        Words().Should().Equal("-10.0.0.0/24", "-10.0.1.0/24", "-2001:db8::/32");
    }

    [Fact]
    public void Group_updates_true_groups_ipv4_unicast_and_nothing_of_ipv6()
    {
        Established();
        _bench.Announce("10.0.0.0/24");
        _bench.Announce("2001:db8::/32", "2001:db8::1");
        _bench.Announce("10.0.1.0/24");
        _bench.Announce("2001:db9::/32", "2001:db8::1");
        Words().Should().Equal("+10.0.0.0/24 +10.0.1.0/24", "+2001:db8::/32", "+2001:db9::/32");
        foreach (var prefix in new[] { "10.0.0.0/24", "2001:db8::/32", "10.0.1.0/24", "2001:db9::/32" }) _bench.Withdraw(prefix);
        Words().Should().Equal("-10.0.0.0/24 -10.0.1.0/24", "-2001:db8::/32", "-2001:db9::/32");
    }

    [Fact]
    public void Prefixes_of_a_small_update_are_in_order_of_length_then_octets()
    {
        Established();
        foreach (var prefix in new[] { "9.0.0.0/16", "11.0.0.0/8", "10.0.0.0/8" }) _bench.Announce(prefix);
        Words().Should().Equal("+10.0.0.0/8 +11.0.0.0/8 +9.0.0.0/16");
    }

    [Fact]
    public void Group_updates_all_groups_every_family()
    {
        Established(Sample.Internal with { Grouping = Grouping.All });
        _bench.Announce("2001:db8::/32", "2001:db8::1");
        _bench.Announce("2001:db9::/32", "2001:db8::1");
        Words().Should().Equal("+2001:db8::/32 +2001:db9::/32");
        _bench.Withdraw("2001:db8::/32");
        _bench.Withdraw("2001:db9::/32");
        Words().Should().Equal("-2001:db8::/32 -2001:db9::/32");
    }

    [Fact]
    public void Group_updates_false_sends_one_route_an_update()
    {
        Established(Single);
        _bench.Announce("10.0.0.0/24");
        _bench.Announce("10.0.1.0/24");
        Words().Should().Equal("+10.0.0.0/24", "+10.0.1.0/24");
        _bench.Withdraw("10.0.0.0/24");
        _bench.Withdraw("10.0.1.0/24");
        Words().Should().Equal("-10.0.0.0/24", "-10.0.1.0/24");
    }

    [Fact]
    public void Routes_that_differ_in_next_hop_never_share_an_update()
    {
        Established();
        _bench.Announce("10.0.0.0/24", "1.1.1.1");
        _bench.Announce("10.0.1.0/24", "2.2.2.2");
        _bench.Drain(_peer).Should().HaveCount(2);
    }

    [Fact]
    public void A_session_gets_everything_again_in_order()
    {
        Established(Single);
        _bench.Announce("10.0.0.0/24");
        _bench.Announce("10.0.1.0/24");
        Words();
        _bench.Withdraw("10.0.0.0/24");
        _bench.Announce("10.0.2.0/24");
        _bench.Rib.SessionDown(_peer);
        _bench.Up(_peer, Single);
        Words().Should().Equal("+10.0.1.0/24", "+10.0.2.0/24");
    }

    [Fact]
    public void The_withdraws_pending_when_the_first_drain_starts_are_discarded_and_later_ones_are_sent()
    {
        _bench.Up(_peer);
        _bench.Announce("10.0.0.0/24");
        _bench.Clear(_bench.All);
        _bench.Rib.Drain(_peer, new ByteBuffer(), 1000).Should().Be(DrainStatus.Finished, "a discarded withdraw counts as something to send");
        _bench.Withdraw("10.0.0.0/24");
        Words().Should().Equal("-10.0.0.0/24");
    }

    [Fact]
    public void A_drain_without_anything_to_send_does_not_count_as_the_first()
    {
        _bench.Up(_peer);
        _bench.Rib.Drain(_peer, new ByteBuffer(), 1000).Should().Be(DrainStatus.Idle);
        _bench.Withdraw("10.0.0.0/24");
        _bench.Rib.IsFirstDrainAhead(_peer).Should().BeTrue();
        Words().Should().BeEmpty();
        _bench.Rib.IsFirstDrainAhead(_peer).Should().BeFalse();
        _bench.Withdraw("10.0.0.0/24");
        Words().Should().Equal("-10.0.0.0/24");
    }

    [Fact]
    public void A_withdraw_given_while_the_first_drain_runs_is_sent_after_it()
    {
        for (var i = 0; i < 100; i++) _bench.Announce($"10.0.{i}.0/24");
        _bench.Up(_peer, Single);
        var output = new ByteBuffer();
        _bench.Rib.Drain(_peer, output, 100).Should().Be(DrainStatus.More);
        _bench.Withdraw("10.0.0.0/24");
        while (_bench.Rib.HasWork(_peer)) _bench.Rib.Drain(_peer, output, 100);
        UpdateReader.Words(output.Written, Single).Should().HaveCount(101).And.EndWith("-10.0.0.0/24");
    }

    [Fact]
    public void A_withdraw_given_without_session_is_discarded()
    {
        _bench.Announce("10.0.0.0/24");
        _bench.Withdraw("10.0.0.0/24");
        _bench.Withdraw("10.0.1.0/24");
        _bench.Rib.Records.Should().Be(0);
        _bench.Up(_peer);
        _bench.Rib.HasWork(_peer).Should().BeTrue();
        Words().Should().BeEmpty();
        _bench.Withdraw("10.0.1.0/24");
        Words().Should().Equal("-10.0.1.0/24");
    }

    [Fact]
    public void A_discarded_withdraw_of_a_family_with_attributes_leaves_these()
    {
        var nlri = Sample.Bytes("68 003E81 0000FDE800000001 0104");
        foreach (var isUp in new[] { false, true })
        {
            if (isUp) _bench.Up(_peer);
            _bench.Rib.Withdraw(_bench.All, Sample.Vpn4, null, nlri, _bench.Attributes(null));
            _bench.Rib.Withdraw(_bench.All, Sample.Vpn4, null, nlri, _bench.Attributes(null));
            if (!isUp) _bench.Up(_peer);
            _bench.Drain(_peer).Should().Equal("0025020000000E4001010040020040050400000064");
            _bench.Rib.Records.Should().Be(0);
            _bench.Rib.SessionDown(_peer);
        }
    }

    [Fact]
    public void Withdraws_held_for_a_peer_without_session_are_bounded()
    {
        for (var i = 0; i < 5000; i++)
            _bench.Rib.Withdraw(_bench.All, Sample.Vpn4, null, [112, 0, 0x3e, 0x81, 0, 0, 0, 0, 0, 0, 0, 1, (byte)(i >> 8), (byte)i, 0], _bench.Attributes(null));
        _bench.Rib.Records.Should().BeLessThan(1100);
        _bench.Up(_peer);
        _bench.Drain(_peer).Should().HaveCountLessThan(1100);
        _bench.Rib.Records.Should().Be(0);
    }

    [Fact]
    public void Clear_withdraws_what_is_announced_in_order_pending_included()
    {
        Established(Single);
        _bench.Announce("10.0.0.0/24");
        _bench.Announce("10.0.1.0/24");
        Words();
        _bench.Announce("10.0.2.0/24");
        _bench.Clear(_bench.All);
        Words().Should().Equal("-10.0.0.0/24", "-10.0.1.0/24", "-10.0.2.0/24");
        _bench.Rib.Count(_peer).Should().Be(0);
    }

    [Fact]
    public void What_is_announced_while_a_clear_goes_on_stays_announced()
    {
        Established(Single);
        for (var i = 0; i < 10; i++) _bench.Announce($"10.0.{i}.0/24");
        Words();
        OutgoingClearing clearing = default;
        _bench.Rib.Clear(_bench.All, ref clearing, 4).Should().BeFalse();
        Words().Should().Equal("-10.0.0.0/24", "-10.0.1.0/24", "-10.0.2.0/24", "-10.0.3.0/24");

        _bench.Announce("10.0.1.0/24");
        _bench.Announce("10.0.7.0/24", med: 77);
        _bench.Announce("10.0.10.0/24");
        _bench.Rib.Clear(_bench.All, ref clearing, 4).Should().BeFalse();
        _bench.Rib.Clear(_bench.All, ref clearing, 4).Should().BeTrue();

        Words().Should().Equal(
            "-10.0.4.0/24", "-10.0.5.0/24", "-10.0.6.0/24", "-10.0.8.0/24", "-10.0.9.0/24", "+10.0.1.0/24", "+10.0.10.0/24", "+10.0.7.0/24");
        _bench.Rib.Count(_peer).Should().Be(3);
    }

    [Fact]
    public void A_flush_is_bracketed_where_enhanced_refresh_is_negotiated()
    {
        _bench.Announce("10.0.0.0/24");
        _bench.Announce("10.0.1.0/24");
        _bench.Up(_peer, Sample.Internal with { Families = FamilySet.Empty.With(Family.Ipv4Unicast) }, enhanced: true);
        Words();
        _bench.Rib.Flush(_bench.All, FamilyTable.AllSet);
        Words().Should().Equal("begin", "+10.0.0.0/24", "+10.0.1.0/24", "end");
    }

    [Fact]
    public void A_route_refresh_sends_the_family_asked_for()
    {
        Established();
        _bench.Announce("10.0.0.0/24");
        _bench.Announce("2001:db8::/32", "2001:db8::1");
        Words();
        _bench.Rib.Refresh(_peer, Family.Ipv6Unicast);
        _bench.Rib.HasWork(_peer).Should().BeTrue();
        Words().Should().Equal("+2001:db8::/32");
    }

    [Fact]
    public void A_flush_before_anything_was_sent_sends_nothing_twice()
    {
        _bench.Announce("10.0.0.0/24");
        _bench.Up(_peer);
        _bench.Rib.Flush(_bench.All, FamilyTable.AllSet);
        Words().Should().Equal("+10.0.0.0/24");
    }

    [Fact]
    public void A_flush_asked_for_during_a_refresh_is_not_forgotten()
    {
        Established(Single);
        for (var i = 0; i < 10; i++) _bench.Announce($"10.0.{i}.0/24");
        Words();
        _bench.Rib.Flush(_bench.All, FamilyTable.AllSet);
        var output = new ByteBuffer();
        _bench.Rib.Drain(_peer, output, 1).Should().Be(DrainStatus.More);
        _bench.Rib.Flush(_bench.All, FamilyTable.AllSet);
        while (_bench.Rib.HasWork(_peer)) _bench.Rib.Drain(_peer, output, 1);
        UpdateReader.Words(output.Written, Single).Should().HaveCount(20);
    }

    [Fact]
    public void What_changes_during_a_drain_belongs_to_the_next()
    {
        Established(Single);
        for (var i = 0; i < 4; i++) _bench.Announce($"10.0.{i}.0/24");
        var output = new ByteBuffer();
        _bench.Rib.Drain(_peer, output, 1).Should().Be(DrainStatus.More);
        _bench.Announce("10.0.3.0/24", med: 7);
        _bench.Withdraw("10.0.9.0/24");
        _bench.Announce("10.0.8.0/24");
        while (_bench.Rib.Drain(_peer, output, 1) != DrainStatus.Finished)
        {
        }

        UpdateReader.Words(output.Written, Single).Should().Equal("+10.0.0.0/24", "+10.0.1.0/24", "+10.0.2.0/24");
        Words().Should().Equal("-10.0.9.0/24", "+10.0.3.0/24", "+10.0.8.0/24");
    }

    [Fact]
    public void Routes_of_families_that_were_not_negotiated_are_left_out()
    {
        _bench.Announce("10.0.0.0/24");
        _bench.Announce("2001:db8::/32", "2001:db8::1");
        _bench.Up(_peer, Sample.Internal with { Families = FamilySet.Empty.With(Family.Ipv6Unicast) });
        Words().Should().Equal("+2001:db8::/32");
        _bench.Rib.Count(_peer).Should().Be(2);
    }

    [Fact]
    public void Routes_of_families_that_are_not_configured_are_not_held()
    {
        var other = _bench.Peer(families: FamilySet.Empty.With(Family.Ipv6Unicast));
        _bench.Announce("10.0.0.0/24");
        _bench.Rib.Count(other).Should().Be(0);
        _bench.Rib.Count(_peer).Should().Be(1);
        _bench.Rib.Configured(Sample.Ipv4).Contains(other).Should().BeFalse();
    }

    [Fact]
    public void A_budget_of_one_gives_one_message_and_packs_it()
    {
        Established();
        for (var i = 0; i < 3000; i++) _bench.Announce($"10.{i >> 8}.{i & 255}.0/24");
        var output = new ByteBuffer();
        _bench.Rib.Drain(_peer, output, 1).Should().Be(DrainStatus.More);
        output.Length.Should().Be(4096);
        _bench.Rib.Drain(_peer, output, 1);
        output.Length.Should().Be(8192);
        _bench.Rib.Drain(_peer, output, 1);
        output.Length.Should().Be(8192 + 3940);
        _bench.Rib.Drain(_peer, output, 1).Should().Be(DrainStatus.Finished);
    }

    [Fact]
    public void A_drain_keeps_to_its_budget()
    {
        Established(Single);
        for (var i = 0; i < 3000; i++) _bench.Announce($"10.{i >> 8}.{i & 255}.0/24");
        var output = new ByteBuffer();
        while (_bench.Rib.HasWork(_peer))
        {
            output.Clear();
            _bench.Rib.Drain(_peer, output, 1000);
            output.Length.Should().BeLessThan(1100);
        }
    }

    [Fact]
    public void Drained_through_reaches_a_mark_when_all_of_it_is_in_the_output()
    {
        Established(Single);
        for (var i = 0; i < 10; i++) _bench.Announce($"10.0.{i}.0/24");
        var mark = _bench.Rib.Version;
        var output = new ByteBuffer();
        for (var i = 0; i < 9; i++)
        {
            _bench.Rib.Drain(_peer, output, 1);
            _bench.Rib.DrainedThrough(_peer).Should().BeLessThan(mark);
        }

        _bench.Rib.Drain(_peer, output, 1);
        _bench.Rib.DrainedThrough(_peer).Should().Be(mark);
        _bench.Rib.SessionDown(_peer);
        _bench.Rib.DrainedThrough(_peer).Should().Be(-1);
    }

    [Fact]
    public void A_flush_is_drained_through_only_after_it_was_sent()
    {
        Established(Single);
        _bench.Announce("10.0.0.0/24");
        _bench.Announce("10.0.1.0/24");
        Words();
        _bench.Rib.Flush(_bench.All, FamilyTable.AllSet);
        var mark = _bench.Rib.Version;
        _bench.Rib.Drain(_peer, new ByteBuffer(), 1);
        _bench.Rib.DrainedThrough(_peer).Should().BeLessThan(mark);
        Words();
        _bench.Rib.DrainedThrough(_peer).Should().Be(mark);
    }

    private void Established(EncodingContext? encoding = null)
    {
        _bench.Announce("192.0.2.0/24");
        _bench.Up(_peer, encoding);
        Words();
        _bench.Withdraw("192.0.2.0/24");
        Words().Should().Equal("-192.0.2.0/24");
    }

    private List<string> Words() => _bench.DrainWords(_peer);
}
