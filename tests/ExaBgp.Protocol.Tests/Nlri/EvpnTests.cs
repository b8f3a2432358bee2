namespace ExaBgp.Protocol.Tests.Nlri;

public sealed class EvpnTests
{
    private const string Head = "0000FDE800000064 00112233445566778899 00000007";
    private const string HeadText = "65000:100:00:11:22:33:44:55:66:77:88:99";
    private const string LetterHead = "0000FDE800000064 AABBCCDDEEFF00112233 00000007";
    private const string HeadJson = "\"rd\": \"65000:100\", \"esi\": \"00:11:22:33:44:55:66:77:88:99\"";

    [Theory]
    [InlineData("0119 " + Head + " 000641", "evpn:ethernetad::" + HeadText + ":7: label 100 (1601)",
        "\"name\": \"Ethernet Auto-Discovery\", " + HeadJson + ", \"ethernet-tag\": 7, \"label\": [ [100, 1601] ] }")]
    [InlineData("0116 " + Head, "evpn:ethernetad::" + HeadText + ":7:", "\"name\": \"Ethernet Auto-Discovery\", " + HeadJson + ", \"ethernet-tag\": 7 }")]
    [InlineData("0221 " + Head + " 30 AABBCCDDEEFF 00 000641", "evpn:macadv::" + HeadText + ":7:AA:BB:CC:DD:EE:FF/48:: label 100 (1601)",
        "\"name\": \"MAC/IP advertisement\", " + HeadJson + ", \"ethernet-tag\": 7, \"mac\": \"AA:BB:CC:DD:EE:FF\", \"label\": [ [100, 1601] ] }")]
    [InlineData("0228 " + Head + " 30 AABBCCDDEEFF 20 0A000001 000641 000651",
        "evpn:macadv::" + HeadText + ":7:AA:BB:CC:DD:EE:FF/48:10.0.0.1: label 100 (1601)",
        "\"mac\": \"AA:BB:CC:DD:EE:FF\", \"label\": [ [100, 1601] ], \"ip\": \"10.0.0.1\" }")]
    [InlineData("0231 " + Head + " 30 AABBCCDDEEFF 80 20010DB8000000000000000000000001 000640",
        "evpn:macadv::" + HeadText + ":7:AA:BB:CC:DD:EE:FF/48:2001:db8::1: label 100 (1600)",
        "\"mac\": \"AA:BB:CC:DD:EE:FF\", \"label\": [ [100, 1600] ], \"ip\": \"2001:db8::1\" }")]
    [InlineData("0221 " + Head + " 30 AABBCCDDEEFF 00 000000", "evpn:macadv::" + HeadText + ":7:AA:BB:CC:DD:EE:FF/48:: label 0", "\"label\": [ [0] ] }")]
    [InlineData("0311 0000FDE800000064 00000007 20 0A000001", "evpn:multicast::65000:100:7:10.0.0.1",
        "\"name\": \"Inclusive Multicast Ethernet Tag\", \"rd\": \"65000:100\", \"ethernet-tag\": 7, \"ip\": \"10.0.0.1\" }")]
    [InlineData("0417 0000FDE800000064 00112233445566778899 20 0A000001", "evpn:segment::" + HeadText + ":10.0.0.1",
        "\"name\": \"Ethernet Segment\", " + HeadJson + ", \"ip\": \"10.0.0.1\" }")]
    [InlineData("0522 " + Head + " 18 0A000000 0A0000FE 000641", "evpn:prfxadv::" + HeadText + ":7:10.0.0.0/24:10.0.0.254: label 100 (1601)",
        "\"name\": \"IP Prefix Advertisement\", " + HeadJson + ", \"ethernet-tag\": 7, \"label\": [ [100, 1601] ], \"ip\": \"10.0.0.0\", \"iplen\": 24, \"gateway\": \"10.0.0.254\" }")]
    [InlineData("053A " + Head + " 40 20010DB8000000000000000000000000 20010DB8000000000000000000000001 000641",
        "evpn:prfxadv::" + HeadText + ":7:2001:db8::/64:2001:db8::1: label 100 (1601)", "\"ip\": \"2001:db8::\", \"iplen\": 64, \"gateway\": \"2001:db8::1\" }")]
    [InlineData("0116 " + LetterHead, "evpn:ethernetad::65000:100:aa:bb:cc:dd:ee:ff:00:11:22:33:7:", "\"esi\": \"aa:bb:cc:dd:ee:ff:00:11:22:33\", \"ethernet-tag\": 7 }")]
    [InlineData("0603 ABCDEF", "evpn:unknown:0xabcdef", "\"raw\": \"0603ABCDEF\" }")]
    [InlineData("0603 010203", "evpn:unknown:0x010203", "{ \"code\": 6, \"parsed\": false, \"raw\": \"0603010203\" }")]
    public void Each_route_type_is_read_and_shown(string hex, string text, string json)
    {
        var evpn = Families.Of("l2vpn evpn");
        evpn.Read(hex);
        evpn.Text(hex).Should().Be(text);
        evpn.Json(hex).Should().EndWith(json);
        evpn.Json(hex, Families.Six).Should().Be(evpn.Json(hex));
    }

