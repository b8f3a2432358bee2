using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Tests.Messages;

namespace ExaBgp.Protocol.Tests.Negotiation;

public class NegotiationTests
{
    private static readonly OpenOptions Ours = Sessions.Options with { Families = [Family.Ipv4Unicast, Family.Ipv6Unicast] };

    [Fact]
    public void The_lower_hold_time_counts()
    {
        Sessions.Of(Ours, Ours with { HoldTime = 9 }).HoldTime.Should().Be(9);
        Sessions.Of(Ours with { HoldTime = 0 }, Ours).HoldTime.Should().Be(0);
    }

    [Fact]
    public void Families_are_those_of_both_in_the_order_of_the_peer()
    {
        var theirs = Ours with { Families = [new(Afi.L2vpn, Safi.Evpn), Family.Ipv6Unicast, Family.Ipv4Unicast] };
        var session = Sessions.Of(Ours, theirs);
        session.Families.Should().Equal(Family.Ipv6Unicast, Family.Ipv4Unicast);
        session.FamilySet.Count.Should().Be(2);
    }

    [Fact]
    public void A_peer_that_names_no_family_has_ipv4_unicast() => Sessions.Of(Ours, Ours with { Families = [] }).Families.Should().Equal(Family.Ipv4Unicast);

    [Fact]
    public void Four_octet_as_numbers_decide_whether_a_session_is_internal()
    {
        var large = Ours with { LocalAs = 4200000001 };
        Sessions.Of(large, large).Encoding.Internal.Should().BeTrue();
        Sessions.Of(large, Ours with { LocalAs = 4200000002 }).Encoding.Internal.Should().BeFalse();
        Sessions.Of(large, large).PeerAs.Should().Be(4200000001);
        Sessions.Of(Ours, Ours with { FourOctetAs = false }).Encoding.FourOctetAs.Should().BeFalse();
    }

    [Theory]
    [InlineData(3, 3, true, true)]
    [InlineData(2, 1, true, false)]
    [InlineData(1, 2, false, true)]
    [InlineData(1, 1, false, false)]
    [InlineData(3, 0, false, false)]
    [InlineData(3, 7, false, false)]
    public void Path_identifiers_go_where_one_sends_and_the_other_receives(int ours, int theirs, bool send, bool receive)
    {
        var session = Sessions.Of(Ours with { AddPath = ours, AddPathFamilies = [Family.Ipv4Unicast] }, Ours with { AddPath = theirs, AddPathFamilies = [Family.Ipv4Unicast] });
        session.Encoding.AddPathSend.Contains(Family.Ipv4Unicast).Should().Be(send);
        session.AddPathReceive.Contains(Family.Ipv4Unicast).Should().Be(receive);
        session.Encoding.AddPathSend.Contains(Family.Ipv6Unicast).Should().BeFalse();
    }

    [Fact]
    public void Extended_messages_need_both()
    {
        Sessions.Of(Ours, Ours).Encoding.MessageSize.Should().Be(65535);
        Sessions.Of(Ours, Ours with { ExtendedMessage = false }).Encoding.MessageSize.Should().Be(4096);
    }

    [Fact]
    public void Extended_next_hops_are_the_triples_of_both()
    {
        var both = Ours with { NextHop = true, NextHops = [(Family.Ipv4Unicast, Afi.Ipv6), (new Family(Afi.Ipv4, Safi.MplsVpn), Afi.Ipv6)] };
        var session = Sessions.Of(both, both with { NextHops = [(Family.Ipv4Unicast, Afi.Ipv6)] });
        session.NextHops.Should().Equal((Family.Ipv4Unicast, Afi.Ipv6));
        session.Encoding.ExtendedNextHop.Contains(Family.Ipv4Unicast).Should().BeTrue();
        Sessions.Of(both, Ours).NextHops.Should().BeEmpty();
    }

    [Fact]
    public void Refresh_restart_operational_and_limits_need_both()
    {
        var all = Ours with
        {
            RouteRefresh = true,
            GracefulRestart = 120,
            Operational = true,
            MultiSession = true,
            AddPath = 3,
            AddPathFamilies = [Family.Ipv4Unicast],
            PathsLimit = new Dictionary<Family, int> { [Family.Ipv4Unicast] = 5 },
        };
        var session = Sessions.Of(all, all);
        (session.RouteRefresh, session.EnhancedRefresh, session.GracefulRestart, session.Operational, session.MultiSession, session.PeerRestartTime)
            .Should().Be((true, true, true, true, true, 120));
        session.PathsLimit.Should().ContainSingle().Which.Value.Should().Be(5);
        var plain = Sessions.Of(all, Ours);
        (plain.RouteRefresh, plain.EnhancedRefresh, plain.GracefulRestart, plain.Operational, plain.MultiSession, plain.PeerRestartTime)
            .Should().Be((false, false, false, false, false, 0));
        plain.PathsLimit.Should().BeEmpty();
    }

    [Fact]
    public void Equal_sessions_share_one_encoding_context()
    {
        var contexts = new EncodingContexts();
        var (sent, received) = (OpenMessage.Build(Ours), OpenMessage.Build(Ours with { RouterId = Sessions.Address("10.0.0.7") }));
        var options = new NegotiationOptions();
        var first = Protocol.Negotiation.Negotiation.Negotiate(sent, received, options, contexts);
        var second = Protocol.Negotiation.Negotiation.Negotiate(sent, OpenMessage.Build(Ours), options, contexts);
        second.Encoding.Should().BeSameAs(first.Encoding);
    }

    [Fact]
    public void Our_link_local_address_counts_when_capability_77_is_negotiated()
    {
        var contexts = new EncodingContexts();
        var options = new NegotiationOptions { LinkLocal = Sessions.Address("fe80::1") };
        var with77 = OpenMessage.Build(Ours with { LinkLocalNextHop = true });
        Protocol.Negotiation.Negotiation.Negotiate(with77, with77, options, contexts).Encoding.LinkLocal.IsSet.Should().BeTrue();
        Protocol.Negotiation.Negotiation.Negotiate(with77, OpenMessage.Build(Ours), options, contexts).Encoding.LinkLocal.IsSet.Should().BeFalse();
    }
}
