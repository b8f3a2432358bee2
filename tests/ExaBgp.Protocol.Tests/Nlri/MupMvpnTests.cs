using ExaBgp.Protocol.Text;

namespace ExaBgp.Protocol.Tests.Nlri;

public sealed class MupMvpnTests
{
    [Theory]
    [InlineData("ipv4 mup", "mup-isd 10.0.1.0/24 rd 100:100", "01 0001 0C 0000006400000064 18 0A0001", "mup:isd::100:100:10.0.1.0/24",
        "{ \"name\": \"InterworkSegmentDiscoveryRoute\", \"arch\": 1, \"code\": 1, \"prefix_ip_len\": 24, \"prefix_ip\": \"10.0.1.0\", \"rd\": \"100:100\", \"raw\": ")]
    [InlineData("ipv4 mup", "mup-dsd 10.0.0.1 rd 100:100", "01 0002 0C 0000006400000064 0A000001", "mup:dsd::100:100:10.0.0.1",
        "{ \"name\": \"DirectSegmentDiscoveryRoute\", \"arch\": 1, \"code\": 2, \"ip\": \"10.0.0.1\", \"rd\": \"100:100\", \"raw\": ")]
    [InlineData("ipv4 mup", "mup-t1st 192.168.0.2/32 rd 100:100 teid 12345 qfi 9 endpoint 10.0.0.1", "01 0003 17 0000006400000064 20 C0A80002 00003039 09 20 0A000001",
        "mup:t1st::100:100:192.168.0.2/32:12345:9:10.0.0.1/32",
        "{ \"name\": \"Type1SessionTransformedRoute\", \"arch\": 1, \"code\": 3, \"prefix_ip_len\": 32, \"prefix_ip\": \"192.168.0.2\", \"teid\": \"12345\", \"qfi\": \"9\", \"rd\": \"100:100\", \"endpoint_ip_len\": 32, \"endpoint_ip\": \"10.0.0.1\", \"source_ip_len\": 0, \"source_ip\": \"b''\", \"raw\": ")]
    [InlineData("ipv4 mup", "mup-t1st 192.168.0.2/32 rd 100:100 teid 12345 qfi 9 endpoint 10.0.0.1 source 10.0.0.9", "01 0003 1C 0000006400000064 20 C0A80002 00003039 09 20 0A000001 20 0A000009",
        "mup:t1st::100:100:192.168.0.2/32:12345:9:10.0.0.1/32:10.0.0.9/32", "{ \"name\": \"Type1SessionTransformedRoute\"")]
    [InlineData("ipv4 mup", "mup-t2st 10.0.0.1 rd 100:100 teid 12345/32", "01 0004 11 0000006400000064 40 0A000001 00003039", "mup:t2st::100:100:64:10.0.0.1:12345:",
        "{ \"name\": \"Type2SessionTransformedRoute\",  \"arch\": 1, \"code\": 4, \"endpoint_len\": 64, \"endpoint_ip\": \"10.0.0.1\", \"rd\": \"100:100\", \"teid\": \"12345\", \"raw\": ")]
    [InlineData("ipv4 mup", "mup-t2st 10.0.0.1 rd 100:100 teid 12345/23", "01 0004 10 0000006400000064 37 0A000001 003039", "mup:t2st::100:100:55:10.0.0.1:12345:", "{ \"name\"")]
    [InlineData("ipv4 mup", "mup-t2st 10.0.0.1 rd 100:100 teid 11/20", "01 0004 10 0000006400000064 34 0A000001 00000B", "mup:t2st::100:100:52:10.0.0.1:11:", "{ \"name\"")]
    [InlineData("ipv4 mup", "mup-t2st 10.0.0.1 rd 100:100 teid 0/0", "01 0004 0D 0000006400000064 20 0A000001", "mup:t2st::100:100:32:10.0.0.1:0:", "{ \"name\"")]
    [InlineData("ipv6 mup", "mup-isd 2001::/64 rd 100:100", "01 0001 11 0000006400000064 40 2001000000000000", "mup:isd::100:100:2001::/64", "{ \"name\"")]
    [InlineData("ipv6 mup", "mup-dsd 2001::1 rd 100:100", "01 0002 18 0000006400000064 20010000000000000000000000000001", "mup:dsd::100:100:2001::1", "{ \"name\"")]
    [InlineData("ipv6 mup", "mup-t2st 2001::1 rd 100:100 teid 12345/32", "01 0004 1D 0000006400000064 A0 20010000000000000000000000000001 00003039", "mup:t2st::100:100:160:2001::1:12345:", "{ \"name\"")]
    [InlineData("ipv4 mup", "raw 0x01000903010203", "01 0009 03 010203", "mup:unknown:0x010203", "{ \"arch\": 1, \"code\": 9, \"raw\": \"01000903010203\" }")]
    [InlineData("ipv4 mcast-vpn", "source-ad source 10.99.12.4 group 239.251.255.228 rd 65000:99999", "05 12 0000FDE80001869F 20 0A630C04 20 EFFBFFE4", "mvpn:sourcead::65000:99999:10.99.12.4:239.251.255.228",
        "{ \"code\": 5, \"parsed\": true, \"raw\": \"05120000FDE80001869F200A630C0420EFFBFFE4\", \"name\": \"Source Active A-D Route\", \"rd\": \"65000:99999\", \"source\": \"10.99.12.4\", \"group\": \"239.251.255.228\"}")]
    [InlineData("ipv4 mcast-vpn", "shared-join rp 10.99.199.1 group 239.251.255.228 rd 65000:99999 source-as 65000", "06 16 0000FDE80001869F 0000FDE8 20 0A63C701 20 EFFBFFE4", "mvpn:shared-join::65000:99999:65000:10.99.199.1:239.251.255.228",
        "{ \"code\": 6, \"parsed\": true, \"raw\": \"06160000FDE80001869F0000FDE8200A63C70120EFFBFFE4\", \"name\": \"C-Multicast Shared Tree Join route\", \"rd\": \"65000:99999\", \"source-as\": \"65000\", \"source\": \"10.99.199.1\", \"group\": \"239.251.255.228\"}")]
    [InlineData("ipv4 mcast-vpn", "source-join source 10.99.12.2 group 239.251.255.228 rd 65000:99999 source-as 65000", "07 16 0000FDE80001869F 0000FDE8 20 0A630C02 20 EFFBFFE4", "mvpn:source-join::65000:99999:65000:10.99.12.2:239.251.255.228", "{ \"code\": 7")]
    [InlineData("ipv6 mcast-vpn", "source-ad source fd12::4 group ff0e::1 rd 65000:99999", "05 2A 0000FDE80001869F 80 FD120000000000000000000000000004 80 FF0E0000000000000000000000000001", "mvpn:sourcead::65000:99999:fd12::4:ff0e::1", "{ \"code\": 5")]
    [InlineData("ipv4 mcast-vpn", "raw 0x0103010203", "01 03 010203", "mvpn:unknown:0x010203", "{ \"code\": 1, \"parsed\": false, \"raw\": \"0103010203\" }")]
    public void Each_route_type_goes_from_words_to_octets_and_back(string family, string words, string hex, string text, string json)
    {
        var codec = Families.Of(family);
        var expected = hex.Replace(" ", string.Empty, StringComparison.Ordinal);
        Statement.Announce(family, words + " next-hop 1.2.3.4 extended-community target:10:10").Nlri().Should().Be(expected);
        codec.Read(hex);
        codec.Text(hex).Should().Be(text);
        codec.Json(hex).Should().StartWith(json);
        codec.Command(hex).Should().Be(words);
    }

