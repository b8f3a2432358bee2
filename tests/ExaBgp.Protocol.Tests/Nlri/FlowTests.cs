using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Tests.Nlri;

public sealed class FlowTests
{
    private const string Everything =
        "33 01180A0000 02180A0001 038106 048150 05120400D407D0 069101BB 078108 088100 0900020010C204 0A8164 0B810A 0C00028201";

    private delegate bool FlowStatement(ref TokenReader tokens, RouteBuilder route, out ParseError error);

    [Theory]
    [InlineData("destination 10.0.0.0/24", "05 01180A0000")]
    [InlineData("source-port 443 destination 10.0.0.0/24 source 10.0.1.0/24 protocol tcp port 80 destination-port >1024&<2000 icmp-type 8 icmp-code 0 tcp-flags [ syn ack&!rst ] packet-length 100 dscp 10 fragment [ is-fragment !dont-fragment ]", Everything)]
    [InlineData("protocol [ tcp udp ]", "05 0301068111")]
    [InlineData("port [ =80 =443 ]", "06 0401509101BB")]
    [InlineData("port >1024&<2000", "07 04120400D407D0")]
    [InlineData("packet-length [ >200&<300 >400&<500 ]", "0C 0A02C854012C120190D401F4")]
    [InlineData("tcp-flags [ syn+ack ]", "03 098012")]
    [InlineData("tcp-flags [ syn ack ]", "05 0900028010")]
    [InlineData("tcp-flags [ syn&!ack ]", "05 090002C210")]
    [InlineData("tcp-flags [SYN RST&FIN&!=push]", "09 090002000440 01C308")]
    [InlineData("fragment !is-fragment", "03 0C8202")]
    [InlineData("port [ http https ]", "06 0401509101BB")]
    [InlineData("port HTTP_ALT", "04 04911F90")]
    [InlineData("protocol 0x11", "03 038111")]
    [InlineData("icmp-type echo_request", "03 078108")]
    [InlineData("icmp-code ttl-eq-zero-during-reassembly", "03 088101")]
    [InlineData("protocol !=tcp", "03 038606")]
    [InlineData("port true", "03 048700")]
    [InlineData("destination 10.0.0.9/24", "05 01180A0000")]
    [InlineData("destination 10.0.0.0/24 destination 11.0.0.0/24", "0A 01180A0000 01180B0000")]
    [InlineData("port 80 port 443", "06 0401509101BB")]
    [InlineData("port [ ]", "00")]
    public void Match_words_become_components_in_ascending_order(string words, string hex)
    {
        var route = Flow(words + " discard");
        route.Family().Should().Be("ipv4 flow");
        route.Nlri().Should().Be(hex.Replace(" ", string.Empty, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("destination 2001:db8::/32/0 source 2001:db8:1::/48/16 next-header 6 traffic-class 10 flow-label 2013", "1A 01200020010DB8 02301020010DB80001 038106 0B810A 0D9107DD")]
    [InlineData("source 2001::/64/10", "0B 02400A2001000000000000")]
    [InlineData("destination 2001:db8::/32", "07 01200020010DB8")]
    [InlineData("flow-label 1048575", "06 0DA1000FFFFF")]
    [InlineData("source ::1/128/120", "13 02807800000000000000000000000000000001")]
    public void Ipv6_prefixes_carry_their_offset_and_all_their_octets(string words, string hex)
    {
        var route = Flow(words);
        route.Family().Should().Be("ipv6 flow");
        route.Nlri().Should().Be(hex.Replace(" ", string.Empty, StringComparison.Ordinal));
        Families.Of("ipv6 flow").Read(hex);
    }

    [Fact]
    public void A_distinguisher_makes_a_flow_vpn()
    {
        var route = Flow("destination 10.0.0.0/24 rd 65000:1 discard");
        route.Family().Should().Be("ipv4 flow-vpn");
        route.Nlri().Should().Be("0D0000FDE80000000101180A0000");
    }

    [Theory]
    [InlineData("discard", "8006000000000000")]
    [InlineData("rate-limit 9600", "8006000046160000")]
    [InlineData("rate-limit 9600 bytes", "8006000046160000")]
    [InlineData("rate-limit 1000 packets", "800C0000447A0000")]
    [InlineData("rate-limit 2000000000000", "800600005368D4A5")]
    [InlineData("redirect 65500:12345", "8008FFDC00003039")]
    [InlineData("redirect 4200000001:12345", "8208FA56EA013039")]
    [InlineData("redirect 258:33756718", "800801020203162E")]
    [InlineData("redirect-to-nexthop", "0800000000000000")]
    [InlineData("redirect-to-nexthop-ietf 1.2.3.4", "010C010203040000")]
    [InlineData("mark 10", "800900000000000A")]
    [InlineData("action sample-terminal", "8007000000000003")]
    [InlineData("action sample", "8007000000000002")]
    [InlineData("interface-set transitive:input:1234:1234", "0702000004D244D2")]
    [InlineData("interface-set [ input:1:1 non-transitive:output:1:2 ]", "0702000000014001 4702000000018002")]
    [InlineData("accept", "")]
    [InlineData("mark 10 discard", "8006000000000000 800900000000000A")]
    public void Actions_become_extended_communities(string words, string hex) =>
        Families.Hex(Flow("destination 10.0.0.0/24 " + words).Attributes.Get(AttributeCode.ExtendedCommunity)).Should()
            .Be(hex.Replace(" ", string.Empty, StringComparison.Ordinal));

    [Theory]
    [InlineData("redirect 1.2.3.4", "1.2.3.4", "0800000000000000")]
    [InlineData("copy 1.2.3.4", "1.2.3.4", "0800000000000001")]
    [InlineData("redirect 2001:db8::1", "2001:db8::1", "0800000000000000")]
    [InlineData("redirect \"[2001:db8::1]\"", "2001:db8::1", "0800000000000000")]
    public void Redirecting_to_an_address_makes_it_the_next_hop(string words, string nextHop, string hex)
    {
        var route = Flow("destination 10.0.0.0/24 " + words);
        route.NextHop.Address.ToString().Should().Be(nextHop);
        Families.Hex(route.Attributes.Get(AttributeCode.ExtendedCommunity)).Should().Be(hex);
    }

    [Theory]
    [InlineData("redirect-to-nexthop-ietf 2001:db8::1", "000C20010DB80000000000000000000000010000")]
    [InlineData("redirect \"[2001:db8::1]:5\"", "000D20010DB80000000000000000000000010005")]
    public void Actions_with_an_ipv6_address_become_ipv6_extended_communities(string words, string hex) =>
        Families.Hex(Flow("destination 10.0.0.0/24 " + words).Attributes.Get(AttributeCode.Ipv6ExtendedCommunity)).Should().Be(hex);

    [Theory]
    [InlineData("port 65536", "you tried to set an invalid port number ..")]
    [InlineData("port foo", "you tried to set an invalid port number ..")]
    [InlineData("packet-length 65536", "cloudflare already found that invalid max-packet length for for you ..")]
    [InlineData("dscp 64", "you tried to filter a flow using an invalid dscp for a component ..")]
    [InlineData("traffic-class 256", "you tried to filter a flow using an invalid traffic class for a component ..")]
    [InlineData("flow-label 1048576", "you tried to filter a flow using an invalid traffic label for a component ..")]
    [InlineData("protocol foo", "unknown protocol foo")]
    [InlineData("icmp-type foo", "unknown icmp type foo")]
    [InlineData("icmp-code foo", "unknown icmp code foo")]
    [InlineData("tcp-flags foo", "unknown tcp flag foo")]
    [InlineData("fragment foo", "unknown fragment foo")]
    [InlineData("port !10", "invalid operator syntax !10")]
    [InlineData("port [ 10& ]", "Can not finish an expresion on an &")]
    [InlineData("packet-length x", "'x' is not a number")]
    [InlineData("next-hop 1.2.3.4", "flow route: unknown command \"next-hop\"")]
    [InlineData("foo", "flow route: unknown command \"foo\"")]
    [InlineData("redirect 1.2.3.4:5", "this format has been deprecated as it does not make sense and it is not supported by other vendors")]
    [InlineData("redirect 70000:70000", "asn is a 32 bits number, local administrator field can only be 16 bit 70000")]
    [InlineData("redirect 4294967296:1", "asn is invalid, must be 0 to 4294967295 (32 bits): 4294967296")]
    [InlineData("redirect foo", "unrecognised ip address foo")]
    [InlineData("mark 64", "DSCP value 64 is out of range\n  Must be 0-63")]
    [InlineData("mark x", "'x' is not a valid DSCP mark value\n  Must be a number 0-63")]
    [InlineData("action foo", "'foo' is not a valid flow action\n  Valid options: sample, terminal, sample-terminal")]
    [InlineData("rate-limit x", "'x' is not a number")]
    [InlineData("interface-set foo:input:1:1", "'foo' is not a valid transitivity type\n  Valid options: transitive, non-transitive")]
    [InlineData("source foo/1", "unrecognised ip address foo")]
    public void A_bad_flow_is_refused_in_the_words_of_the_reference(string words, string message) => Error(words).Should().Be(message);

    [Theory]
    [InlineData("source foo")]
    [InlineData("source 10.0.0.0")]
    [InlineData("source 10.0.0.0/33")]
    [InlineData("source 10.0.0.0/24 destination 2001:db8::/32")]
    [InlineData("destination 10.0.0.0/24 flow-label 1")]
    [InlineData("destination 2001:db8::/32/32")]
    [InlineData("destination 10.0.0.0/24/1")]
    public void A_flow_that_would_match_something_else_is_refused(string words) => Error(words).Should().NotBeEmpty();

    [Fact]
    public void A_block_is_read_statement_by_statement()
    {
        var route = new RouteBuilder();
        Do(RouteGrammar.TryParseFlowThen, "discard", route);
        Do(RouteGrammar.TryParseFlowMatch, "protocol tcp", route);
        Do(RouteGrammar.TryParseFlowMatch, "source 10.0.0.0/24", route);
        Do(RouteGrammar.TryParseFlowScope, "interface-set input:1:1", route);
        Do(RouteGrammar.TryParseFlowWord, "rd 65535:65536", route);
        Do(RouteGrammar.TryParseFlowWord, "next-hop 5.6.7.8", route);
        RouteGrammar.TryEndFlow(route, out _).Should().BeTrue();
        route.Family().Should().Be("ipv4 flow-vpn");
        route.Nlri().Should().Be("100000FFFF0001000002180A0000038106");
        route.NextHop.Address.ToString().Should().Be("5.6.7.8");
    }

    [Theory]
    [InlineData("{ match { source 10.0.0.0/24; } then { discard; } }")]
    [InlineData("name { then { discard ; } match { source 10.0.0.0/24 ; } }")]
    public void A_command_may_give_the_block_in_one_line(string words)
    {
        var route = Flow(words);
        route.Nlri().Should().Be("0502180A0000");
        route.Attributes.Has(AttributeCode.ExtendedCommunity).Should().BeTrue();
    }

    [Fact]
    public void An_attribute_is_no_action() => Error("{ then { med 5; } }").Should().Be("invalid keyword \"med\"");

    [Fact]
    public void A_builder_that_was_cleared_remembers_no_component()
    {
        var route = Flow("source 10.0.0.0/24");
        route.Clear();
        var reader = new Statement("protocol tcp").Reader;
        RouteGrammar.TryParseFlow(ref reader, route, out _).Should().BeTrue();
        route.Nlri().Should().Be("03038106");
    }

    [Fact]
    public void An_announced_flow_is_of_the_family_that_encloses_it()
    {
        Statement.Announce("ipv4 flow", "source 10.0.0.0/24 next-hop 1.2.3.4 redirect-to-nexthop").Nlri().Should().Be("0502180A0000");
        Statement.Announce("ipv6 flow-vpn", "destination 2001:db8::/32 rd 1:2 discard").Nlri().Should().Be("0F000000010000000201200020010DB8");
        Statement.AnnounceError("ipv4 flow", "destination 2001:db8::/32").Should().NotBeEmpty();
        Statement.AnnounceError("ipv4 flow", "source 10.0.0.0/24 rd 1:2").Should().NotBeEmpty();
        Statement.AnnounceError("ipv4 flow-vpn", "source 10.0.0.0/24").Should().NotBeEmpty();
        Statement.AnnounceError("ipv4 flow", "source 10.0.0.0/24 foo").Should().StartWith("Unknown command 'foo'");
    }

    [Fact]
    public void Json_shows_each_component_and_the_text()
    {
        const string Text =
            "flow destination-ipv4 10.0.0.0/24 source-ipv4 10.0.1.0/24 protocol =tcp port =80 destination-port [ >1024&<2000 ] source-port =443 " +
            "icmp-type =echo-request icmp-code =0 tcp-flags [ syn ack&!rst ] packet-length =100 dscp =10 fragment [ is-fragment !dont-fragment ]";
        const string Members =
            "\"destination-ipv4\": [ \"10.0.0.0/24\" ], \"source-ipv4\": [ \"10.0.1.0/24\" ], \"protocol\": [ \"=tcp\" ], \"port\": [ \"=80\" ], " +
            "\"destination-port\": [ \">1024&<2000\" ], \"source-port\": [ \"=443\" ], \"icmp-type\": [ \"=echo-request\" ], \"icmp-code\": [ \"=0\" ], " +
            "\"tcp-flags\": [ \"syn\", \"ack&!rst\" ], \"packet-length\": [ \"=100\" ], \"dscp\": [ \"=10\" ], " +
            "\"fragment\": [ \"is-fragment\", \"!dont-fragment\" ], ";
        var flow = Families.Of("ipv4 flow");
        flow.Read(Everything);
        flow.Text(Everything).Should().Be(Text);
        flow.Json(Everything, nextHop: "1.2.3.4").Should().Be("{ " + Members + "\"next-hop\": \"1.2.3.4\", \"string\": \"" + Text + " next-hop 1.2.3.4\" }");
        flow.Json(Everything, Families.Six, nextHop: "1.2.3.4").Should().Be("{" + Members + "\"next-hop\": \"1.2.3.4\", \"string\": \"" + Text + "\" }");
        flow.Json(Everything, new Compatibility(Generation.Six, 6), nextHop: "1.2.3.4").Should().Be("{" + Members + "\"string\": \"" + Text + "\" }");
    }

    [Theory]
    [InlineData("ipv4 flow", "03 038006", "flow protocol false")]
    [InlineData("ipv4 flow", "03 038706", "flow protocol true")]
    [InlineData("ipv4 flow", "05 030706C701", "flow protocol [ true&trueicmp ]")]
    [InlineData("ipv4 flow", "05 030706C107", "flow protocol [ true&=7 ]")]
    [InlineData("ipv4 flow", "06 038106038111", "flow protocol [ =tcp =udp ]")]
    [InlineData("ipv4 flow", "0D 01180A0000 01180B0000 038106", "flow destination-ipv4 [ 10.0.0.0/24 11.0.0.0/24 ] protocol =tcp")]
    [InlineData("ipv4 flow", "0A 05B10000000000000050", "flow destination-port =80")]
    [InlineData("ipv4 flow", "07 09910FFF0C81F0", "flow tcp-flags =fin+syn+rst+push+ack+urg+ece+cwr+ns+unknown tcp flag type 4095 fragment =unknown fragment type 240")]
    [InlineData("ipv4 flow", "00", "flow")]
    [InlineData("ipv6 flow", "07 0B91010003812C", "flow next-header =44 traffic-class =256")]
    [InlineData("ipv4 flow", "0B 038106 01180A0000 038111", "flow destination-ipv4 10.0.0.0/24 protocol [ =tcp =udp ]")]
    [InlineData("ipv4 flow", "03 098000", "flow tcp-flags ")]
    [InlineData("ipv4 flow", "03 0C8200", "flow fragment !")]
    [InlineData("ipv4 flow", "03 03C106", "flow protocol &=tcp")]
    [InlineData("ipv4 flow", "03 03C006", "flow protocol &falsetcp")]
    [InlineData("ipv6 flow", "09 0130 20 20010DB81234", "flow destination-ipv6 2001:db8:1234::/48/32")]
    [InlineData("ipv6 flow", "05 0130 20 1234", "flow destination-ipv6 0:0:1234::/48/32")]
    [InlineData("ipv4 flow-vpn", "0D 0000FDE800000001 01180A0000", "flow destination-ipv4 10.0.0.0/24 rd 65000:1")]
    public void Received_components_are_shown_as_the_reference_shows_them(string family, string hex, string text)
    {
        var codec = Families.Of(family);
        codec.Read(hex);
        codec.Text(hex).Should().Be(text);
        codec.Json(hex).Should().Contain($"\"string\": \"{text}\"");
    }

    [Theory]
    [InlineData("ipv4 flow", "02 0D81")]
    [InlineData("ipv4 flow", "03 0D8101")]
    [InlineData("ipv4 flow", "03 0E8101")]
    [InlineData("ipv4 flow", "03 030106")]
    [InlineData("ipv4 flow", "02 0121")]
    [InlineData("ipv4 flow", "06 01210A000000")]
    [InlineData("ipv4 flow", "02 0391")]
    [InlineData("ipv4 flow-vpn", "05 01180A0000")]
    [InlineData("ipv6 flow", "05 0120200000")]
    public void A_malformed_rule_is_dropped_alone(string family, string hex)
    {
        var reader = new WireReader(Families.Hex(hex + "00"));
        Families.Of(family).Read(ref reader, false, out var nlri, out var skipped).IsAccept.Should().BeTrue();
        skipped.Should().BeTrue();
        nlri.Length.Should().Be(0);
        reader.Remaining.Should().Be(1);
    }

    [Theory]
    [InlineData("06 01180A0000", "Flow NLRI truncated: need 6 bytes, got 5")]
    [InlineData("F1 2C 00", "Flow NLRI truncated: need 300 bytes, got 1")]
    [InlineData("F1", "Flow NLRI truncated: no length")]
    public void A_length_past_the_end_resets_the_session(string hex, string reason) => Families.Of("ipv4 flow").Refuse(hex).Reason.Should().Be(reason);

    [Theory]
    [InlineData(237)]
    [InlineData(240)]
    [InlineData(256)]
    [InlineData(4095)]
    public void A_rule_may_take_up_to_4095_octets(int length)
    {
        var terms = (length - 1) / 2;
        var words = "protocol [ " + string.Join(' ', Enumerable.Repeat("tcp", terms)) + " ]" + ((length - 1) % 2 == 0 ? string.Empty : " port 80");
        if ((length - 1) % 2 != 0) words = words.Replace("[ tcp", "[", StringComparison.Ordinal);
        var route = Flow(words);
        route.At(0, out _, out var nlri);
        nlri.Length.Should().Be(length + (length < 240 ? 1 : 2));
        Families.Of("ipv4 flow").Read(route.Nlri()).Should().Equal(nlri.ToArray());
        Families.Of("ipv4 flow").Key(route.Nlri()).Length.Should().Be(length * 2);
    }

    [Fact]
    public void A_longer_rule_is_refused() =>
        Error("protocol [ " + string.Join(' ', Enumerable.Repeat("tcp", 2048)) + " ]").Should().Be("the flow takes 4097 octets, more than 4095");

    [Fact]
    public void Rows_have_no_next_hop_unless_there_is_one()
    {
        var flow = Families.Of("ipv4 flow");
        flow.Row("05 01180A0000", Families.Five, null).Should().Be("flow destination-ipv4 10.0.0.0/24");
        flow.Row("05 01180A0000", Families.Five, "1.2.3.4").Should().Be("flow destination-ipv4 10.0.0.0/24 next-hop 1.2.3.4");
        flow.Event("05 01180A0000", Families.Five, null).Should().Be("flow destination-ipv4 10.0.0.0/24");
        flow.Event("05 01180A0000", Families.Six, null).Should().Be("flow destination-ipv4 10.0.0.0/24 next-hop no-nexthop");
        flow.RowJson("05 01180A0000", null).Should().Be(
            "{\"rules\": {\"destination-ipv4\": [\"10.0.0.0/24\"]}, \"nexthop\": null, \"rd\": null, \"family\": {\"afi\": \"ipv4\", \"safi\": \"flow\"}}");
    }

    [Theory]
    [InlineData("ipv4 flow", Everything)]
    [InlineData("ipv4 flow-vpn", "0D 0000FDE800000001 01180A0000")]
    [InlineData("ipv6 flow", "1A 01200020010DB8 02301020010DB80001 038106 0B810A 0D9107DD")]
    [InlineData("ipv4 flow", "0A 01180A0000 01180B0000")]
    [InlineData("ipv4 flow", "07 09910FFF0C81F0")]
    public void The_words_of_a_rule_give_it_back(string family, string hex)
    {
        var words = Families.Of(family).Command(hex)!;
        Statement.Announce(family, words).Nlri().Should().Be(hex.Replace(" ", string.Empty, StringComparison.Ordinal));
    }

    private static RouteBuilder Flow(string words)
    {
        var route = new RouteBuilder();
        Do(RouteGrammar.TryParseFlow, words, route);
        return route;
    }

    private static string Error(string words)
    {
        var reader = new Statement(words).Reader;
        RouteGrammar.TryParseFlow(ref reader, new RouteBuilder(), out var error).Should().BeFalse(words);
        return error.Message;
    }

    private static void Do(FlowStatement statement, string words, RouteBuilder route)
    {
        var reader = new Statement(words).Reader;
        statement(ref reader, route, out var error).Should().BeTrue("{0} ({1})", words, error.Message);
    }
}
