using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Protocol.Tests.Nlri;

public sealed class PrefixFamilyTests
{
    private const string Vpn = "70 000641 0000FDE800000001 0A0000";

    [Theory]
    [InlineData("ipv4 unicast", "180A0000", "{ \"nlri\": \"10.0.0.0/24\" }", "10.0.0.0/24")]
    [InlineData("ipv4 unicast", "00", "{ \"nlri\": \"0.0.0.0/0\" }", "0.0.0.0/0")]
    [InlineData("ipv4 unicast", "200A000001", "{ \"nlri\": \"10.0.0.1/32\" }", "10.0.0.1/32")]
    [InlineData("ipv4 multicast", "04E0", "{ \"nlri\": \"224.0.0.0/4\" }", "224.0.0.0/4")]
    [InlineData("ipv6 unicast", "2020010DB8", "{ \"nlri\": \"2001:db8::/32\" }", "2001:db8::/32")]
    public void A_prefix_is_read_and_shown(string family, string hex, string json, string text)
    {
        var codec = Families.Of(family);
        codec.Read(hex).Should().Equal(Families.Hex(hex));
        codec.Json(hex).Should().Be(json);
        codec.Text(hex).Should().Be(text);
    }

    [Fact]
    public void A_path_identifier_is_shown_as_a_dotted_quad()
    {
        var codec = Families.Of("ipv4 unicast");
        codec.Json("180A0000", pathId: 0x01020304).Should().Be("{ \"nlri\": \"10.0.0.0/24\", \"path-information\": \"1.2.3.4\" }");
        codec.Text("180A0000", pathId: 5).Should().Be("10.0.0.0/24 path-information 0.0.0.5");
    }

    [Fact]
    public void Compact_json_is_the_prefix_alone_unless_it_has_a_path_identifier()
    {
        var compact = Families.Five with { Compact = true };
        Families.Of("ipv4 unicast").Json("180A0000", compact).Should().Be("\"10.0.0.0/24\"");
        Families.Of("ipv4 unicast").Json("180A0000", compact, pathId: 1).Should().StartWith("{");
    }

    [Theory]
    [InlineData("ipv4 unicast", "21 0A00000100", "invalid mask 33 in NLRI prefix for ipv4")]
    [InlineData("ipv6 unicast", "81 0A", "invalid mask 129 in NLRI prefix for ipv6")]
    [InlineData("ipv4 unicast", "18 0A00", "not enough data for the mask provided to decode the NLRI")]
    [InlineData("ipv4 unicast", "", "not enough data to extract the mask of the NLRI")]
    [InlineData("ipv4 nlri-mpls", "30 000640 0A0000", "the label stack of the NLRI never ends: no bottom of stack bit")]
    [InlineData("ipv4 nlri-mpls", "39 000641 0A000000 00", "invalid mask 33 in NLRI prefix for ipv4")]
    [InlineData("ipv4 nlri-mpls", "30 0006", "not enough data for the mask provided to decode the NLRI")]
    [InlineData("ipv4 mpls-vpn", "30 000641 0A0000", "invalid length in NLRI prefix")]
    public void A_malformed_prefix_resets_the_session(string family, string hex, string reason)
    {
        var outcome = Families.Of(family).Refuse(hex);
        outcome.Kind.Should().Be(DispositionKind.ResetSession);
        outcome.Notification!.Code.Should().Be(3);
        outcome.Notification.Subcode.Should().Be(10);
        outcome.Reason.Should().Be(reason);
    }

    [Fact]
    public void Host_bits_are_kept_but_do_not_make_another_route()
    {
        var codec = Families.Of("ipv4 unicast");
        codec.Text("140A001F").Should().Be("10.0.31.0/20");
        codec.Key("140A001F").Should().Be(codec.Key("140A0010")).And.Be("140A0010");
    }

    [Fact]
    public void Labels_are_shown_with_their_raw_value_in_generation_six()
    {
        var codec = Families.Of("ipv4 nlri-mpls");
        codec.Read("48 000640 000C81 0A0000");
        codec.Json("48 000640 000C81 0A0000").Should().Be("{ \"nlri\": \"10.0.0.0/24\", \"label\": [ [100], [200] ] }");
        codec.Json("48 000640 000C81 0A0000", Families.Six).Should().Be("{ \"nlri\": \"10.0.0.0/24\", \"label\": [ [100, 1600], [200, 3201] ] }");
        codec.Text("30 000641 0A0000").Should().Be("10.0.0.0/24 label 100");
        codec.Text("30 000641 0A0000", Families.Six).Should().Be("10.0.0.0/24 label 100 (1601)");
        codec.Text("48 000640 000C81 0A0000", Families.Six).Should().Be("10.0.0.0/24 label [ 100 (1600) 200 (3201) ]");
    }