    [Theory]
    [InlineData("ipv4 mup", "", "Missing route type. Valid options: mup-dsd, mup-isd, mup-t1st, mup-t2st")]
    [InlineData("ipv4 mup", "foo", "Unknown route type 'foo'\n  Valid options: mup-dsd, mup-isd, mup-t1st, mup-t2st")]
    [InlineData("ipv4 mup", "mup-t1st 10.0.0.0/24 teid 1", "expected 'rd' but found 'teid' instead")]
    [InlineData("ipv4 mup", "mup-t1st 10.0.0.0/24 rd 1:2 teid x", "teid must be a number, received 'x'")]
    [InlineData("ipv4 mup", "mup-t1st 10.0.0.0/24 rd 1:2 teid 4294967296", "TEID 4294967296 out of range\n  Must be 0 to 4294967295 (32-bit)")]
    [InlineData("ipv4 mup", "mup-t1st 10.0.0.0/24 rd 1:2 teid 1 qfi x", "qfi must be a number, received 'x'")]
    [InlineData("ipv4 mup", "mup-t1st 10.0.0.0/24 rd 1:2 teid 1 qfi 64", "QFI 64 out of range\n  Must be 0 to 63 (6-bit)")]
    [InlineData("ipv4 mup", "mup-t2st 10.0.0.1 x", "expected 'rd', received 'x'")]
    [InlineData("ipv4 mup", "mup-t2st 10.0.0.1 rd 1:2 teid 1", "invalid teid format\n  Expected: <teid>/<length> (length 0-32)")]
    [InlineData("ipv4 mup", "mup-t2st 10.0.0.1 rd 1:2 teid 1/33", "teid length 33 out of range\n  Must be 0 to 32")]
    [InlineData("ipv4 mup", "mup-t2st 10.0.0.1 rd 1:2 teid 12345/8", "TEID 12345 cannot be stored in 8 bits")]
    [InlineData("ipv4 mcast-vpn", "foo", "Unknown route type 'foo'\n  Valid options: shared-join, source-ad, source-join")]
    [InlineData("ipv4 mcast-vpn", "shared-join group 1.2.3.4", "expected 'rp' but found 'group' instead")]
    [InlineData("ipv4 mcast-vpn", "shared-join rp 1.2.3.4 group 239.0.0.1 rd 1:2 source-as x", "expect source-as to be a integer in the range 0-4294967295, but received 'x'")]
    public void A_bad_route_is_refused_in_the_words_of_the_reference(string family, string words, string message) =>
        Statement.AnnounceError(family, words).Should().Be(message);

