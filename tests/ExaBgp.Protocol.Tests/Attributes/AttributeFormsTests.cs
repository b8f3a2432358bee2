using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol.Tests.Attributes;

public sealed class AttributeFormsTests
{
    private const string Sid = "FC000000000000000000000000000001";

    [Theory]
    [InlineData(AttributeCode.Origin, "00", "\"origin\": \"igp\"")]
    [InlineData(AttributeCode.AsPath, "", "")]
    [InlineData(
        AttributeCode.AsPath,
        "02020000FDE90000FDEA 01020000FDEB0000FDEC 03020000FC000000FC01 04010000FC02",
        "\"as-path\": {\"0\": {\"element\": \"as-sequence\", \"value\": [65001, 65002]}, \"1\": {\"element\": \"as-set\", \"value\": [65003, 65004]}, "
        + "\"2\": {\"element\": \"as-confed-sequence\", \"value\": [64512, 64513]}, \"3\": {\"element\": \"as-confed-set\", \"value\": [64514]}}")]
    [InlineData(AttributeCode.Med, "0000000A", "\"med\": 10")]
    [InlineData(AttributeCode.LocalPreference, "FFFFFFFF", "\"local-preference\": 4294967295")]
    [InlineData(AttributeCode.AtomicAggregate, "", "\"atomic-aggregate\": true")]
    [InlineData(AttributeCode.Aggregator, "000046E0DB76E1BD", "\"aggregator\": \"18144:219.118.225.189\"")]
    [InlineData(AttributeCode.OriginatorId, "01010101", "\"originator-id\": \"1.1.1.1\"")]
    [InlineData(AttributeCode.ClusterList, "0202020203030303", "\"cluster-list\": [ \"2.2.2.2\", \"3.3.3.3\" ]")]
    [InlineData(AttributeCode.ExtendedCommunity, "0002FDE800000064", "\"extended-community\": [ { \"value\": 842122827661412, \"string\": \"target:65000:100\" } ]")]
    [InlineData(AttributeCode.As4Path, "0201FA56EA01", "")]
    [InlineData(AttributeCode.As4Aggregator, "000046E0DB76E1BD", "")]
    [InlineData(AttributeCode.Aigp, "01000B000000000000000A", "\"aigp\": \"0x000000000000000a\"")]
    [InlineData(AttributeCode.OnlyToCustomer, "0000FDE8", "\"only-to-customer\": 65000")]
    [InlineData(AttributeCode.PrefixSid, "01000700000000000309", "\"bgp-prefix-sid\": { \"sr-label-index\": 777 }")]
    [InlineData(
        AttributeCode.PrefixSid,
        "01000700000000000309 03000E0000 0C3500001000 0F4240001388",
        "\"bgp-prefix-sid\": { \"sr-label-index\": 777, \"sr-srgbs\": [[800000, 4096], [1000000, 5000]] }")]
    [InlineData(
        AttributeCode.PrefixSid,
        "050022 00 01001E 00" + Sid + "00001300 010006401810000000",
        "\"bgp-prefix-sid\": { \"l3-service\": [ { \"sid\": \"fc00::1\", \"flags\": 0, \"endpoint_behavior\": 19, \"structure\": {\"locator-block-length\": 64, "
        + "\"locator-node-length\": 24, \"function-length\": 16, \"argument-length\": 0, \"transposition-length\": 0, \"transposition-offset\": 0} } ] }")]
    [InlineData(AttributeCode.PrefixSid, "0900020102", "\"bgp-prefix-sid\": { \"attribute-not-implemented-9\": \"0x0102\" }")]
    public void Both_generations_show_this_json(AttributeCode code, string hex, string json)
    {
        Sample.Json(code, hex).Should().Be(json);
        Sample.Json(code, hex, Sample.Six).Should().Be(json);
    }

