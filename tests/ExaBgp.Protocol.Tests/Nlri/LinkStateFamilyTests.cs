using System.Text;
using System.Text.Json;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Tests.Attributes;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;
using FsCheck;
using FsCheck.Fluent;

namespace ExaBgp.Protocol.Tests.Nlri;

public sealed class LinkStateFamilyTests
{
    private const string Node = "0100 0012 0200 0004 0000FDE8 0203 0006 192168252131";
    private const string OspfNode = "0100 0018 0200 0004 0000FDE8 0202 0004 00000000 0203 0004 01010101";
    private static readonly Compatibility V6 = new(Generation.Six, 6);

    [Theory]
    [InlineData(
        "0001 001F 02 0000000000000000 " + Node,
        "{ \"ls-nlri-type\": \"bgpls-node\", \"l3-routing-topology\": 0, \"protocol-id\": 2, \"node-descriptors\": [ { \"autonomous-system\": 65000 }, { \"router-id\": \"192168252131\" } ], \"nexthop\": \"1.2.3.4\" }",
        null)]
    [InlineData(
        "0001 002C 03 0000000000000007 0100 001F 0201 0004 00000000 0203 0008 0101010102020202 0203 0007 00000000001403",
        "{ \"ls-nlri-type\": \"bgpls-node\", \"l3-routing-topology\": 7, \"protocol-id\": 3, \"node-descriptors\": [ { \"bgp-ls-identifier\": \"0\" }, "
        + "{ \"router-id\": \"1.1.1.1\", \"designated-router-id\": \"2.2.2.2\" }, { \"router-id\": \"00000000001403\", \"psn\": \"3\" } ], \"nexthop\": \"1.2.3.4\" }",
        null)]
    [InlineData(
        "0001 0029 07 0000000000000000 0100 001C 0204 0004 01010101 0205 0004 0000FDE8 03E7 0002 0102 0203 0002 FFFF",
        "{ \"ls-nlri-type\": \"bgpls-node\", \"l3-routing-topology\": 0, \"protocol-id\": 7, \"node-descriptors\": [ { \"bgp-router-id\": \"1.1.1.1\" }, "
        + "{ \"confederation-member\": 65000 }, { \"generic-tlv-999\": [\"0x0102\"] }, { \"generic-tlv-515\": [\"0xFFFF\"] } ], \"nexthop\": \"1.2.3.4\" }",
        null)]
    [InlineData(
        "0002 0081 02 0000000000000000 " + Node + " 0101 0012 0200 0004 0000FDE8 0203 0006 000000000014"
        + "0102 0008 0000000100000002 0103 0004 0A000001 0104 0004 0A000002 0105 0010 20010DB8000000000000000000000001 0106 0010 20010DB8000000000000000000000002 0107 0004 0002F003",
        "{ \"ls-nlri-type\": \"bgpls-link\", \"l3-routing-topology\": 0, \"protocol-id\": 2, \"local-node-descriptors\": [ { \"autonomous-system\": 65000 }, { \"router-id\": \"192168252131\" } ], "
        + "\"remote-node-descriptors\": [ { \"autonomous-system\": 65000 }, { \"router-id\": \"000000000014\" } ], \"interface-addresses\": [ \"10.0.0.1\", \"2001:db8::1\" ], "
        + "\"neighbor-addresses\": [ \"10.0.0.2\", \"2001:db8::2\" ], \"multi-topology-ids\": [ 2 ], \"link-identifiers\": [ { \"link-local-id\": 1, \"link-remote-id\": 2 } ] }",
        null)]
    [InlineData(
        "0002 0009 02 0000000000000000",
        "{ \"ls-nlri-type\": \"bgpls-link\", \"l3-routing-topology\": 0, \"protocol-id\": 2, \"local-node-descriptors\": [  ], \"remote-node-descriptors\": [  ], "
        + "\"interface-addresses\": [  ], \"neighbor-addresses\": [  ], \"multi-topology-ids\": [  ], \"link-identifiers\": [  ] }",
        null)]
    [InlineData(
        "0003 0032 03 0000000000000000 " + OspfNode + " 0108 0001 01 0109 0004 180A0000",
        "{ \"ls-nlri-type\": \"bgpls-prefix-v4\", \"l3-routing-topology\": 0, \"protocol-id\": 3, \"node-descriptors\": [ { \"autonomous-system\": 65000 }, { \"ospf-area-id\": \"0.0.0.0\" }, "
        + "{ \"router-id\": \"1.1.1.1\" } ], \"ip-reachability-tlv\": \"10.0.0.0\", \"ip-reach-prefix\": \"10.0.0.0/24\", \"nexthop\": \"1.2.3.4\", \"ospf-route-type\": 1 }",
        "{ \"ls-nlri-type\": \"bgpls-prefix-v4\", \"l3-routing-topology\": 0, \"protocol-id\": 3, \"node-descriptors\": [ { \"autonomous-system\": 65000 }, { \"ospf-area-id\": \"0.0.0.0\" }, "
        + "{ \"router-id\": \"1.1.1.1\" } ], \"ip-reachability-tlv\": \"10.0.0.0/24\", \"ip-reach-prefix\": \"10.0.0.0/24\", \"ospf-route-type\": 1, \"nexthop\": \"1.2.3.4\" }")]
    [InlineData(
        "0004 0013 02 0000000000000000 0109 0006 2020010DB800",
        "{ \"ls-nlri-type\": \"bgpls-prefix-v6\", \"l3-routing-topology\": 0, \"protocol-id\": 2, \"node-descriptors\": [  ], \"ip-reachability-tlv\": \"2001:db8::\", "
        + "\"ip-reach-prefix\": \"2001:db8::/32\", \"nexthop\": \"1.2.3.4\" }",
        "{ \"ls-nlri-type\": \"bgpls-prefix-v6\", \"l3-routing-topology\": 0, \"protocol-id\": 2, \"node-descriptors\": [  ], \"ip-reachability-tlv\": \"2001:db8::/32\", "
        + "\"ip-reach-prefix\": \"2001:db8::/32\", \"nexthop\": \"1.2.3.4\" }")]
    [InlineData(
        "0006 0047 02 0000000000000000 " + Node + " 0107 0002 0002 03E7 0002 0102 0206 0010 FC000000000000000000000000000001 03E7 0000 0107 0000",
        "{ \"ls-nlri-type\": \"bgpls-srv6sid\", \"l3-routing-topology\": 0, \"protocol-id\": 2, \"node-descriptors\": [ { \"autonomous-system\": 65000 }, { \"router-id\": \"192168252131\" } ], "
        + "\"srv6-sid-descriptors\": {\"multi-topology-ids\": [\"2\"], \"generic-tlv-999\": [\"0x0102\", \"0x\"], \"srv6-sid\": \"fc00::1\"} }",
        null)]
    [InlineData("0009 0002 0102", "{ \"code\": 9, \"parsed\": false, \"raw\": \"000900020102\" }", null)]
    [InlineData("0003 0009 030000000000000000", "{ \"code\": 3, \"parsed\": false, \"raw\": \"00030009030000000000000000\" }", null)]
    [InlineData("0001 000D 030000000000000000 0101 0000", "{ \"code\": 1, \"parsed\": false, \"raw\": \"0001000D03000000000000000001010000\" }", null)]
    public void An_nlri_shows_this_json(string hex, string five, string? six)
    {
        Json(hex, Safi.LinkState, Compatibility.Default).Should().Be(five);
        Json(hex, Safi.LinkState, Sample.Six).Should().Be(six ?? five);
        Json(hex, Safi.LinkState, V6).Should().NotContain("nexthop");
    }

