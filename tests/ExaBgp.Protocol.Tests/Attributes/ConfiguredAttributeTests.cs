using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol.Tests.Attributes;

public sealed class ConfiguredAttributeTests
{
    [Theory]
    [InlineData("origin incomplete", "400101 02")]
    [InlineData("origin IGP", "400101 00")]
    [InlineData("as-path [ 1 2 3 ]", "40020e 0203000000010000000200000003")]
    [InlineData("as-path [1, 2, 3]", "40020e 0203000000010000000200000003")]
    [InlineData("as-path 1.1", "400206 020100010001")]
    [InlineData("as-path ( 1 2 )", "40020a 01020000000100000002")]
    [InlineData("as-path [ 1 2 ] ( 3 4 ) [ 5 ]", "40021a 0202000000010000000201020000000300000004020100000005")]
    [InlineData("as-path [ 4200000001 ]", "400206 0201fa56ea01")]
    [InlineData("as-path [ 1 ( 2 3 ) 4 ]", "400214 02020000000100000004 01020000000200000003")]
    [InlineData("as-path [ { 1 2 } ] ( { 3 } )", "400210 03020000000100000002 040100000003")]
    [InlineData("as-path [ ]", "400200")]
    [InlineData("med 100", "800404 00000064")]
    [InlineData("local-preference 200", "400504 000000c8")]
    [InlineData("atomic-aggregate", "400600")]
    [InlineData("aggregator ( 65000:1.2.3.4 )", "c00708 0000fde801020304")]
    [InlineData("aggregator (65000:1.2.3.4)", "c00708 0000fde801020304")]
    [InlineData("aggregator (65000:1.2.3.4 )", "c00708 0000fde801020304")]
    [InlineData("aggregator ( 65000:1.2.3.4)", "c00708 0000fde801020304")]
    [InlineData("aggregator 1.1:1.2.3.4", "c00708 0001000101020304")]
    [InlineData("community [ 3:4 1:2 ]", "c00808 0001000200030004")]
    [InlineData("community [ 1:2 1:2 ]", "c00808 0001000200010002")]
    [InlineData("community blackhole", "c00804 ffff029a")]
    [InlineData("community [ no_export No-Peer nopeer 0x10002 65539 ]", "c00814 0001000200010003 ffffff01 ffffff04 ffffff04")]
    [InlineData("originator-id 1.2.3.4", "800904 01020304")]
    [InlineData("cluster-list [ 1.2.3.4 5.6.7.8 ]", "800a08 0102030405060708")]
    [InlineData("extended-community [ origin:3:4 target:1:2 ]", "c01010 00020001000000020003000300000004")]
    [InlineData("extended-community target:70000:5", "c01008 0102000111700005")]
    [InlineData("extended-community 70000:5", "c01008 0102000111700005")]
    [InlineData("extended-community target:1.2.3.4:5", "c01008 0102010203040005")]
    [InlineData("extended-community target:1L:2", "c01008 0102000000010002")]
    [InlineData("extended-community target-as4:70000:5", "c01008 0202000111700005")]
    [InlineData("extended-community origin:9000:9.9.9.9", "c01008 0003232809090909")]
    [InlineData("extended-community origin4:71100:11000", "c01008 0103000115bc2af8")]
    [InlineData("extended-community bandwidth:65000:1234567", "c01008 4004fde84996b438")]
    [InlineData("extended-community bandwidth:1:100", "c01008 4004000142c80000")]
    [InlineData("extended-community mup:10:10", "c01008 0c00000a0000000a")]
    [InlineData("extended-community redirect:1:2", "c01008 8008000100000002")]
    [InlineData("extended-community redirect-to-nexthop", "c01008 0800000000000000")]
    [InlineData("extended-community l2info:19:0:1500:111", "c01008 800a130005dc006f")]
    [InlineData("extended-community 0x0002000100000002", "c01008 0002000100000002")]
    [InlineData("extended-community target:1:2 extended-community [ origin:3:4 target:0:1 ]", "c01018 0002000000000001 0002000100000002 0003000300000004")]
    [InlineData("large-community [ 4:5:6 1:2:3 ]", "c02018 000000010000000200000003000000040000000500000006")]
    [InlineData("large-community [ 4:5:6 4:5:6 ]", "c0200c 000000040000000500000006")]
    [InlineData("large-community 18446744073709551616", "c0200c 000000010000000000000000")]
    [InlineData("large-community 0x10000000000000000", "c0200c 000000010000000000000000")]
    [InlineData("aigp 100", "801a0b 01000b0000000000000064")]
    [InlineData("aigp 0x64", "801a0b 01000b0000000000000064")]
    [InlineData("otc 65000", "c02304 0000fde8")]
    [InlineData("bgp-prefix-sid [ 300 ]", "c0280a 0100070000000000012c")]
    [InlineData("bgp-prefix-sid [ 300, [ ( 800000,100 ) ] ]", "c02815 0100070000000000012c03000800000c3500000064")]
    [InlineData("bgp-prefix-sid [ 300, [ ( 800000,100 ), ( 1000000,5000 ) ] ]", "c0281b 0100070000000000012c03000e00000c35000000640f4240001388")]
    [InlineData("bgp-prefix-sid [ 300, [ (800000,100) (1000000,5000) ] ]", "c0281b 0100070000000000012c03000e00000c35000000640f4240001388")]
    [InlineData("bgp-prefix-sid-srv6 ( l3-service 2001:db8:1:1:: )", "c0281c 050019000100150020010db800010001000000000000000000ffff00")]
    [InlineData("bgp-prefix-sid-srv6 ( l3vpn 2001:db8:1:1:: )", "c0281c 050019000100150020010db800010001000000000000000000ffff00")]
    [InlineData("bgp-prefix-sid-srv6 ( vpn 2001:db8:1:1:: )", "c0281c 050019000100150020010db800010001000000000000000000ffff00")]
    [InlineData("bgp-prefix-sid-srv6 ( l2-service 2001:db8:1:1:: 0x48 [ 64,24,16,0,0,0 ] )", "c02825 0600220001001e0020010db800010001000000000000000000004800010006401810000000")]
    [InlineData("extended-community rtrecord:65000:1", "c01008 0013fde800000001")]
    [InlineData("extended-community encap:VXLAN", "c01008 030c000000000008")]
    [InlineData("extended-community consistentHashSortOrder:100", "c01008 0314000000640000")]
    [InlineData("extended-community [ mac-mobility:5:sticky mac-mobility:6 ]", "c01010 0600000000000006 0600010000000005")]
    [InlineData("extended-community rate-limit:9600", "c01008 8006000046160000")]
    [InlineData("extended-community rate-limit:100:packets", "c01008 800c000042c80000")]
    [InlineData("extended-community interface-set:transitive:input:1234:1234", "c01008 0702000004d244d2")]
    [InlineData("attribute [ 0x63 0xc0 0x01 ]", "c06301 01")]
    [InlineData("attribute [ 0x63 0xd0 0x01 ]", "d0630001 01")]
    [InlineData("attribute [0x99 0x60 0x00000064]", "609904 00000064")]
    [InlineData("attribute [0x99 0x70 0x00000064]", "70990004 00000064")]
    [InlineData("attribute [ 0x63 0xc0 0x ]", "c06300")]
    [InlineData("community 1:2 community 3:4", "c00804 00010002")]
    public void Words_become_these_octets(string words, string hex)
    {
        var set = Sample.Set(words);
        Sample.Hex(set.Bytes).Should().Be(Sample.Hex(Sample.Bytes(hex)));
    }