    [Theory]
    [InlineData(AttributeCode.Origin, "02", "origin incomplete")]
    [InlineData(AttributeCode.AsPath, "", "")]
    [InlineData(AttributeCode.AsPath, "02020000FDE90000FDEA 01020000FDEB0000FDEC 03020000FC000000FC01 04010000FC02", "as-path ( 65001 65002 ) [ 65003 65004 ] {( 64512 64513 )} {[ 64514 ]}")]
    [InlineData(AttributeCode.AtomicAggregate, "", "atomic-aggregate")]
    [InlineData(AttributeCode.Aggregator, "000046E0DB76E1BD", "aggregator ( 18144:219.118.225.189 )")]
    [InlineData(AttributeCode.Community, "FDE80001", "community 65000:1")]
    [InlineData(AttributeCode.Community, "FFFFFF01FDE80001", "community [ 65000:1 no-export ]")]
    [InlineData(AttributeCode.Community, "FFFFFF02FFFFFF03FFFFFF04FFFF029A", "community [ blackhole no-advertise no-export-subconfed no-peer ]")]
    [InlineData(AttributeCode.ClusterList, "0202020203030303", "cluster-list [ 2.2.2.2 3.3.3.3 ]")]
    [InlineData(AttributeCode.LargeCommunity, "000000010000000200000003", "large-community 1:2:3")]
    [InlineData(AttributeCode.Aigp, "01000B000000000000000A", "aigp 0x000000000000000a")]
    [InlineData(AttributeCode.PrefixSid, "01000700000000000309", "bgp-prefix-sid [ 777 ]")]
    [InlineData(AttributeCode.PrefixSid, "01000700000000000309 03000E0000 0C3500001000 0F4240001388", "bgp-prefix-sid [ 777, [ ( 800000,4096 ), ( 1000000,5000 ) ] ]")]
    [InlineData(
        AttributeCode.PrefixSid,
        "050022 00 01001E 00" + Sid + "00001300 010006401810000000",
        "bgp-prefix-sid [ l3-service [ sid-information [ sid:fc00::1 flags:0 endpoint_behavior:0x13  [ sid-structure [64,24,16,0,0,0] ] ] ]")]
    public void Both_generations_show_this_text(AttributeCode code, string hex, string text)
    {
        Sample.Text(code, hex).Should().Be(text);
        Sample.Text(code, hex, Sample.Six).Should().Be(text);
    }