    [Fact]
    public void A_vpn_nlri_shows_its_distinguisher()
    {
        const string Hex = "0001 0027 0000FDE800000064 02 0000000000000000 " + Node;
        Json(Hex, Safi.LinkStateVpn, Compatibility.Default).Should().EndWith("\"nexthop\": \"1.2.3.4\", \"rd\": \"65000:100\" }");
        Json(Hex, Safi.LinkStateVpn, Sample.Six).Should().EndWith("\"rd\": \"65000:100\", \"nexthop\": \"1.2.3.4\" }");
    }

    [Theory]
    [InlineData("0001", "BGP-LS NLRI truncated: need 4 bytes, got 2")]
    [InlineData("0001 0010 02", "BGP-LS NLRI truncated: need 20 bytes, got 5")]
    [InlineData("0001 0004 02000000", "BGP-LS NLRI truncated: need 9 bytes, got 4")]
    [InlineData("0001 000C 020000000000000000 010000", "BGP-LS NODE NLRI ends with a truncated TLV header")]
    [InlineData("0002 000D 020000000000000000 01000001", "BGP-LS LINK NLRI TLV 256 claims 1 bytes but only 0 remain")]
    [InlineData("0003 0012 020000000000000000 01000005 0200000400", "BGP-LS node descriptor sub-tlv 512 claims 4 bytes but only 1 remain")]
    public void An_error_of_length_resets_the_session(string hex, string reason)
    {
        var reader = new WireReader(Sample.Bytes(hex));
        var outcome = FamilyTable.Get(new(Afi.LinkState, Safi.LinkState)).Read(ref reader, false, out _, out _);
        outcome.Kind.Should().Be(DispositionKind.ResetSession);
        outcome.Notification!.Code.Should().Be(3);
        outcome.Notification.Subcode.Should().Be(10);
        outcome.Notification.Text.Should().Be(reason);
    }