    [Theory]
    [InlineData("ipv4 nlri-mpls", "30 800000 0A0000")]
    [InlineData("ipv4 nlri-mpls", "30 000000 0A0000")]
    [InlineData("ipv4 nlri-mpls", "30 000641 0A0000")]
    [InlineData("ipv4 nlri-mpls", "30 000640 0A0000")]
    [InlineData("ipv4 mpls-vpn", "70 800000 0000FDE800000001 0A0000")]
    public void A_withdraw_keeps_its_label_octets(string family, string hex) =>
        Families.Of(family).Read(hex, withdrawn: true).Should().Equal(Families.Hex(hex));

    [Fact]
    public void A_withdrawn_label_shows_its_raw_value() =>
        Families.Of("ipv4 nlri-mpls").Json("30 800000 0A0000", Families.Six).Should().Contain("[524288, 8388608]");

    [Fact]
    public void A_labelled_route_may_have_no_label() =>
        Families.Of("ipv4 nlri-mpls").Json("10 0A00").Should().Be("{ \"nlri\": \"10.0.0.0/16\" }");

    [Fact]
    public void Labels_are_no_part_of_the_identity()
    {
        var labelled = Families.Of("ipv4 nlri-mpls");
        labelled.Key("30 000641 0A0000").Should().Be(labelled.Key("48 000640 000C81 0A0000")).And.Be("180A0000");
        var vpn = Families.Of("ipv4 mpls-vpn");
        vpn.Key(Vpn).Should().Be(vpn.Key("70 800000 0000FDE800000001 0A0000"));
        vpn.Key(Vpn).Should().NotBe(vpn.Key("70 000641 0000FDE800000002 0A0000"));
    }

    [Fact]
    public void A_vpn_route_shows_its_distinguisher_after_the_next_hop_in_generation_five()
    {
        var codec = Families.Of("ipv4 mpls-vpn");
        codec.Read(Vpn);
        codec.Json(Vpn, Families.Six).Should().Be("{ \"nlri\": \"10.0.0.0/24\", \"label\": [ [100, 1601] ], \"rd\": \"65000:1\" }");
        codec.Event(Vpn, Families.Five, "1.2.3.4").Should().Be("10.0.0.0/24 label 100 next-hop 1.2.3.4 rd 65000:1");
        codec.Event(Vpn, Families.Six, "1.2.3.4").Should().Be("10.0.0.0/24 label 100 (1601) rd 65000:1 next-hop 1.2.3.4");
        codec.Row(Vpn, Families.Five, "1.2.3.4").Should().Be("10.0.0.0/24 label 100 next-hop 1.2.3.4 rd 65000:1");
        codec.Row(Vpn, Families.Six, "1.2.3.4").Should().Be("10.0.0.0/24 label 100 (1601) rd 65000:1");
        codec.RowJson(Vpn, "1.2.3.4").Should().Be(
            "{\"prefix\": \"10.0.0.0/24\", \"nexthop\": \"1.2.3.4\", \"family\": {\"afi\": \"ipv4\", \"safi\": \"mpls-vpn\"}, \"label\": [[100]], \"rd\": \"65000:1\"}");
    }

