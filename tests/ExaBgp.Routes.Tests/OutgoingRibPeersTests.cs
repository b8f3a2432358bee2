using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Routes.Tests;

/// <summary>Several peers in one table: variants, sharing, coming and going, next-hop self, limits.</summary>
public sealed class OutgoingRibPeersTests
{
    private readonly RibBench _bench = new();

    [Fact]
    public void The_same_prefix_may_have_other_attributes_for_other_peers()
    {
        var (a, b) = (_bench.Peer(), _bench.Peer());
        _bench.Announce("10.0.0.0/24", med: 1);
        _bench.Announce("10.0.0.0/24", med: 2, peers: _bench.Set(b));
        _bench.Up(a);
        _bench.Up(b);
        _bench.Drain(a).Should().ContainSingle().Which.Should().Contain("80040400000001");
        _bench.Drain(b).Should().ContainSingle().Which.Should().Contain("80040400000002");
        _bench.Withdraw("10.0.0.0/24", _bench.Set(a));
        _bench.DrainWords(a).Should().Equal("-10.0.0.0/24");
        _bench.DrainWords(b).Should().BeEmpty();
        _bench.Rib.Count(b).Should().Be(1);
    }

    [Fact]
    public void A_withdraw_is_held_until_the_last_lagging_peer_has_passed_it()
    {
        var (a, b) = (_bench.Peer(), _bench.Peer());
        foreach (var peer in new[] { a, b })
        {
            _bench.Announce("10.0.0.0/24");
            _bench.Up(peer);
            _bench.Drain(peer);
        }

        _bench.Withdraw("10.0.0.0/24");
        _bench.DrainWords(a).Should().Equal("-10.0.0.0/24");
        _bench.Rib.Records.Should().Be(1);
        _bench.DrainWords(b).Should().Equal("-10.0.0.0/24");
        _bench.Rib.Records.Should().Be(0);
    }

    [Fact]
    public void A_lagging_peer_that_goes_lets_the_withdraws_go()
    {
        var (a, b) = (_bench.Peer(), _bench.Peer());
        _bench.Up(a);
        _bench.Up(b);
        _bench.Withdraw("10.0.0.0/24");
        _bench.Drain(a);
        _bench.Rib.Records.Should().Be(1);
        _bench.Rib.SessionDown(b);
        _bench.Rib.Records.Should().Be(0);
        _bench.Up(b);
        _bench.Withdraw("10.0.0.0/24");
        _bench.Drain(a);
        _bench.Rib.RemovePeer(b);
        _bench.Rib.Records.Should().Be(0);
    }

    [Fact]
    public void A_withdraw_held_for_a_peer_without_session_does_not_hold_those_of_others()
    {
        var (up, down) = (_bench.Peer(), _bench.Peer());
        _bench.Announce("10.0.0.0/24");
        _bench.Up(up);
        _bench.Drain(up);
        _bench.Rib.Withdraw(_bench.All, Sample.Vpn4, null, Sample.Bytes("68 003E81 0000FDE800000001 0104"), _bench.Attributes(null));
        for (var i = 0; i < 3000; i++)
        {
            _bench.Withdraw($"10.{i >> 8}.{i & 255}.0/24");
            if (i % 10 == 0) _bench.Drain(up);
        }

        _bench.Drain(up);
        _bench.Rib.Records.Should().Be(1);
        _bench.Up(down);
        _bench.Drain(down).Should().Equal("0025020000000E4001010040020040050400000064");
        _bench.Rib.Records.Should().Be(0);
    }

    [Fact]
    public void Peers_of_equal_context_in_step_share_the_messages_made_for_the_first()
    {
        var peers = Enumerable.Range(0, 20).Select(_ => _bench.Peer()).ToList();
        peers.ForEach(peer => _bench.Up(peer));
        for (var i = 0; i < 5000; i++) _bench.Announce($"10.{i >> 8}.{i & 255}.0/24");
        var outputs = peers.ConvertAll(_ => new ByteBuffer());
        while (peers.Exists(_bench.Rib.HasWork))
        {
            foreach (var peer in peers) _bench.Rib.Drain(peer, outputs[peer], 64 * 1024);
        }

        outputs.ForEach(output => output.Written.SequenceEqual(outputs[0].Written).Should().BeTrue());
        UpdateReader.Read(outputs[0].Written, Sample.Internal).Sum(static message => message.Changes.Count).Should().Be(5000);
        _bench.Rib.Common.Blocks.Made.Should().BeInRange(2, 10, "the blocks are made once and not for each of twenty peers");
    }

