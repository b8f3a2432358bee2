namespace ExaBgp.Protocol.Tests.Messages;

public class UpdateJsonTests
{
    private const string Announce = "0000 0015 40010100 400200 40030401020304 40050400000064 180A0000";

    [Fact]
    public void An_announce_shows_its_attributes_and_its_routes_under_their_next_hop() => Sessions.Json(Announce, Sessions.Internal).Should().Be(
        "{ \"update\": { \"attribute\": { \"origin\": \"igp\", \"local-preference\": 100 }, \"announce\": { \"ipv4 unicast\": { \"1.2.3.4\": [ { \"nlri\": \"10.0.0.0/24\" } ] } } } }");

    [Fact]
    public void A_withdraw_shows_its_routes_alone() => Sessions.Json("0008 180A0000 180A0001 0000", Sessions.Internal).Should().Be(
        "{ \"update\": { \"withdraw\": { \"ipv4 unicast\": [ { \"nlri\": \"10.0.0.0/24\" }, { \"nlri\": \"10.0.1.0/24\" } ] } } }");

    [Theory]
    [InlineData("0000 0000", "ipv4", "unicast")]
    [InlineData("0000 0007 900F0003 000201", "ipv6", "unicast")]
    [InlineData("0000 0006 800F03 400447", "bgp-ls", "bgp-ls")]
    public void An_end_of_rib_names_its_family(string body, string afi, string safi) => Sessions.Json(body, Sessions.Internal).Should().Be(
        $"{{ \"eor\": {{ \"afi\" : \"{afi}\", \"safi\" : \"{safi}\" }} }}");

    [Fact]
    public void Generation_six_names_the_next_hop_attribute_of_an_update_that_also_withdraws()
    {
        const string mixed = "0004 180A0001 0015 40010100 400200 40030401020304 40050400000064 180A0000";
        Sessions.Json(mixed, Sessions.Internal, Sessions.Six).Should().Contain("\"origin\": \"igp\", \"next-hop\": \"1.2.3.4\", \"local-preference\": 100 }");
        Sessions.Json(mixed, Sessions.Internal, Sessions.Five).Should().NotContain("next-hop");
    }

    [Fact]
    public void Generation_five_lists_routes_under_the_link_local_next_hop_too()
    {
        const string body = "0000 0038 40010100 400200 800E2E 0002 01 20 20010DB8000000000000000000000001 FE800000000000000000000000000001 00 4020010DB800000000";
        Sessions.Json(body, Sessions.Internal, Sessions.Five).Should().EndWith(
            "\"announce\": { \"ipv6 unicast\": { \"2001:db8::1\": [ { \"nlri\": \"2001:db8::/64\" } ], \"fe80::1\": [ { \"nlri\": \"2001:db8::/64\" } ] } } } }");
        Sessions.Json(body, Sessions.Internal, Sessions.Six).Should().EndWith(
            "\"announce\": { \"ipv6 unicast\": { \"2001:db8::1\": [ { \"nlri\": \"2001:db8::/64\" } ] } } } }");
    }

    [Fact]
    public void Path_identifiers_are_shown_where_the_session_has_them() => Sessions.Json("0000 0015 40010100 400200 40030401020304 40050400000064 01020304180A0000", Sessions.AddPath)
        .Should().Contain("{ \"nlri\": \"10.0.0.0/24\", \"path-information\": \"1.2.3.4\" }");

    [Fact]
    public void Text_lines_name_each_route_with_its_attributes()
    {
        const string mixed = "0004 180A0001 0015 40010100 400200 40030401020304 40050400000064 180A0000";
        const string announced = "neighbor 127.0.0.2 receive update announced 10.0.0.0/24 next-hop 1.2.3.4 origin igp local-preference 100\n";
        const string withdrawn = "neighbor 127.0.0.2 receive update withdrawn 10.0.1.0/24\n";
        Sessions.Lines(mixed, Sessions.Internal, Sessions.Five).Should().Be(withdrawn + announced);
        Sessions.Lines(mixed, Sessions.Internal, Sessions.Six).Should().Be(announced + withdrawn);
        Sessions.Lines("0000 0000", Sessions.Internal, Sessions.Five).Should().Be("neighbor 127.0.0.2 receive update route eor 1/1 (ipv4 unicast)\n");
    }
}
