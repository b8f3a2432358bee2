using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Routes.Tests;

public sealed class IncomingRibTests
{
    private readonly AttributeInterner _interner = new();
    private readonly IncomingRib _rib;
    private readonly AttributeSet _first;
    private readonly AttributeSet _second;

    public IncomingRibTests()
    {
        _rib = new IncomingRib(_interner);
        _first = _interner.Intern([], NextHop.Of(Sample.Ip("1.1.1.1")));
        _second = _interner.Intern([], NextHop.Of(Sample.Ip("2.2.2.2")));
    }

    [Fact]
    public void A_later_announce_replaces_a_route_in_its_place()
    {
        Announce("10.0.0.0/24", _first).Should().BeTrue();
        Announce("10.0.1.0/24", _first);
        Announce("10.0.0.0/24", _second).Should().BeFalse();
        Rows().Should().Equal("180A0000 2.2.2.2", "180A0001 1.1.1.1");
        _first.References.Should().Be(1);
        _second.References.Should().Be(1);
    }

    [Fact]
    public void A_route_with_other_labels_replaces_the_one_with_the_same_identity()
    {
        _rib.Announce(Sample.Vpn4, null, Sample.Bytes("70 000641 0000FDE800000001 0A0000"), _first);
        _rib.Announce(Sample.Vpn4, null, Sample.Bytes("70 000651 0000FDE800000001 0A0000"), _first);
        Rows().Should().Equal("700006510000FDE8000000010A0000 1.1.1.1");
        _rib.Withdraw(Sample.Vpn4, null, Sample.Bytes("70 800000 0000FDE800000001 0A0000")).Should().BeTrue();
        _rib.Count.Should().Be(0);
    }

    [Fact]
    public void Paths_of_a_prefix_are_routes_of_their_own()
    {
        _rib.Announce(Sample.Ipv4, 1, Sample.Prefix("10.0.0.0/24"), _first);
        _rib.Announce(Sample.Ipv4, 2, Sample.Prefix("10.0.0.0/24"), _second);
        _rib.Count.Should().Be(2);
        _rib.Withdraw(Sample.Ipv4, 1, Sample.Prefix("10.0.0.0/24")).Should().BeTrue();
        Rows().Should().Equal("180A0000 2.2.2.2");
    }

    [Fact]
    public void A_withdraw_of_an_unknown_route_changes_nothing()
    {
        Announce("10.0.0.0/24", _first);
        _rib.Withdraw(Sample.Ipv4, null, Sample.Prefix("10.0.0.0/25")).Should().BeFalse();
        _rib.Withdraw(Sample.Ipv6, null, Sample.Prefix("10.0.0.0/24")).Should().BeFalse();
        _rib.Count.Should().Be(1);
    }

    [Fact]
    public void Clear_forgets_routes_and_lets_their_attributes_go()
    {
        Announce("10.0.0.0/24", _first);
        Announce("10.0.1.0/24", _second);
        _rib.MarkStale();
        _rib.Clear();
        _rib.Count.Should().Be(0);
        _rib.StaleCount.Should().Be(0);
        Rows().Should().BeEmpty();
        (_first.References + _second.References).Should().Be(0);
    }

    [Fact]
    public void Routes_announced_again_after_a_restart_stay_and_the_others_go_at_end_of_rib()
    {
        Announce("10.0.0.0/24", _first);
        Announce("10.0.1.0/24", _first);
        Announce("2001:db8::/32", _first);
        _rib.MarkStale();
        _rib.StaleCount.Should().Be(3);
        Announce("10.0.0.0/24", _first);
        _rib.EndOfRib(Family.Ipv4Unicast);
        Rows().Should().Equal("180A0000 1.1.1.1", "2020010DB8 1.1.1.1");
        _rib.StaleCount.Should().Be(1);
        _rib.RemoveStale();
        Rows().Should().Equal("180A0000 1.1.1.1");
        _first.References.Should().Be(1);
    }

    [Fact]
    public void Stale_routes_of_families_that_were_not_kept_go_at_once()
    {
        Announce("10.0.0.0/24", _first);
        Announce("2001:db8::/32", _first);
        _rib.MarkStale();
        _rib.KeepStale(FamilySet.Empty.With(Family.Ipv6Unicast));
        Rows().Should().Equal("2020010DB8 1.1.1.1");
    }

    [Fact]
    public void A_withdraw_takes_a_stale_route()
    {
        Announce("10.0.0.0/24", _first);
        _rib.MarkStale();
        _rib.Withdraw(Sample.Ipv4, null, Sample.Prefix("10.0.0.0/24")).Should().BeTrue();
        _rib.StaleCount.Should().Be(0);
    }

    [Fact]
    public void A_listing_goes_on_while_routes_come_and_go()
    {
        for (var i = 0; i < 10; i++) Announce($"10.0.{i}.0/24", _first);
        long position = 0;
        var seen = new List<string>();
        while (_rib.Next(ref position, out var row))
        {
            seen.Add(Convert.ToHexString(row.Nlri));
            if (seen.Count == 3)
            {
                _rib.Withdraw(Sample.Ipv4, null, Sample.Prefix("10.0.5.0/24"));
                Announce("10.0.99.0/24", _first);
            }
        }

        seen.Should().HaveCount(10).And.NotContain("180A0005").And.EndWith("180A0063");
    }

    [Fact]
    public void A_quarter_million_routes_take_less_than_45_octets_each()
    {
        for (var i = 0; i < 250_000; i++) _rib.Announce(Sample.Ipv4, null, [24, (byte)(i >> 16), (byte)(i >> 8), (byte)i], _first);
        _rib.Count.Should().Be(250_000);
        (_rib.Octets / 250_000.0).Should().BeLessThan(45);
    }

    [Fact]
    public void It_holds_what_a_dictionary_holds()
    {
        var random = new Random(7);
        var model = new Dictionary<string, string>();
        for (var step = 0; step < 30_000; step++)
        {
            byte[] nlri = [32, 10, 0, (byte)random.Next(8), (byte)random.Next(256)];
            var name = Convert.ToHexString(nlri);
            if (random.Next(5) < 3)
            {
                var set = random.Next(2) == 0 ? _first : _second;
                _rib.Announce(Sample.Ipv4, null, nlri, set).Should().Be(!model.ContainsKey(name));
                model[name] = set.NextHop.Address.ToString();
            }
            else
            {
                _rib.Withdraw(Sample.Ipv4, null, nlri).Should().Be(model.Remove(name));
            }
        }

        Rows().Should().BeEquivalentTo(model.Select(static pair => $"{pair.Key} {pair.Value}"));
        (_first.References + _second.References).Should().Be(model.Count);
    }

    private bool Announce(string prefix, AttributeSet attributes) =>
        _rib.Announce(prefix.Contains(':', StringComparison.Ordinal) ? Sample.Ipv6 : Sample.Ipv4, null, Sample.Prefix(prefix), attributes);

    private List<string> Rows()
    {
        var rows = new List<string>();
        long position = 0;
        while (_rib.Next(ref position, out var row)) rows.Add($"{Convert.ToHexString(row.Nlri)} {row.Attributes.NextHop.Address}");
        return rows;
    }
}