    [Theory]
    [InlineData("05", 3, 10, "EVPN NLRI too short: need at least 2 bytes, got 1")]
    [InlineData("0522", 3, 10, "EVPN NLRI truncated: need 36 bytes, got 2")]
    [InlineData("0115 0000FDE800000064 00112233445566778899 000000", 3, 10, "Ethernet Auto-Discovery EVPN NLRI is too short: need at least 24 bytes, got 23")]
    [InlineData("0117 " + Head + " 00", 3, 10, "Ethernet A-D EVPN NLRI has a truncated label stack")]
    [InlineData("0221 " + Head + " 31 AABBCCDDEEFF 00 000641", 3, 5, "invalid MAC Address length in MAC/IP advertisement")]
    [InlineData("0221 " + Head + " 30 AABBCCDDEEFF 01 000641", 3, 5, "IP field length is given as 1 bits in MAC/IP advertisement, expecting 0, 32 (IPv4) or 128 (IPv6)")]
    [InlineData("0222 " + Head + " 30 AABBCCDDEEFF 00 000641 00", 3, 5, "Data field length is given as 36, expecting 35 or 38 for an IP field of 0 bits")]
    [InlineData("0311 0000FDE800000064 00000007 21 0A000001", 3, 10, "IP len is 33, but EVPN route currently support only IPv4 or IPv6")]
    [InlineData("0310 0000FDE800000064 00000007 20 0A0000", 3, 10, "Inclusive Multicast EVPN NLRI is 18 bytes, expecting 19 for an IP of 32 bits")]
    [InlineData("0417 0000FDE800000064 00112233445566778899 21 0A000001", 3, 5, "IP length field is given as 33 in current Segment, expecting 32 (IPv4) or 128 (IPv6) bits")]
    [InlineData("0523 " + Head + " 18 0A000000 0A0000FE 000641 00", 3, 5, "Data field length is given as 37, but EVPN route currently support only IPv4 or IPv6 (36 or 60)")]
    public void A_malformed_route_resets_the_session(string hex, byte code, byte subcode, string reason)
    {
        var outcome = Families.Of("l2vpn evpn").Refuse(hex);
        (outcome.Notification!.Code, outcome.Notification.Subcode, outcome.Reason).Should().Be((code, subcode, reason));
    }

    [Theory]
    [InlineData("0119 " + Head + " 000641", "0119 " + Head + " 000651")]
    [InlineData("0221 " + Head + " 30 AABBCCDDEEFF 00 000641", "0224 0000FDE800000064 00000000000000000000 00000007 30 AABBCCDDEEFF 00 000651 000661")]
    [InlineData("0522 " + Head + " 18 0A000000 0A0000FE 000641", "0522 0000FDE800000064 00000000000000000000 00000007 18 0A000000 00000000 000651")]
    public void Segments_and_labels_do_not_make_another_route(string one, string other)
    {
        var evpn = Families.Of("l2vpn evpn");
        evpn.Key(one).Should().Be(evpn.Key(other));
    }

    [Theory]
    [InlineData("0221 " + Head + " 30 AABBCCDDEEFF 00 000641", "0221 " + Head + " 30 AABBCCDDEEFE 00 000641")]
    [InlineData("0221 " + Head + " 30 AABBCCDDEEFF 00 000641", "0225 " + Head + " 30 AABBCCDDEEFF 20 0A000001 000641")]
    [InlineData("0119 " + Head + " 000641", "0119 0000FDE800000064 00000000000000000000 00000007 000641")]
    [InlineData("0311 0000FDE800000064 00000007 20 0A000001", "0311 0000FDE800000064 00000008 20 0A000001")]
    public void What_identifies_a_route_makes_another_one(string one, string other)
    {
        var evpn = Families.Of("l2vpn evpn");
        evpn.Key(one).Should().NotBe(evpn.Key(other));
    }