    [Theory]
    [InlineData("ipv4 mup", "mup-dsd 10.0.0.1 rd 1:2")]
    [InlineData("ipv4 mcast-vpn", "source-ad source 10.99.12.4 group 239.251.255.228 rd 65000:99999")]
    public void The_attributes_that_decoding_prints_are_read(string family, string words)
    {
        var route = Statement.Announce(family, words + " next-hop 1.2.3.4 origin igp local-preference 100 extended-community target:1:2 path-information 7");
        route.PathId.Should().Be(7);
        route.Attributes.Count.Should().Be(3);
        Statement.AnnounceError(family, words + " foo").Should().StartWith("Unknown command 'foo'\n  Valid options: ");
    }

    [Fact]
    public void Host_bits_of_a_segment_are_dropped() =>
        Statement.Announce("ipv4 mup", "mup-isd 10.0.1.9/24 rd 100:100").Nlri().Should().Be("0100010C0000006400000064180A0001");

    [Fact]
    public void An_ipv4_next_hop_of_an_ipv6_route_is_mapped()
    {
        Statement.Announce("ipv6 mup", "mup-dsd 2001::1 rd 100:100 next-hop 10.0.0.2").NextHop.Address.ToString().Should().Be("::ffff:10.0.0.2");
        Statement.Announce("ipv4 mup", "mup-dsd 10.0.0.1 rd 100:100 next-hop 10.0.0.2").NextHop.Address.ToString().Should().Be("10.0.0.2");
    }

    [Theory]
    [InlineData("ipv4 mup", "0100", 10, "MUP NLRI too short: need at least 4 bytes, got 2")]
    [InlineData("ipv4 mup", "010001080000006400000064", 10, "InterworkSegmentDiscoveryRoute MUP NLRI is too short: need at least 13 bytes, got 12")]
    [InlineData("ipv4 mup", "0100010D0000006400000064 210A000100", 10, "mup isd prefix length is 33 bits, more than the 32 of an ipv4 address")]
    [InlineData("ipv4 mup", "0100010D0000006400000064 180A000100", 10, "mup isd is 17 bytes, expecting 16 for a prefix of 24 bits")]
    [InlineData("ipv4 mup", "0100020D0000006400000064 0A00000100", 5, "Invalid IP size, expect 4 or 16 octets. got 5")]
    [InlineData("ipv4 mup", "010003160000006400000064 20C0A80002 00003039 09 200A0000", 10, "Type1SessionTransformedRoute MUP NLRI is too short: need at least 27 bytes, got 26")]
    [InlineData("ipv4 mup", "010003170000006400000064 20C0A80002 00003039 09 210A000001", 10, "mup t1st endpoint ip length is not 32bit or 128bit, unexpect len: 33")]
    [InlineData("ipv4 mup", "010003170000006400000064 21C0A80002 00003039 09 200A000001", 10, "mup t1st prefix length is 33 bits, more than the 32 of an ipv4 address")]
    [InlineData("ipv4 mup", "010004110000006400000064 1F0A000001 00003039", 10, "endpoint length is 31, expecting 32 to 64 for ipv4")]
    [InlineData("ipv4 mup", "010004110000006400000064 300A000001 00003039", 10, "mup t2st is 21 bytes, expecting 19 for an endpoint of 48 bits")]
    [InlineData("ipv4 mcast-vpn", "0615 0000FDE80001869F 0000FDE8 200A63C701 20EFFBFF", 5, "Invalid C-Multicast Route length (21 bytes).")]
    [InlineData("ipv4 mcast-vpn", "05", 10, "MVPN NLRI too short: need at least 2 bytes, got 1")]
    [InlineData("ipv4 mcast-vpn", "0512", 10, "MVPN NLRI truncated: need 20 bytes, got 2")]
    public void A_malformed_route_resets_the_session(string family, string hex, byte subcode, string reason)
    {
        var outcome = Families.Of(family).Refuse(hex);
        (outcome.Notification!.Code, outcome.Notification.Subcode, outcome.Reason).Should().Be(((byte)3, subcode, reason));
    }