    [Theory]
    [InlineData(AttributeCode.Community, "FFFFFF01 FDE80001", "\"community\": [ [ 65000, 1 ], [ 65535, 65281 ] ]", "\"community\": [ [ 65535, 65281 ], [ 65000, 1 ] ]")]
    [InlineData(
        AttributeCode.LargeCommunity,
        "0000000A0000000B0000000C 000000010000000200000003",
        "\"large-community\": [ [ 1, 2 , 3 ], [ 10, 11 , 12 ] ]",
        "\"large-community\": [ [ 10, 11 , 12 ], [ 1, 2 , 3 ] ]")]
    [InlineData(
        AttributeCode.ExtendedCommunity,
        "0600010000000005 0002000100000002",
        "\"extended-community\": [ { \"value\": 562954248388610, \"string\": \"target:1:2\" }, { \"value\": 432346663739195397, \"string\": \"mac-mobility:5:sticky\" } ]",
        "\"extended-community\": [ { \"value\": 432346663739195397, \"string\": \"mac-mobility:5:sticky\" }, { \"value\": 562954248388610, \"string\": \"target:1:2\" } ]")]
    [InlineData(
        AttributeCode.ExtendedCommunity,
        "030B000000000064",
        "\"extended-community\": [ { \"value\": 219269006857601124, \"string\": \"\" } ]",
        "\"extended-community\": [ { \"value\": 219269006857601124, \"string\": \"0x030B000000000064\" } ]")]
    [InlineData(
        AttributeCode.ExtendedCommunity,
        "4702000000010005",
        "\"extended-community\": [ { \"value\": 5116652126646370309, \"string\": \"interface-set:0:1:5\" } ]",
        "\"extended-community\": [ { \"value\": 5116652126646370309, \"string\": \"interface-set:0:1:5\", \"transitive\": false } ]")]
    [InlineData(
        AttributeCode.ExtendedCommunity,
        "800C0000447A0000",
        "\"extended-community\": [ { \"value\": 9226749737724149760, \"string\": \"\" } ]",
        "\"extended-community\": [ { \"value\": 9226749737724149760, \"string\": \"rate-limit:1000:packets\" } ]")]
    [InlineData(
        AttributeCode.Ipv6ExtendedCommunity,
        "000C" + Sid + "0001",
        "\"extended-community-ipv6\": [ { \"value\": 289561238437171059853377841946418568929280001, \"string\": \"copy-to-nexthop-ietf fc00::1 (with copy)\" } ]",
        "\"extended-community-ipv6\": [ { \"value\": 289561238437171059853377841946418568929280001, \"string\": \"copy-to-nexthop-ietf fc00::1 (with copy)\" } ]")]
    [InlineData(
        AttributeCode.Ipv6ExtendedCommunity,
        "0002" + Sid + "0001",
        "\"extended-community-ipv6\": [ { \"value\": 66553786451864828438020659219934953869475841, \"string\": \"\" } ]",
        "\"extended-community-ipv6\": [ { \"value\": 66553786451864828438020659219934953869475841, \"string\": \"0x0002" + Sid + "0001\" } ]")]
    [InlineData(AttributeCode.PmsiTunnel, "00010000A101020304", "\"pmsi\": \"pmsi:rsvp-tep2mplsp:0:10:0x01020304\"", "\"pmsi\": \"pmsi:rsvp-tep2mplsp:0:10(161):0x01020304\"")]
    [InlineData(AttributeCode.PmsiTunnel, "00060000A009090909", "\"pmsi\": \"pmsi:ingressreplication:0:10(160):9.9.9.9\"", "\"pmsi\": \"pmsi:ingressreplication:0:10:9.9.9.9\"")]
    [InlineData(AttributeCode.PmsiTunnel, "0000000000", "\"pmsi\": \"pmsi:notunnel:0:0:\"", "\"pmsi\": \"pmsi:notunnel:0:0:\"")]
    [InlineData(
        AttributeCode.PrefixSid,
        "05000600 0900020102",
        "\"bgp-prefix-sid\": { \"l3-service\": [  ] }",
        "\"bgp-prefix-sid\": { \"l3-service\": [ {\"type\": 9, \"raw\": \"0102\"} ] }")]
    [InlineData(
        AttributeCode.TunnelEncapsulation,
        "000F0008 0C06000000000064",
        "\"attribute-0x17-0xE0\": \"0x000f00080c06000000000064\"",
        "\"tunnel-encap\": {\"sr-policy\": {\"preference\": 100}}")]
    [InlineData(AttributeCode.TunnelEncapsulation, "0008000401020102", "\"attribute-0x17-0xE0\": \"0x0008000401020102\"", "\"tunnel-encap\": {\"tunnel-type-8\": \"0x01020102\"}")]
    public void Each_generation_shows_its_own_json(AttributeCode code, string hex, string five, string six)
    {
        Sample.Json(code, hex, flags: AttributeFlags.Optional | AttributeFlags.Transitive).Should().Be(five);
        Sample.Json(code, hex, Sample.Six, AttributeFlags.Optional | AttributeFlags.Transitive).Should().Be(six);
    }