    [Fact]
    public void Peers_told_one_after_the_other_before_their_sessions_share_one_record()
    {
        var peers = Enumerable.Range(0, 10).Select(_ => _bench.Peer()).ToList();
        foreach (var peer in peers) _bench.Announce("10.0.0.0/24", peers: _bench.Set(peer));
        _bench.Rib.Records.Should().Be(1);
        foreach (var peer in peers)
        {
            _bench.Up(peer);
            _bench.DrainWords(peer).Should().Equal("+10.0.0.0/24");
        }
    }

    [Fact]
    public void Peers_told_one_after_the_other_during_their_sessions_share_few_records()
    {
        var peers = Enumerable.Range(0, 30).Select(_ => _bench.Peer()).ToList();
        peers.ForEach(peer => _bench.Up(peer));
        foreach (var peer in peers)
        {
            _bench.Announce("10.0.0.0/24", peers: _bench.Set(peer));
            foreach (var other in peers) _bench.DrainWords(other).Should().Equal(other == peer ? ["+10.0.0.0/24"] : []);
        }

        _bench.Rib.Records.Should().BeLessThanOrEqualTo(3);
        peers.ForEach(peer => _bench.Rib.Count(peer).Should().Be(1));
    }

    [Fact]
    public void A_peer_of_a_range_takes_what_was_announced_to_the_range()
    {
        var range = _bench.Peer();
        _bench.Announce("10.0.0.0/24");
        _bench.Announce("2001:db8::/32", "2001:db8::1");
        var peer = _bench.Rib.AddPeer(RibBench.Options(families: FamilySet.Empty.With(Family.Ipv4Unicast)), range);
        _bench.Rib.Count(peer).Should().Be(1);
        _bench.Up(peer);
        _bench.DrainWords(peer).Should().Equal("+10.0.0.0/24");
        _bench.Rib.RemovePeer(peer);
        _bench.Rib.Count(range).Should().Be(2);
        _bench.Rib.AddPeer(RibBench.Options()).Should().Be(peer, "places are used again");
        _bench.Rib.Count(peer).Should().Be(0);
    }

    [Fact]
    public void Removing_a_peer_forgets_what_was_held_for_it_alone()
    {
        var (a, b) = (_bench.Peer(), _bench.Peer());
        _bench.Announce("10.0.0.0/24");
        _bench.Announce("10.0.1.0/24", peers: _bench.Set(b));
        _bench.Rib.RemovePeer(b);
        _bench.Rib.Records.Should().Be(1);
        _bench.Rib.Count(a).Should().Be(1);
        _bench.Rib.RemovePeer(a);
        _bench.Rib.Records.Should().Be(0);
    }

    [Fact]
    public void Without_adj_rib_out_nothing_is_kept_after_it_was_sent()
    {
        var peer = _bench.Peer(keep: false);
        _bench.Announce("10.0.0.0/24");
        _bench.Up(peer);
        _bench.DrainWords(peer).Should().Equal("+10.0.0.0/24");
        _bench.Announce("10.0.0.0/24");
        _bench.DrainWords(peer).Should().Equal(["+10.0.0.0/24"], "equal announces are not known to be equal");
        _bench.Rib.Flush(_bench.All, FamilyTable.AllSet);
        _bench.Clear(_bench.All);
        _bench.DrainWords(peer).Should().BeEmpty();
        _bench.Rib.Count(peer).Should().Be(0);
        _bench.Announce("10.0.1.0/24");
        _bench.Rib.SessionDown(peer);
        _bench.Announce("10.0.2.0/24");
        _bench.Up(peer);
        _bench.DrainWords(peer).Should().Equal("+10.0.2.0/24");
    }