    [Theory]
    [InlineData("10.0.0.0/24 next-hop 1.2.3.4", "ipv4 unicast", "180A0000")]
    [InlineData("0.0.0.0/0 next-hop 1.2.3.4", "ipv4 unicast", "00")]
    [InlineData("10.0.0.1 next-hop self", "ipv4 unicast", "200A000001")]
    [InlineData("224.0.0.0/24 next-hop 1.2.3.4", "ipv4 multicast", "18E00000")]
    [InlineData("2001:db8::/64 next-hop 2001::1", "ipv6 unicast", "4020010DB800000000")]
    [InlineData("ff00::/8 next-hop 2001::1", "ipv6 unicast", "08FF")]
    [InlineData("10.0.0.0/24 next-hop 1.2.3.4 label 3", "ipv4 nlri-mpls", "300000310A0000")]
    [InlineData("10.0.0.0/24 label [ 3 4 ] next-hop 1.2.3.4", "ipv4 nlri-mpls", "480000300000410A0000")]
    [InlineData("10.0.0.0/24 label [ ] next-hop 1.2.3.4", "ipv4 unicast", "180A0000")]
    [InlineData("10.0.0.0/24 next-hop 1.2.3.4 label 5 rd 1:2", "ipv4 mpls-vpn", "7000005100000001000000020A0000")]
    [InlineData("10.0.0.0/24 next-hop 1.2.3.4 label 5 route-distinguisher 1.2.3.4:5", "ipv4 mpls-vpn", "7000005100010102030400050A0000")]
    [InlineData("10.0.0.0/24 next-hop 1.2.3.4 label 5 rd 70000:5", "ipv4 mpls-vpn", "70000051000200011170 00050A0000")]
    [InlineData("2001:db8::/64 next-hop 2001::1 label 5 rd 1:2", "ipv6 mpls-vpn", "98000051000000010000000220010DB800000000")]
    public void The_words_of_a_static_route_choose_its_family(string words, string family, string hex)
    {
        var route = Statement.Route(words);
        route.Count.Should().Be(1);
        route.Family().Should().Be(family);
        route.Nlri().Should().Be(hex.Replace(" ", string.Empty, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("10.0.0.1/24 next-hop 1.2.3.4", "'10.0.0.1/24' is not a valid network\n  The host bits must be zero for the given prefix length")]
    [InlineData("10.0.0.0/33 next-hop 1.2.3.4", "invalid netmask 33")]
    [InlineData("10.0.0.0/x next-hop 1.2.3.4", "invalid netmask x")]
    [InlineData("foo next-hop 1.2.3.4", "unrecognised ip address foo")]
    [InlineData("", "unrecognised ip address ")]
    [InlineData("10.0.0.0/24 next-hop x", "unrecognised ip address x")]
    [InlineData("10.0.0.0/24 foo", "unknown command \"foo\"")]
    [InlineData("10.0.0.0/24 label 1048576", "MPLS label 1048576 out of range\n  Must be 0 to 1048575 (20-bit)")]
    [InlineData("10.0.0.0/24 label x", "'x' is not a number")]
    [InlineData("10.0.0.0/24 rd 1:2 next-hop 1.2.3.4", "labeled route announce requires labels: 10.0.0.0/24")]
    [InlineData("10.0.0.0/24 rd foo", "invalid route-distinguisher foo")]
    [InlineData("10.0.0.0/24 rd 1.2.3.4:65536", "invalid route-distinguisher 1.2.3.4:65536")]
    [InlineData("10.0.0.0/24 split 25", "'25' is not a valid split value\n  Format: /<prefix-length> (e.g., /24)")]
    [InlineData("10.0.0.0/24 split /33", "CIDR mask must be 0-32, got 33")]
    [InlineData("10.0.0.0/24 watchdog announce", "'announce' is a reserved word and cannot be used as a watchdog name\n  Choose a different name")]
    [InlineData("10.0.0.0/24 path-information x", "'x' is not a number")]
    public void A_bad_route_is_refused_in_the_words_of_the_reference(string words, string message) =>
        Statement.RouteError(words).Should().Be(message);

    [Theory]
    [InlineData("ipv4 unicast", "2001:db8::/64 next-hop 2001::1", "'2001:db8::/64' is not a prefix of ipv4")]
    [InlineData("ipv4 mpls-vpn", "10.0.0.0/24 label 3 next-hop 1.2.3.4", "VPN route announce requires RD: 10.0.0.0/24")]
    [InlineData("ipv4 nlri-mpls", "10.0.0.0/24 next-hop 1.2.3.4", "labeled route announce requires labels: 10.0.0.0/24")]
    public void An_incomplete_announcement_is_refused(string family, string words, string message) =>
        Statement.AnnounceError(family, words).Should().Be(message);

    [Fact]
    public void A_word_unknown_to_a_family_is_answered_with_its_words() =>
        Statement.AnnounceError("ipv4 unicast", "10.0.0.0/24 foo").Should().StartWith("Unknown command 'foo'\n  Valid options: aggregator, aigp, as-path, ");

    [Theory]
    [InlineData("ipv4 multicast", "10.0.0.0/24 next-hop 1.2.3.4", "180A0000")]
    [InlineData("ipv4 nlri-mpls", "10.0.0.0/24 next-hop 1.2.3.4 label 5", "300000510A0000")]
    [InlineData("ipv6 mpls-vpn", "2001:db8::/64 next-hop 2001::1 label 5 rd 1:2", "98000051000000010000000220010DB800000000")]
    public void An_announcement_names_its_family(string family, string words, string hex)
    {
        var route = Statement.Announce(family, words);
        route.Family().Should().Be(family);
        route.Nlri().Should().Be(hex);
    }

    [Fact]
    public void A_withdraw_needs_no_label_and_carries_800000() =>
        Statement.Route("10.0.0.0/24 rd 1:2", withdraw: true).Nlri().Should().Be("7080000000000001000000020A0000");

    [Fact]
    public void A_split_route_becomes_all_its_parts()
    {
        var route = Statement.Route("10.0.0.0/22 split /24 next-hop 1.2.3.4");
        route.Count.Should().Be(4);
        route.Nlri(0).Should().Be("180A0000");
        route.Nlri(3).Should().Be("180A0003");
        Statement.Route("10.0.0.0/24 split /24").Count.Should().Be(1);
        Statement.Route("10.0.0.0/24 split /22").Nlri().Should().Be("180A0000");
        Statement.RouteError("0.0.0.0/0 split /32").Should().Contain("more than 1048576 prefixes");
    }

    [Fact]
    public void What_only_we_need_of_a_route_is_kept_beside_it()
    {
        var route = Statement.Route("10.0.0.0/24 next-hop self watchdog dog withdraw name here path-information 1.2.3.4");
        (route.Watchdog, route.StartsWithdrawn, route.Name, route.PathId).Should().Be(("dog", true, "here", 0x01020304u));
        route.NextHop.Should().Be(NextHop.Self);
        route.At(0, out var pathId, out _);
        pathId.Should().Be(0x01020304u);
        RouteGrammar.LacksNextHop(route).Should().BeFalse();
        RouteGrammar.LacksNextHop(Statement.Route("10.0.0.0/24")).Should().BeTrue();
        RouteGrammar.LacksNextHop(Statement.Route("10.0.0.0/24", withdraw: true)).Should().BeFalse();
    }

    [Fact]
    public void Words_after_an_empty_word_are_ignored() =>
        Statement.Route("10.0.0.0/24 next-hop 1.1.1.1 \"\" foo").NextHop.Address.ToString().Should().Be("1.1.1.1");

    [Fact]
    public void A_block_gives_one_word_at_a_time()
    {
        var route = new RouteBuilder();
        var prefix = new Statement("10.0.0.0/24 whatever").Reader;
        RouteGrammar.TryBeginRoute(ref prefix, route, out _).Should().BeTrue();
        foreach (var words in new[] { "next-hop 1.2.3.4", "rd 1:2", "label 3" })
        {
            var reader = new Statement(words).Reader;
            RouteGrammar.TryParseRouteWord(ref reader, route, out _).Should().BeTrue();
        }

        var bad = new Statement("foo 1").Reader;
        RouteGrammar.TryParseRouteWord(ref bad, route, out var error).Should().BeFalse();
        error.Message.Should().Be("invalid keyword \"foo\"");
        RouteGrammar.TryEndRoute(route, out _).Should().BeTrue();
        route.Family().Should().Be("ipv4 mpls-vpn");
    }

    [Fact]
    public void Attributes_are_shared_by_the_prefixes_after_nlri()
    {
        var route = new RouteBuilder();
        var reader = new Statement("next-hop 1.2.3.4 nlri 10.0.0.0/24 10.0.1.0/24 2001:db8::/32").Reader;
        RouteGrammar.TryParseAttributes(ref reader, route, out _).Should().BeTrue();
        route.Count.Should().Be(3);
        route.Family(2).Should().Be("ipv6 unicast");
        var comma = new Statement("next-hop 1.2.3.4 nlri 10.0.0.0/24, 10.0.1.0/24").Reader;
        RouteGrammar.TryParseAttributes(ref comma, new RouteBuilder(), out var error).Should().BeFalse();
        error.Message.Should().Be("unrecognised ip address ,");
        var bad = new Statement("foo 1 nlri 10.0.0.0/24").Reader;
        RouteGrammar.TryParseAttributes(ref bad, new RouteBuilder(), out error).Should().BeFalse();
        error.Message.Should().Be("The command 'foo' is not known or valid where used");
    }

    [Fact]
    public void Words_seen_before_give_the_same_route_from_the_cache()
    {
        var interner = new AttributeInterner();
        var cache = new AttributeTextCache(interner);
        const string Words = " next-hop 1.2.3.4 label [ 5 6 ] rd 1:2 path-information 7 watchdog dog name x withdraw";
        var first = Statement.Route("10.0.0.0/24" + Words, cache);
        var second = Statement.Route("10.0.1.0/24" + Words, cache);
        second.Interned.Should().NotBeNull();
        second.Build(interner).Should().BeSameAs(first.Build(interner));
        second.NextHop.Should().Be(first.NextHop);
        (second.Watchdog, second.Name, second.StartsWithdrawn, second.PathId).Should().Be(("dog", "x", true, 7u));
        second.Nlri().Should().Be(first.Nlri()[..^2] + "01");
    }

    [Fact]
    public void The_cache_tells_a_quoted_blank_from_two_words()
    {
        var cache = new AttributeTextCache(new AttributeInterner());
        Statement.Route("10.0.0.0/24 name \"x name\" next-hop 1.2.3.4", cache).Name.Should().Be("x name");
    }
}
