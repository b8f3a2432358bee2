using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Routes.Tests;

/// <summary>What helpers' dialogues that users know put on the wire, octet by octet and in order.</summary>
public sealed class OutgoingRibSequenceTests
{
    private static readonly EncodingContext Single = Sample.Internal with { Grouping = Grouping.None };
    private readonly RibBench _bench = new();
    private readonly int _peer;

    public OutgoingRibSequenceTests() => _peer = _bench.Peer();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Announces_clears_and_flushes_as_a_helper_gives_them(bool enhanced)
    {
        var bracket = enhanced ? new[] { "00170500010101", "00170500010201" } : [];
        Up(enhanced);
        Announce(0);
        _bench.Clear(_bench.All);
        Drained().Should().BeEmpty("the announce is cancelled and the withdraw discarded");
        Announce(1);
        Drained().Should().Equal(Announced(1));
        _bench.Clear(_bench.All);
        Drained().Should().Equal(Withdrawn(1));
        Announce(2);
        Announce(3);
        Drained().Should().Equal(Announced(2), Announced(3));
        Flush();
        Drained().Should().Equal([.. bracket.Take(1), Announced(2), Announced(3), .. bracket.Skip(1)]);
        Announce(4);
        Drained().Should().Equal(Announced(4));
        Flush();
        Drained().Should().Equal([.. bracket.Take(1), Announced(2), Announced(3), Announced(4), .. bracket.Skip(1)]);
        _bench.Clear(_bench.All);
        Drained().Should().Equal(Withdrawn(2), Withdrawn(3), Withdrawn(4));
        Announce(5);
        Drained().Should().Equal(Announced(5));
    }

    [Fact]
    public void Batches_written_at_once()
    {
        Up();
        _bench.Announce("1.1.0.0/24", "101.1.101.1");
        _bench.Announce("1.1.0.0/25", "101.1.101.1");
        _bench.Withdraw("1.1.0.0/24");
        _bench.Announce("1.1.0.0/25", "101.1.101.1");
        Drained().Should().Equal("0031020000001540010100400200400304650165014005040000006419" + "01010000");
        _bench.Announce("2.2.0.0/25", "101.1.101.1");
        _bench.Announce("2.2.0.0/24", "101.1.101.1");
        _bench.Withdraw("2.2.0.0/25");
        Drained().Should().Equal("001C02000519020200000000", "0030020000001540010100400200400304650165014005040000006418020200");
        _bench.Announce("0.0.0.0/0", "1.101.1.101");
        Drained().Should().Equal("002D020000001540010100400200400304016501654005040000006400");
    }

    [Fact]
    public void A_thousand_lines_that_end_in_the_withdraw_of_everything_send_nothing_in_the_first_drain()
    {
        Up();
        for (var i = 0; i < 500; i++) _bench.Announce($"10.{i >> 8}.{i & 255}.0/24");
        for (var i = 0; i < 500; i++) _bench.Withdraw($"10.{i >> 8}.{i & 255}.0/24");
        Drained().Should().BeEmpty();
    }

    [Fact]
    public void Flow_routes_withdrawn_and_announced_round_after_round()
    {
        const string Withdraw = "003F02000000284001010040020040050400000064800F170001851301200000000002200000000003810605910C38";
        const string First = "004C02000000354001010040020040050400000064C010088006000000000000800E1900018500001301200000000002200000000003810605910C38";
        const string Second = "0045020000002E4001010040020040050400000064C0100880060000477FFF00800E1200018500000C0120FFFFFFFF0220FFFFFFFF";
        Up();
        Round();
        Drained().Should().Equal("0025020000000E4001010040020040050400000064", Second, First);
        Round();
        Drained().Should().Equal(Withdraw, First);
        Round();
        Drained().Should().Equal(Withdraw, First);
    }

    [Fact]
    public void A_session_gets_all_routes_in_their_first_order_each_in_its_own_update()
    {
        Up();
        _bench.Announce("1.1.0.0/16", "1.1.1.1");
        Drained();
        _bench.Rib.SessionDown(_peer);
        Up();
        Drained().Should().Equal(Route("0101"));
        _bench.Announce("2.2.0.0/16", "2.2.2.2");
        Drained().Should().Equal(Route("0202"));
        _bench.Announce("3.3.0.0/16", "3.3.3.3");
        _bench.Rib.SessionDown(_peer);
        Up();
        Drained().Should().Equal(Route("0101"), Route("0202"), Route("0303"));

        static string Route(string prefix) => $"002F0200000015400101004002004003{"04"}{prefix}{prefix}4005040000006410{prefix}";
    }