    [Fact]
    public void Next_hop_self_and_the_address_it_stands_for_are_the_same()
    {
        var peer = _bench.Peer(local: "127.0.0.1");
        _bench.Up(peer, local: "127.0.0.1");
        _bench.Announce("2.2.0.1/32", "127.0.0.1");
        _bench.Announce("2.2.0.1/32", "self");
        _bench.Announce("2.2.0.1/32", "self");
        _bench.Announce("3.3.0.3/32", "self");
        _bench.Announce("3.3.0.3/32", "127.0.0.1");
        _bench.Drain(peer).Should().Equal("003602000000154001010040020040030 47F00000140050400000064 20 02020001 2003030003".Replace(" ", string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public void Next_hop_self_is_the_local_address_of_each_session()
    {
        var (a, b) = (_bench.Peer(local: null), _bench.Peer(local: null));
        _bench.Announce("10.0.0.0/24", "self");
        _bench.Rib.Records.Should().Be(1);
        _bench.Up(a, local: "10.255.0.1");
        _bench.Up(b, local: "10.255.0.2");
        _bench.Drain(a).Should().ContainSingle().Which.Should().Contain("4003040AFF0001");
        _bench.Drain(b).Should().ContainSingle().Which.Should().Contain("4003040AFF0002");
        long position = 0;
        _bench.Rib.Next(b, ref position, out var row).Should().BeTrue();
        row.Attributes.NextHop.Should().Be(NextHop.Of(Sample.Ip("10.255.0.2")));
        _bench.Rib.SessionDown(b);
        _bench.Up(b, local: "10.255.0.3");
        _bench.Drain(b).Should().ContainSingle().Which.Should().Contain("4003040AFF0003");
    }

    [Fact]
    public void Messages_in_which_self_was_resolved_are_not_shared_with_a_peer_of_another_address()
    {
        var (a, b) = (_bench.Peer(local: null), _bench.Peer(local: null));
        _bench.Announce("10.0.0.0/24", "10.255.0.1");
        _bench.Announce("10.0.1.0/24", "self");
        _bench.Up(a, local: "10.255.0.1");
        _bench.Up(b, local: "10.255.0.2");
        _bench.Drain(a).Should().ContainSingle("both have the same next hop for this peer");
        var messages = _bench.Drain(b);
        messages.Should().HaveCount(2);
        messages[1].Should().Contain("4003040AFF0002");
    }

    [Fact]
    public void Next_hop_self_of_ipv4_over_ipv6_is_the_bgp_identifier()
    {
        var peer = _bench.Peer(local: "2001:db8::9");
        _bench.Announce("10.0.0.0/24", "self");
        _bench.Announce("2001:db8::/32", "self");
        _bench.Up(peer, Sample.Internal with { Grouping = Grouping.None }, local: "2001:db8::9");
        var messages = _bench.Drain(peer);
        messages.Should().HaveCount(2);
        messages[0].Should().Contain("40030401020304");
        messages[1].Should().Contain("0002011020010DB800000000000000000000000900");
    }

    [Fact]
    public void A_route_that_cannot_be_sent_is_reported_and_what_the_peer_had_is_withdrawn()
    {
        var peer = _bench.Peer();
        _bench.Announce("2001:db8::/32", "2001:db8::1");
        _bench.Announce("2001:db9::/32", "self");
        _bench.Up(peer);
        _bench.DrainWords(peer).Should().Equal("+2001:db8::/32");
        _bench.Rib.TryTakeUnsendable(out var route).Should().BeTrue();
        route.Reason.Should().Be(UnsendableReason.SelfUnknown);
        Convert.ToHexString(route.Nlri.Span).Should().Be("2020010DB9");
        _bench.Announce("2001:db8::/32", "self");
        _bench.Announce("2001:dba::/32", "2001:db8::1");
        _bench.DrainWords(peer).Should().Equal("-2001:db8::/32", "+2001:dba::/32");
        _bench.Rib.TryTakeUnsendable(out _).Should().BeTrue();
        _bench.Rib.TryTakeUnsendable(out _).Should().BeFalse();
    }

    [Fact]
    public void Attributes_too_large_for_the_session_are_reported_and_other_routes_go_on()
    {
        var peer = _bench.Peer();
        var builder = new AttributeBuilder { NextHop = NextHop.Of(Sample.Ip("1.2.3.4")) };
        builder.TryAdd(AttributeCode.Community, AttributeFlags.Optional | AttributeFlags.Transitive, new byte[5000]);
        _bench.Rib.Announce(_bench.All, Sample.Ipv4, null, Sample.Prefix("10.0.0.0/24"), builder.Build(_bench.Interner));
        _bench.Announce("10.0.1.0/24");
        _bench.Up(peer);
        _bench.DrainWords(peer).Should().Equal("+10.0.1.0/24");
        _bench.Rib.TryTakeUnsendable(out var route).Should().BeTrue();
        route.Reason.Should().Be(UnsendableReason.TooLarge);
    }

    [Fact]
    public void A_paths_limit_holds_over_all_drains_of_a_session()
    {
        var peer = Limited(2);
        Path(1);
        Path(2);
        Path(3);
        Words(peer).Should().Equal("+10.0.0.0/24#1", "+10.0.0.0/24#2");
        Path(4);
        Words(peer).Should().BeEmpty();
        Path(1, med: 5);
        Words(peer).Should().Equal(["+10.0.0.0/24#1"], "a path that was sent may change");
        Path(9, "10.0.1.0/24");
        Words(peer).Should().Equal("+10.0.1.0/24#9");
    }

    [Fact]
    public void A_path_above_the_limit_is_sent_when_another_goes()
    {
        var peer = Limited(1);
        Path(1);
        Path(2);
        Path(3);
        Words(peer).Should().Equal("+10.0.0.0/24#1");
        _bench.Withdraw("10.0.0.0/24", pathId: 2);
        Words(peer).Should().BeEmpty("it was never sent");
        _bench.Withdraw("10.0.0.0/24", pathId: 1);
        Words(peer).Should().Equal("-10.0.0.0/24#1", "+10.0.0.0/24#3");
        _bench.Withdraw("10.0.0.0/24", pathId: 3);
        Words(peer).Should().Equal("-10.0.0.0/24#3");
    }

    [Fact]
    public void A_new_session_counts_paths_anew()
    {
        var peer = Limited(1);
        Path(1);
        Words(peer).Should().Equal("+10.0.0.0/24#1");
        _bench.Rib.SessionDown(peer);
        Up(peer, 1);
        Words(peer).Should().Equal("+10.0.0.0/24#1");
    }

    [Fact]
    public void Forgotten_peer_sets_do_not_pile_up()
    {
        var peers = Enumerable.Range(0, 64).Select(_ => _bench.Peer()).ToArray();
        var random = new Random(3);
        for (var i = 0; i < 5000; i++)
        {
            var some = _bench.Set([.. peers.Where(_ => random.Next(2) == 0)]);
            _bench.Announce("10.0.0.0/24", peers: some, med: (uint)i);
        }

        _bench.Rib.Sets.Count.Should().BeLessThan(1000);
        _bench.Clear(_bench.All);
        _bench.Rib.Records.Should().Be(0);
    }

    [Fact]
    public void Clearing_many_routes_for_some_peers_leaves_the_others_theirs()
    {
        var (a, b) = (_bench.Peer(), _bench.Peer());
        _bench.Up(a);
        _bench.Up(b);
        for (var i = 0; i < 20_000; i++) _bench.Announce($"10.{i >> 8}.{i & 255}.0/24");
        _bench.Drain(a);
        _bench.Drain(b);
        _bench.Clear(_bench.Set(a));
        _bench.DrainWords(a).Sum(static words => words.Count(static c => c == '-')).Should().Be(20_000);
        _bench.Drain(b).Should().BeEmpty();
        _bench.Rib.Count(b).Should().Be(20_000);
        _bench.Clear(_bench.Set(b));
        _bench.Drain(b);
        _bench.Drain(a);
        _bench.Rib.Records.Should().Be(0);
        _bench.Rib.Octets.Should().BeLessThan(2_000_000);
    }

    private int Limited(int limit)
    {
        var peer = _bench.Peer();
        Up(peer, limit);
        _bench.Announce("192.0.2.0/24", pathId: 1);
        Words(peer);
        return peer;
    }

    private void Up(int peer, int limit) => _bench.Rib.SessionUp(
        peer,
        Sample.Session(Paths, limits: new Dictionary<Family, int> { [Family.Ipv4Unicast] = limit }));

    private static EncodingContext Paths { get; } = Sample.Internal with
    {
        AddPathSend = FamilySet.Empty.With(Family.Ipv4Unicast),
        Families = FamilySet.Empty.With(Family.Ipv4Unicast),
        Grouping = Grouping.None,
    };

    private void Path(uint id, string prefix = "10.0.0.0/24", uint? med = null) => _bench.Announce(prefix, med: med, pathId: id);

    private List<string> Words(int peer)
    {
        var output = new ByteBuffer();
        while (_bench.Rib.HasWork(peer)) _bench.Rib.Drain(peer, output, 100);
        return UpdateReader.Words(output.Written, Paths).Where(static words => !words.Contains("192.0.2.0", StringComparison.Ordinal)).ToList();
    }
}