    [Theory]
    [InlineData("ethernet-ad rd 65000:100 esi 00:11:22:33:44:55:66:77:88:99 ethernet-tag 7 label 100", "0119 " + Head + " 000641")]
    [InlineData("mac-ip mac aa:bb:cc:dd:ee:ff rd 65000:100 label 100", "0221 0000FDE800000064 00000000000000000000 00000000 30 AABBCCDDEEFF 00 000641")]
    [InlineData("mac-ip mac AA:BB:CC:DD:EE:FF ip 10.0.0.1 rd 65000:100 esi 00:11:22:33:44:55:66:77:88:99 ethernet-tag 7 label [ 100 101 ]", "0228 " + Head + " 30 AABBCCDDEEFF 20 0A000001 000641 000651")]
    [InlineData("mac-ip mac AA:BB:CC:DD:EE:FF rd 65000:100 esi 00:11:22:33:44:55:66:77:88:99 ethernet-tag 7 vni 1600", "0221 " + Head + " 30 AABBCCDDEEFF 00 000640")]
    [InlineData("multicast ip 10.0.0.1 rd 65000:100 ethernet-tag 7", "0311 0000FDE800000064 00000007 20 0A000001")]
    [InlineData("segment ip 10.0.0.1 rd 65000:100 esi 00:11:22:33:44:55:66:77:88:99", "0417 0000FDE800000064 00112233445566778899 20 0A000001")]
    [InlineData("prefix prefix 10.0.0.0/24 gateway 10.0.0.254 rd 65000:100 esi 00:11:22:33:44:55:66:77:88:99 ethernet-tag 7 label 100", "0522 " + Head + " 18 0A000000 0A0000FE 000641")]
    [InlineData("prefix prefix 2001:db8::/64 rd 65000:100 label 100", "053A 0000FDE800000064 00000000000000000000 00000000 40 20010DB8000000000000000000000000 00000000000000000000000000000000 000641")]
    [InlineData("raw 0x0603010203", "0603 010203")]
    public void The_words_of_a_route_become_its_octets(string words, string hex)
    {
        var expected = hex.Replace(" ", string.Empty, StringComparison.Ordinal);
        var route = Statement.Announce("l2vpn evpn", words + " next-hop 1.2.3.4 extended-community target:1:2");
        route.Nlri().Should().Be(expected);
        Families.Of("l2vpn evpn").Read(hex);
        Statement.Announce("l2vpn evpn", Families.Of("l2vpn evpn").Command(hex)!).Nlri().Should().Be(expected);
    }

    [Theory]
    [InlineData("", "Missing route type. Valid options: ethernet-ad, mac-ip, multicast, prefix, segment")]
    [InlineData("foo", "Unknown route type 'foo'\n  Valid options: ethernet-ad, mac-ip, multicast, prefix, segment")]
    [InlineData("mac-ip mac 00:11:22:33:44:55 label 1", "evpn nlri route-distinguisher missing")]
    [InlineData("mac-ip rd 1:2 label 1", "evpn mac-ip needs mac")]
    [InlineData("mac-ip mac 00:11:22:33:44:55 rd 1:2", "evpn mac-ip needs one label or two")]
    [InlineData("multicast rd 1:2", "evpn multicast needs ip")]
    [InlineData("prefix rd 1:2 prefix 10.0.0.0/24 gateway ::1 label 1", "evpn prefix needs a gateway of the family of its prefix")]
    [InlineData("raw 0x0105", "raw needs one whole EVPN NLRI in hexadecimal digits")]
    public void An_incomplete_route_is_refused(string words, string message) => Statement.AnnounceError("l2vpn evpn", words).Should().Be(message);

    [Fact]
    public void Text_events_name_the_family_only()
    {
        var evpn = Families.Of("l2vpn evpn");
        evpn.Event("0603010203", Families.Five, "1.2.3.4").Should().Be("afi l2vpn safi evpn");
        evpn.Event("0603010203", Families.Six, "1.2.3.4").Should().Be("afi l2vpn safi evpn next-hop 1.2.3.4");
    }

    [Fact]
    public void Rows_in_json_have_their_own_members() =>
        Families.Of("l2vpn evpn").RowJson("0221 " + Head + " 30 AABBCCDDEEFF 00 000641", "1.2.3.4").Should().EndWith(
            "\"name\": \"MAC/IP advertisement\", \"family\": {\"afi\": \"l2vpn\", \"safi\": \"evpn\"}, \"nexthop\": \"1.2.3.4\", " + HeadJson +
            ", \"ethernet-tag\": 7, \"mac\": \"AA:BB:CC:DD:EE:FF\", \"maclen\": 48, \"label\": [[100, 1601]], \"ip\": null}");
}