    [Theory]
    [InlineData("origin foo", "'foo' is not a valid origin\n  Valid options: igp, egp, incomplete")]
    [InlineData("as-path [ 1 2", "could not parse as-path")]
    [InlineData("as-path foo", "could not parse as-path")]
    [InlineData("as-path [ 4294967296 ]", "could not parse as-path")]
    [InlineData("as-path", "could not parse as-path")]
    [InlineData("med x", "'x' is not a valid MED\n  Must be a non-negative integer (e.g., 100)")]
    [InlineData("med 4294967296", "MED value out of range: 4294967296")]
    [InlineData("local-preference -1", "'-1' is not a valid local-preference\n  Must be a non-negative integer (e.g., 100)")]
    [InlineData("local-preference 99999999999999999999999", "LocalPreference value out of range: 99999999999999999999999")]
    [InlineData("aggregator x", "'x' is not a valid aggregator\n  Format: <ASN>:<router-id> or (<ASN>:<router-id>) (e.g., 65001:192.0.2.1)")]
    [InlineData("aggregator ( 1:1.2.3.4", "invalid aggregator - missing closing ')'\n  Format: (<ASN>:<router-id>)")]
    [InlineData("originator-id x", "'x' is not a valid originator-id\n  Format: IPv4 address (e.g., 192.0.2.1)")]
    [InlineData("community foo", "invalid community name foo")]
    [InlineData("community graceful-shutdown", "invalid community name graceful-shutdown")]
    [InlineData("community 4294967296", "invalid community 4294967296 (too large)")]
    [InlineData("community 1:65536", "invalid community 1:65536")]
    [InlineData("community 1:x", "invalid community 1:x")]
    [InlineData("community [ 1:2, 3:4 ]", "invalid community name ,")]
    [InlineData("large-community foo", "invalid large community name foo")]
    [InlineData("large-community 79228162514264337593543950336", "invalid large community 79228162514264337593543950336 (too large)")]
    [InlineData("large-community 1:2", "a large community has three parts, not 2")]
    [InlineData("large-community 1:2:3:4", "a large community has three parts, not 4")]
    [InlineData("extended-community foo", "invalid extended community foo - lc+gc")]
    [InlineData("extended-community foo:1:2", "invalid extended community type foo")]
    [InlineData("extended-community color:100", "invalid extended community: color:100\n  Expecting 4 dotted decimal parts, got 1")]
    [InlineData("extended-community target:1.2.3.x:1", "invalid extended community: target:1.2.3.x:1\n  \"x\" is not a decimal number")]
    [InlineData("extended-community target:1.2.3.256:1", "invalid extended community: target:1.2.3.256:1\n  \"256\" is larger than 255")]
    [InlineData("extended-community redirect:70000:1", "invalid extended community, value is too large 70000")]
    [InlineData("extended-community 0x000", "invalid extended community 0x000")]
    [InlineData("aigp x", "'x' is not a valid AIGP value\n  Format: <number> or 0x<hex> (e.g., 100 or 0x64)")]
    [InlineData("aigp 18446744073709551616", "AIGP value 18446744073709551616 out of range\n  Must be 0 to 18446744073709551615 (64-bit unsigned)")]
    [InlineData("bgp-prefix-sid [ 300, [ ( 16777216,100 ) ] ]", "could not parse SRGB tupple")]
    [InlineData("bgp-prefix-sid 300", "expect '[', but received '300'")]
    [InlineData("bgp-prefix-sid-srv6 l3-service", "expect '(', but received 'l3-service'")]
    [InlineData("bgp-prefix-sid-srv6 ( foo ::1 )", "expect 'l3-service' or 'l2-service', but received 'foo'")]
    [InlineData("bgp-prefix-sid-srv6 ( l3-service ::1 1 [ 1 ] )", "expect ',', but received ']'")]
    [InlineData("attribute 0x63", "invalid attribute format\n  Format: [ 0xCODE 0xFLAG 0xDATA ]")]
    [InlineData("attribute [ 99 0xc0 0x01 ]", "'99' is not a valid attribute code\n  Must be hexadecimal (e.g., 0x01)")]
    [InlineData("attribute [ 0x99 64 0x01 ]", "'64' is not a valid attribute flag\n  Must be hexadecimal (e.g., 0x40)")]
    [InlineData("attribute [ 0x99 0xc0 01 ]", "'01' is not valid attribute data\n  Must be hexadecimal (e.g., 0x0102)")]
    [InlineData("attribute [ 0x99 0xc0 0x1 ]", "'0x1' has invalid length\n  Hexadecimal data must have even number of digits")]
    [InlineData("attribute [ 0x99 0xc0 0x01", "invalid attribute format - missing closing ']'\n  Format: [ 0xCODE 0xFLAG 0xDATA ]")]
    public void Bad_words_are_refused_with_this_message(string words, string message) => Sample.ParseError(words).Message.Should().Be(message);