    [Fact]
    public void A_vpn_nlri_shorter_than_its_distinguisher_resets_the_session()
    {
        var reader = new WireReader(Sample.Bytes("0001 0004 02000000"));
        FamilyTable.Get(new(Afi.LinkState, Safi.LinkStateVpn)).Read(ref reader, false, out _, out _).Notification!.Text
            .Should().Be("BGP-LS VPN NLRI announces 4 bytes, less than its route distinguisher");
    }

    [Theory]
    [InlineData("node protocol-id 2 l3-routing-topology 0 node-descriptors [ autonomous-system 65000 router-id 192168252131 ]", "0001 001F 02 0000000000000000 " + Node)]
    [InlineData(
        "link protocol-id 3 l3-routing-topology 9 local-node-descriptors [ router-id 1.1.1.1 designated-router-id 2.2.2.2 ] remote-node-descriptors [ ] link-identifiers 1 2 interface-address 10.0.0.1 neighbor-address 2001:db8::1 multi-topology-ids [ 2 3 ]",
        "0002 004D 03 0000000000000009 0100 000C 0203 0008 0101010102020202 0101 0000 0102 0008 0000000100000002 0103 0004 0A000001 0106 0010 20010DB8000000000000000000000001 0107 0004 00020003")]
    [InlineData("prefix-v4 protocol-id 3 l3-routing-topology 0 node-descriptors [ ospf-area-id 0.0.0.0 ] ospf-route-type 1 ip-reachability 10.0.0.0/9", "0003 0021 03 0000000000000000 0100 0008 0202 0004 00000000 0108 0001 01 0109 0003 090A00")]
    [InlineData("srv6-sid protocol-id 2 l3-routing-topology 0 node-descriptors [ tlv 999 0x0102 ] srv6-sid fc00::1 tlv 700 0x", "0006 002B 02 0000000000000000 0100 0006 03E7 0002 0102 0206 0010 FC000000000000000000000000000001 02BC 0000")]
    [InlineData("nlri 9 0x0102", "0009 0002 0102")]
    public void Words_become_an_nlri_and_back(string words, string hex)
    {
        var route = Parse(words + " next-hop 1.2.3.4 origin igp", Safi.LinkState);
        route.At(0, out _, out var nlri);
        Sample.Hex(nlri).Should().Be(Sample.Hex(Sample.Bytes(hex)));
        var output = new ByteBuffer();
        FamilyTable.Get(new(Afi.LinkState, Safi.LinkState)).TryWriteCommand(new NlriView(nlri, null, default), output).Should().BeTrue();
        Encoding.ASCII.GetString(output.Written).Should().Be(words);
    }

    [Theory]
    [InlineData("foo", "Unknown BGP-LS type 'foo'")]
    [InlineData("node protocol-id 300", "protocol-id 300 out of range")]
    [InlineData("node protocol-id 2 l3-routing-topology 0 node-descriptors [ foo 1 ]", "Unknown node descriptor 'foo'")]
    [InlineData("node protocol-id 2 l3-routing-topology 0 node-descriptors [ router-id 12 ]", "'12' is not a valid router-id")]
    [InlineData("nlri 1 0x00", "BGP-LS NLRI truncated")]
    [InlineData("node protocol-id 2 l3-routing-topology 0 node-descriptors [ ] foo", "Unknown command 'foo'")]
    public void Bad_words_are_refused(string words, string message)
    {
        new CommandLexer().TryRead(Encoding.UTF8.GetBytes(words), out var tokens, out _).Should().BeTrue();
        RouteGrammar.TryParseFamily(new(Afi.LinkState, Safi.LinkState), ref tokens, new RouteBuilder(), null, out var error).Should().BeFalse();
        error.Message.Should().StartWith(message);
    }

