namespace ExaBgp.Routes.Tests;

public sealed class WatchdogsTests
{
    private readonly RibBench _bench = new();
    private readonly Watchdogs _watchdogs;
    private readonly int _peer;

    public WatchdogsTests()
    {
        _watchdogs = new Watchdogs(_bench.Rib.Sets);
        _peer = _bench.Peer();
    }

    [Fact]
    public void A_route_that_starts_withdrawn_is_announced_and_withdrawn_with_its_group()
    {
        _bench.Announce("66.66.66.66/32");
        Add("dnsr", "77.77.77.77/32", announced: false);
        _bench.Up(_peer);
        Words().Should().Equal("+66.66.66.66/32");
        Set("dnsr", true);
        Words().Should().Equal("+77.77.77.77/32");
        Set("dnsr", true);
        Words().Should().BeEmpty("it is announced already");
        Set("dnsr", false);
        Words().Should().Equal("-77.77.77.77/32");
        Set("dnsr", false);
        Words().Should().BeEmpty("it is withdrawn already");
    }

    [Fact]
    public void A_route_that_starts_announced_is_withdrawn_first()
    {
        Add("web", "10.0.0.0/24", announced: true);
        _bench.Announce("10.9.0.0/24");
        _bench.Up(_peer);
        Words();
        Set("web", true);
        Words().Should().BeEmpty();
        Set("web", false);
        Words().Should().Equal("-10.0.0.0/24");
    }

    [Fact]
    public void Routes_of_a_group_are_members_by_themselves()
    {
        Add("w", "10.0.0.0/24", announced: false);
        Add("w", "10.0.1.0/24", announced: true);
        _bench.Up(_peer);
        Words().Should().Equal("+10.0.1.0/24");
        Set("w", true);
        Words().Should().Equal("+10.0.0.0/24");
        Set("w", false);
        Words().Should().Equal("-10.0.0.0/24 -10.0.1.0/24");
    }

    [Fact]
    public void The_state_of_a_route_outlives_its_being_read_again_and_its_new_attributes_are_taken()
    {
        _bench.Announce("10.9.0.0/24");
        Add("w", "10.0.0.0/24", announced: false);
        _bench.Up(_peer);
        Words();
        Set("w", true);
        Words().Should().Equal("+10.0.0.0/24");
        Add("w", "10.0.0.0/24", announced: false, med: 9);
        Words().Should().Equal("+10.0.0.0/24");
        Set("w", false);
        Words();
        Add("w", "10.0.0.0/24", announced: true, med: 10);
        Words().Should().BeEmpty("the helper has withdrawn the group");
        Set("w", true);
        _bench.Drain(_peer).Should().ContainSingle().Which.Should().Contain("8004040000000A");
    }

    [Fact]
    public void A_group_is_of_all_neighbors_and_each_keeps_its_own_attributes()
    {
        var other = _bench.Peer();
        _bench.Up(_peer);
        _bench.Up(other);
        Add("w", "10.0.0.0/24", announced: false, med: 1, peers: _bench.Set(_peer));
        Add("w", "10.0.0.0/24", announced: false, med: 2, peers: _bench.Set(other));
        _watchdogs.Count("w").Should().Be(1);
        Set("w", true);
        _bench.Drain(_peer).Should().ContainSingle().Which.Should().Contain("80040400000001");
        _bench.Drain(other).Should().ContainSingle().Which.Should().Contain("80040400000002");
    }

    [Fact]
    public void A_removed_route_and_a_removed_peer_are_in_no_group()
    {
        Add("w", "10.0.0.0/24", announced: false);
        Add("w", "10.0.1.0/24", announced: false);
        _watchdogs.Remove("w", _bench.All, Sample.Ipv4, null, Sample.Prefix("10.0.0.0/24"));
        _watchdogs.Count("w").Should().Be(1);
        _watchdogs.Forget(_peer);
        _watchdogs.Count("w").Should().Be(0);
        Set("w", true);
        _bench.Rib.Count(_peer).Should().Be(0);
    }

    [Fact]
    public void A_group_nobody_knows_is_nothing() => _bench.Rib.Invoking(_ => Set("nobody", true)).Should().NotThrow();

    private void Add(string name, string prefix, bool announced, uint? med = null, PeerSet? peers = null)
    {
        var attributes = _bench.Attributes(med: med);
        var now = _watchdogs.Add(name, peers ?? _bench.All, Sample.Ipv4, null, Sample.Prefix(prefix), attributes, announced);
        _bench.Rib.Announce(now, Sample.Ipv4, null, Sample.Prefix(prefix), attributes);
    }

    private void Set(string name, bool announce) => _watchdogs.Set(name, announce, _bench.Rib);

    private List<string> Words() => _bench.DrainWords(_peer);
}