    [Fact]
    public void A_session_is_identified_by_distinguisher_and_prefix()
    {
        var mup = Families.Of("ipv4 mup");
        mup.Key("010003170000006400000064 20C0A80002 00003039 09 200A000001").Should()
            .Be(mup.Key("0100031C0000006400000064 20C0A80002 00000001 01 200A000002 200A000003"));
        mup.Key("010003170000006400000064 20C0A80002 00003039 09 200A000001").Should()
            .NotBe(mup.Key("010003170000006400000064 20C0A80003 00003039 09 200A000001"));
    }

    [Fact]
    public void Another_architecture_is_kept_octet_for_octet()
    {
        var mup = Families.Of("ipv4 mup");
        mup.Read("0200010C0000006400000064180A0001");
        mup.Json("0200010C0000006400000064180A0001").Should().Be("{ \"arch\": 2, \"code\": 1, \"raw\": \"0200010C0000006400000064180A0001\" }");
    }

    [Theory]
    [InlineData("ipv4 mup", "0100020C00000064000000640A000001", "{\"arch\": 1, \"code\": 2, \"raw\": \"0100020C00000064000000640A000001\", \"name\": \"DirectSegmentDiscoveryRoute\", \"family\": {\"afi\": \"ipv4\", \"safi\": \"mup\"}, \"rd\": \"100:100\", \"ip\": \"10.0.0.1\"}")]
    [InlineData("ipv4 mup", "010004110000006400000064400A00000100003039", "{\"arch\": 1, \"code\": 4, \"raw\": \"010004110000006400000064400A00000100003039\", \"name\": \"Type2SessionTransformedRoute\", \"family\": {\"afi\": \"ipv4\", \"safi\": \"mup\"}, \"rd\": \"100:100\", \"endpoint_len\": 64, \"endpoint_ip\": \"10.0.0.1\", \"teid\": 12345}")]
    [InlineData("ipv4 mup", "01000903010203", "{\"arch\": 1, \"code\": 9, \"raw\": \"01000903010203\", \"name\": \"Unknown\", \"family\": {\"afi\": \"ipv4\", \"safi\": \"mup\"}}")]
    [InlineData("ipv4 mcast-vpn", "06160000FDE80001869F0000FDE8200A63C70120EFFBFFE4", "{\"code\": 6, \"parsed\": true, \"raw\": \"06160000FDE80001869F0000FDE8200A63C70120EFFBFFE4\", \"name\": \"C-Multicast Shared Tree Join route\", \"family\": {\"afi\": \"ipv4\", \"safi\": \"mcast-vpn\"}, \"rd\": \"65000:99999\", \"source-as\": 65000, \"source\": \"10.99.199.1\", \"group\": \"239.251.255.228\"}")]
    public void Rows_in_json_have_their_own_members(string family, string hex, string json) => Families.Of(family).RowJson(hex, "1.2.3.4").Should().Be(json);

    [Fact]
    public void Rows_of_generation_five_show_no_next_hop()
    {
        Families.Of("ipv4 mup").Row("0100020C00000064000000640A000001", Families.Five, "1.2.3.4", extensive: true).Should().Be("mup:dsd::100:100:10.0.0.1");
        Families.Of("ipv4 mup").Row("0100020C00000064000000640A000001", Families.Six, "1.2.3.4", extensive: true).Should().Be("mup:dsd::100:100:10.0.0.1 next-hop 1.2.3.4");
    }
}