    [Fact]
    public void A_vpn_route_needs_its_distinguisher()
    {
        var route = Parse("node protocol-id 2 l3-routing-topology 0 rd 65000:100 node-descriptors [ ] next-hop 1.2.3.4", Safi.LinkStateVpn);
        route.At(0, out _, out var nlri);
        Sample.Hex(nlri).Should().Be("000100150000FDE80000006402000000000000000001000000");
    }

    [Fact]
    public void Noise_never_throws_and_what_is_read_is_json_and_reads_back_from_its_words()
    {
        var noise = Gen.Choose(0, 48).SelectMany(count => Gen.ArrayOf(Gen.Choose(0, 255).Select(value => (byte)value), count));
        var framed = from type in Gen.Elements(1, 2, 3, 4, 6, 7)
                     from tlvs in Gen.Choose(0, 4).SelectMany(count => Gen.ArrayOf(Tlv, count))
                     from protocol in Gen.Choose(1, 9)
                     select Frame(type, [(byte)protocol, 0, 0, 0, 0, 0, 0, 0, 0, .. tlvs.SelectMany(tlv => tlv)]);
        Prop.ForAll(Gen.OneOf(noise, framed, framed, framed).ToArbitrary(), octets =>
        {
            var family = FamilyTable.Get(new(Afi.LinkState, Safi.LinkState));
            var reader = new WireReader(octets);
            if (!family.Read(ref reader, false, out var nlri, out _).IsAccept) return;
            foreach (var compatibility in new[] { Compatibility.Default, Sample.Six })
            {
                var json = new ByteBuffer();
                family.WriteJson(new NlriView(nlri, 1, NextHop.Of(IpAddress.AnyIpv4)), json, compatibility);
                JsonDocument.Parse(json.WrittenMemory).Dispose();
            }

            var words = new ByteBuffer();
            family.TryWriteCommand(new NlriView(nlri, null, default), words);
            var text = Encoding.ASCII.GetString(words.Written);
            Parse(text, Safi.LinkState).At(0, out _, out var again);
            if (!again.SequenceEqual(nlri)) throw new InvalidOperationException(text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    private static Gen<byte[]> Tlv =>
        from type in Gen.OneOf(Gen.Choose(256, 265), Gen.Elements(256, 256, 518, 999))
        from size in Gen.Elements(0, 1, 2, 4, 8, 16)
        from value in Gen.ArrayOf(Gen.Choose(0, 255).Select(octet => (byte)octet), size)
        from inner in Gen.Choose(512, 518)
        let whole = type is 256 or 257 ? Frame(inner, value) : value
        select Frame(type, whole);

    private static byte[] Frame(int type, byte[] value) => [(byte)(type >> 8), (byte)type, (byte)(value.Length >> 8), (byte)value.Length, .. value];

    private static RouteBuilder Parse(string words, Safi safi)
    {
        var route = new RouteBuilder();
        new CommandLexer().TryRead(Encoding.UTF8.GetBytes(words), out var tokens, out _).Should().BeTrue();
        RouteGrammar.TryParseFamily(new(Afi.LinkState, safi), ref tokens, route, null, out var error).Should().BeTrue($"{words}: {error.Message}");
        return route;
    }

    private static string Json(string hex, Safi safi, Compatibility compatibility)
    {
        var octets = Sample.Bytes(hex);
        var reader = new WireReader(octets);
        var family = FamilyTable.Get(new(Afi.LinkState, safi));
        var outcome = family.Read(ref reader, false, out var nlri, out _);
        outcome.IsAccept.Should().BeTrue(outcome.Reason);
        reader.IsEmpty.Should().BeTrue();
        var output = new ByteBuffer();
        family.WriteJson(new NlriView(nlri, null, NextHop.Of(IpAddress.FromIpv4(0x01020304))), output, compatibility);
        return Encoding.ASCII.GetString(output.Written);
    }
}