    [Theory]
    [InlineData(AttributeCode.ClusterList, "02020202", "cluster-list [ 2.2.2.2 ]", "cluster-list 2.2.2.2")]
    [InlineData(AttributeCode.PmsiTunnel, "00000000A1", "pmsi pmsi:notunnel:0:10:", "pmsi pmsi:notunnel:0:10(161):")]
    [InlineData(
        AttributeCode.TunnelEncapsulation, "0008000401020102", "attribute [ 0x17 0xE0 0x0008000401020102 ]", "tunnel-encap tunnel-encap [tunnel-type:8]")]
    [InlineData(
        AttributeCode.TunnelEncapsulation,
        "000F0024 0C06000000000064 0D06100005DC0100 800011 00 0906000000000001 0106000003E81100",
        "attribute [ 0x17 0xE0 0x000f00240c060000000000640d06100005dc01008000110009060000000000010106000003e81100 ]",
        "tunnel-encap tunnel-encap [sr-policy {preference 100 binding-sid mpls 24000 segment-list weight 1 [16001]}]")]
    [InlineData(AttributeCode.ExtendedCommunity, "800C0000447A0000", "extended-community 0x800C0000447A0000", "extended-community rate-limit:1000:packets")]
    public void Each_generation_shows_its_own_text(AttributeCode code, string hex, string five, string six)
    {
        Sample.Text(code, hex, flags: AttributeFlags.Optional | AttributeFlags.Transitive).Should().Be(five);
        Sample.Text(code, hex, Sample.Six, AttributeFlags.Optional | AttributeFlags.Transitive).Should().Be(six);
    }

    [Fact]
    public void An_unknown_attribute_is_shown_by_code_and_flags()
    {
        const AttributeFlags Flags = AttributeFlags.Optional | AttributeFlags.Transitive | AttributeFlags.Partial;
        Sample.Json((AttributeCode)0x99, "01020304", flags: Flags).Should().Be("\"attribute-0x99-0xE0\": \"0x01020304\"");
        Sample.Text((AttributeCode)0x99, "01020304", flags: Flags).Should().Be("attribute [ 0x99 0xE0 0x01020304 ]");
    }

    [Theory]
    [InlineData("binding-sid", "000F000C 0D06100005DC0100 0D020000", "\"sr-policy\": {\"binding-sid\": {\"type\": \"mpls\", \"label\": 24000}, \"binding-sid\": null}")]
    [InlineData("lists last", "000F0014 800009 00 0906000000000002 0C06000000000064", "\"sr-policy\": {\"preference\": 100, \"segment-lists\": [{\"weight\": 2, \"segments\": []}]}")]
    [InlineData("unknown", "000F0005 0E03000001", "\"sr-policy\": {\"unknown-subtlv-14\": \"0x000001\"}")]
    [InlineData("names", "000F000E 82000700 22 5C 0A 0D 41 FF 0F020500", "\"sr-policy\": {\"policy-name\": \"\\\"\\\\\\n\\rA\\ufffd\", \"priority\": 5}")]
    [InlineData(
        "segments",
        "000F0033 800030 00 0106000003E81100 0D1A1000" + Sid + "0041000020001000 0306000001010101 7701FF",
        "\"sr-policy\": {\"segment-lists\": [{\"weight\": 1, \"segments\": [{\"type\": \"A\", \"label\": 16001, \"tc\": 0, \"s\": true, \"ttl\": 0}, "
        + "{\"type\": \"B\", \"sid\": \"fc00::1\", \"endpoint-behavior\": {\"behavior\": 65, \"lb-length\": 32, \"ln-length\": 0, \"fun-length\": 16, \"arg-length\": 0}}, "
        + "{\"type\": \"C\", \"ipv4_node\": \"1.1.1.1\", \"algorithm\": 0}]}]}")]
    public void Sr_policy_tunnels_show_this_json(string what, string hex, string json)
    {
        Sample.Read(AttributeCode.TunnelEncapsulation, hex, Sample.Internal, out _).IsAccept.Should().BeTrue(what);
        Sample.Json(AttributeCode.TunnelEncapsulation, hex, Sample.Six).Should().Be("\"tunnel-encap\": {" + json + "}");
    }

    [Fact]
    public void A_name_of_a_peer_cannot_break_a_text_line() =>
        Sample.Text(AttributeCode.TunnelEncapsulation, "000F0007 82000400 410A0D", Sample.Six).Should().Be("tunnel-encap tunnel-encap [sr-policy {policy-name \"A\\n\\r\"}]");
}