    [Fact]
    public void A_reload_withdraws_before_it_announces_and_leaves_what_is_the_same()
    {
        Up();
        _bench.Announce("1.0.0.0/24", "4.0.0.0");
        _bench.Announce("2.0.0.0/24", "4.0.0.0");
        Drained().Should().HaveCount(2);
        _bench.Announce("1.0.0.0/24", "4.0.0.0");
        _bench.Announce("4.0.0.0/24", "4.0.0.0");
        _bench.Withdraw("2.0.0.0/24");
        Drained().Should().Equal("001B0200041802000000" + "00", "0030020000001540010100400200400304040000004005040000006418040000");
    }

    [Fact]
    public void Vpn_withdraws_carry_what_the_command_gave()
    {
        var nlri = Sample.Bytes("68 003E81 0000FDE800000001 0104");
        Up();
        _bench.Rib.Announce(_bench.All, Sample.Vpn4, null, nlri, _bench.Attributes("101.1.101.1"));
        Drained();
        _bench.Rib.Withdraw(_bench.All, Sample.Vpn4, null, nlri, _bench.Attributes("101.1.101.1", 7));
        Drained().Should().ContainSingle().Which.Should().EndWith("400304650165018004040000000740050400000064800F1100018068003E810000FDE8000000010104");
    }

    [Fact]
    public void Withdraws_with_attributes_share_updates_where_the_announces_of_their_family_do()
    {
        _bench.Up(_peer);
        byte[] first = [6, 2, 1, 2], second = [7, 2, 3, 4];
        _bench.Rib.Announce(_bench.All, Sample.Mvpn4, null, first, _bench.Attributes());
        _bench.Rib.Announce(_bench.All, Sample.Mvpn4, null, second, _bench.Attributes());
        Drained().Should().HaveCount(Sample.Mvpn4.Groups ? 1 : 2);
        _bench.Rib.Withdraw(_bench.All, Sample.Mvpn4, null, first, _bench.Attributes());
        _bench.Rib.Withdraw(_bench.All, Sample.Mvpn4, null, second, _bench.Attributes());
        Drained().Should().HaveCount(Sample.Mvpn4.Groups ? 1 : 2);
    }

    private void Round()
    {
        var builder = new AttributeBuilder();
        byte[] first = Sample.Bytes("13 0120 00000000 0220 00000000 038106 05910C38"), second = Sample.Bytes("0C 0120FFFFFFFF 0220FFFFFFFF");
        var bare = builder.Build(_bench.Interner);
        builder.TryAdd(AttributeCode.ExtendedCommunity, AttributeFlags.Optional | AttributeFlags.Transitive, Sample.Bytes("8006000000000000"));
        var discard = builder.Build(_bench.Interner);
        builder.Clear();
        builder.TryAdd(AttributeCode.ExtendedCommunity, AttributeFlags.Optional | AttributeFlags.Transitive, Sample.Bytes("80060000477FFF00"));
        var limit = builder.Build(_bench.Interner);
        _bench.Rib.Withdraw(_bench.All, Sample.Flow4, null, first, bare);
        _bench.Rib.Announce(_bench.All, Sample.Flow4, null, first, discard);
        _bench.Rib.Announce(_bench.All, Sample.Flow4, null, second, limit);
        _bench.Rib.Announce(_bench.All, Sample.Flow4, null, first, discard);
        _bench.Rib.Announce(_bench.All, Sample.Flow4, null, second, limit);
        _bench.Rib.Withdraw(_bench.All, Sample.Flow4, null, first, bare);
        _bench.Rib.Announce(_bench.All, Sample.Flow4, null, first, discard);
    }

    private void Up(bool enhanced = false) =>
        _bench.Up(_peer, enhanced ? Single with { Families = FamilySet.Empty.With(Family.Ipv4Unicast) } : Single, enhanced: enhanced);

    private void Announce(int last) => _bench.Announce($"192.168.0.{last}/32", $"10.0.0.{last}");

    private void Flush() => _bench.Rib.Flush(_bench.All, FamilyTable.AllSet);

    private List<string> Drained() => _bench.Drain(_peer);

    private static string Announced(int last) => $"00310200000015400101004002004003040A0000{last:X2}4005040000006420C0A800{last:X2}";

    private static string Withdrawn(int last) => $"001C02000520C0A800{last:X2}0000";
}