    [Fact]
    public void An_empty_community_list_is_left_out() => Sample.Set("community [ ] large-community [ ] extended-community [ ]").Bytes.Length.Should().Be(0);

    [Fact]
    public void An_empty_cluster_list_is_refused() => Sample.ParseError("cluster-list [ ]");

    [Fact]
    public void A_sequence_longer_than_255_is_split()
    {
        var words = "as-path [ " + string.Join(' ', Enumerable.Range(1, 300)) + " ]";
        var bytes = Sample.Set(words).Bytes;
        Sample.Hex(bytes[..8]).Should().Be("500204B402FF0000");
        Sample.Hex(bytes.Slice(4 + 2 + (255 * 4), 2)).Should().Be("022D");
    }

    [Fact]
    public void The_generic_next_hop_is_the_next_hop_of_the_route()
    {
        var set = Sample.Set("attribute [ 0x03 0x40 0x01020304 ]");
        set.Bytes.Length.Should().Be(0);
        set.NextHop.Should().Be(NextHop.Of(IpAddress.FromIpv4(0x01020304)));
    }

    [Fact]
    public void Parsing_many_attributes_gives_them_in_ascending_order()
    {
        var set = Sample.Set("large-community 1:2:3 med 5 origin egp as-path [ 1 ]");
        set.TryGet(AttributeCode.Med, out var flags, out var value).Should().BeTrue();
        flags.Should().Be(AttributeFlags.Optional);
        Sample.Hex(value).Should().Be("00000005");
        Sample.Hex(set.Bytes[..3]).Should().Be("400101");
    }
}
