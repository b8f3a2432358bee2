using System.Text;
using System.Text.Json;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;
using FsCheck;
using FsCheck.Fluent;

namespace ExaBgp.Protocol.Tests.Attributes;

public sealed class LinkStateAttributeTests
{
    private const string Sid = "FC000000000000000000000000000001";
    private const string Structure = "\"srv6-sid-structure\": {\"loc_block_len\": 32, \"loc_node_len\": 16, \"func_len\": 16, \"arg_len\": 0}";
    private const string AdjacencyFlags = "{\"F\": 0, \"B\": 0, \"V\": 1, \"L\": 1, \"S\": 0, \"P\": 0, \"RSV\": 0}";
    private const string EndX = "{\"flags\": {\"B\": 1, \"S\": 0, \"P\": 0, \"RSV\": 0}, ";

    [Theory]
    [InlineData(258, "0000000100000002", "\"generic-lsid-258\": [\"0x0000000100000002\"]", "\"link-local-remote-identifiers\": {\"local-id\": 1, \"remote-id\": 2}")]
    [InlineData(1024, "FC", "\"node-flags\": {\"O\": 1, \"T\": 1, \"E\": 1, \"B\": 1, \"R\": 1, \"V\": 1, \"RSV\": 0}", null)]
    [InlineData(1024, "03", "\"node-flags\": {\"O\": 0, \"T\": 0, \"E\": 0, \"B\": 0, \"R\": 0, \"V\": 0, \"RSV\": 0}", null)]
    [InlineData(1025, "0102FF", "\"opaque\": \"\\u0001\\u0002\\ufffd\"", "\"opaque\": \"0102ff\"")]
    [InlineData(1026, "7274722231", "\"node-name\": \"rtr\\\"1\"", null)]
    [InlineData(1027, "490001", "\"area-id\": \"4784129\"", "\"area-ids\": [\"4784129\"]")]
    [InlineData(1028, "01010101", "\"local-te-router-ids\": [\"1.1.1.1\"]", "\"local-router-ids\": [\"1.1.1.1\"]")]
    [InlineData(1029, "20010DB8000000000000000000000001", "\"local-te-router-ids\": [\"2001:db8::1\"]", "\"local-router-ids\": [\"2001:db8::1\"]")]
    [InlineData(1030, "02020202", "\"remote-te-router-id\": \"2.2.2.2\"", "\"remote-router-ids\": [\"2.2.2.2\"]")]
    [InlineData(1034, "8000 001F40 0489 0003 003E80", "\"sr-capability-flags\": {\"I\": 1, \"V\": 0, \"RSV\": 0}, \"sids\": [[8000, 16000]]", null)]
    [InlineData(1035, "0001", "\"sr-algorithms\": [0, 1]", null)]
    [InlineData(1035, "", "\"sr-algorithms\": [0]", null)]
    [InlineData(1038, "40000000", "\"srv6-capabilities\": {\"flags\": {\"O\": 1}}", null)]
    [InlineData(1038, "00400000", "\"srv6-capabilities\": {\"flags\": {\"O\": 0}}", null)]
    [InlineData(1088, "00000003", "\"admin-group-mask\": 3", null)]
    [InlineData(1089, "4CEE6B28", "\"maximum-link-bandwidth\": 125000000.0", null)]
    [InlineData(1090, "60AD78EC", "\"maximum-reservable-link-bandwidth\": 1.0000000200408773e+20", null)]
    [InlineData(1089, "7FC00000", "\"maximum-link-bandwidth\": null", null)]
    [InlineData(
        1091,
        "3FC00000 00000000 BF800000 3DCCCCCD 37A7C5AC 5A0E1BCA 49742400 3FC00000",
        "\"unreserved-bandwidth\": [1.5, 0.0, -1.0, 0.10000000149011612, 1.9999999494757503e-05, 1.0000000272564224e+16, 1000000.0, 1.5]",
        null)]
    [InlineData(1092, "00000014", "\"te-metric\": 20", null)]
    [InlineData(
        1093,
        "2100",
        "\"link-protection-flags\": {\"ExtraTrafic\": 1, \"Unprotected\": 0, \"Shared\": 0, \"Dedicated 1:1\": 0, \"Dedicated 1+1\": 0, \"Enhanced\": 1, \"RSV\": 0}",
        null)]
    [InlineData(1094, "80", "\"mpls-mask\": {\"LDP\": 1, \"RSVP-TE\": 0, \"RSV\": 0}", null)]
    [InlineData(1095, "00000A", "\"igp-metric\": 10", null)]
    [InlineData(1096, "0000000100000002", "\"shared-risk-link-groups\": [1, 2]", null)]
    [InlineData(1098, "6C696E6B31", "\"link-name\": \"link1\"", null)]
    [InlineData(
        1099,
        "30000000049310",
        "\"sr-adj\": {\"flags\": " + AdjacencyFlags + ", \"sids\": [299792], \"weight\": 0, \"undecoded-sids\": []}",
        "\"sr-adjs\": [{\"flags\": " + AdjacencyFlags + ", \"sids\": [299792], \"weight\": 0, \"undecoded-sids\": []}]")]
    [InlineData(
        1100,
        "30000000010203040506049310",
        "\"sr-adj-lan-sids\": [{\"flags\": " + AdjacencyFlags + ", \"weight\": 0, \"system-id\": \"010203040506\", \"sids\": [299792], \"undecoded\": []}]",
        "\"sr-adj-lan\": [{\"flags\": " + AdjacencyFlags + ", \"weight\": 0, \"system-id\": \"010203040506\", \"sids\": [299792], \"undecoded\": []}]")]
    [InlineData(
        1106,
        "003980000000" + Sid + "04E4000420101000 00090002 0102",
        "\"srv6-endx\": [ " + EndX + "\"behavior\": 57, \"algorithm\": 0, \"weight\": 0, \"sid\": \"fc00::1\", " + Structure + ", \"subtlv-not-implemented-9\": \"0x0102\"} ]",
        "\"srv6-endx\": [" + EndX + "\"behavior\": 57, \"algorithm\": 0, \"weight\": 0, \"sid\": \"fc00::1\", " + Structure + ", \"unknown-subtlv-9\": \"0x0102\"}]")]
    [InlineData(
        1107,
        "003980000000 000000000014" + Sid + "00090002 0102",
        "\"srv6-lan-endx-isis\": [ " + EndX + "\"neighbor-id\": \"000000000014\", \"behavior\": 57, \"algorithm\": 0, \"weight\": 0, \"sid\": \"fc00::1\", \"9-undecoded\": \"0x0102\"} ]",
        "\"srv6-lan-endx-isis\": [" + EndX + "\"neighbor-id\": \"000000000014\", \"behavior\": 57, \"algorithm\": 0, \"weight\": 0, \"sid\": \"fc00::1\", \"unknown-subtlv-9\": \"0x0102\"}]")]
    [InlineData(
        1108,
        "003980000000 09090909" + Sid,
        "\"srv6-lan-endx-ospf\": [ " + EndX + "\"neighbor-id\": \"9.9.9.9\", \"behavior\": 57, \"algorithm\": 0, \"weight\": 0, \"sid\": \"fc00::1\"} ]",
        "\"srv6-lan-endx-ospf\": [" + EndX + "\"neighbor-id\": \"9.9.9.9\", \"behavior\": 57, \"algorithm\": 0, \"weight\": 0, \"sid\": \"fc00::1\"}]")]
    [InlineData(1114, "8000000A", "\"generic-lsid-1114\": [\"0x8000000A\"]", "\"unidirectional-link-delay\": {\"delay-us\": 10, \"anomalous\": true}")]
    [InlineData(
        1115,
        "0000000A0000000B",
        "\"generic-lsid-1115\": [\"0x0000000A0000000B\"]",
        "\"minmax-unidirectional-link-delay\": {\"min-delay-us\": 10, \"max-delay-us\": 11, \"anomalous\": false}")]
    [InlineData(1116, "0000000A", "\"generic-lsid-1116\": [\"0x0000000A\"]", "\"unidirectional-delay-variation\": 10")]
    [InlineData(1117, "0000000A", "\"generic-lsid-1117\": [\"0x0000000A\"]", "\"unidirectional-link-loss\": {\"loss-percent\": 3e-05, \"anomalous\": false}")]
    [InlineData(1118, "3FC00000", "\"generic-lsid-1118\": [\"0x3FC00000\"]", "\"unidirectional-residual-bandwidth\": 1.5")]
    [InlineData(1152, "F0", "\"igp-flags\": {\"D\": 1, \"N\": 1, \"L\": 1, \"P\": 1, \"RSV\": 0}", null)]
    [InlineData(1153, "", "\"igp-route-tags\": []", null)]
    [InlineData(1154, "00000000000000010000000000000002", "\"igp-extended-route-tags\": [1, 2]", null)]
    [InlineData(1155, "00000014", "\"prefix-metric\": 20", null)]
    [InlineData(1156, "09090909", "\"ospf-forwarding-address\": \"9.9.9.9\"", null)]
    [InlineData(
        1158,
        "4000000000000064",
        "\"sr-prefix-flags\": {\"R\": 0, \"N\": 1, \"P\": 0, \"E\": 0, \"V\": 0, \"L\": 0, \"RSV\": 0}, \"sids\": [100], \"undecoded-sids\": [], \"sr-algorithm\": 0",
        "\"sr-prefix-sids\": [{\"sr-prefix-flags\": {\"R\": 0, \"N\": 1, \"P\": 0, \"E\": 0, \"V\": 0, \"L\": 0, \"RSV\": 0}, \"sids\": [100], \"undecoded-sids\": [], \"sr-algorithm\": 0}]")]
    [InlineData(
        1158,
        "08000000010203",
        "\"sr-prefix-flags\": {\"R\": 0, \"N\": 0, \"P\": 0, \"E\": 0, \"V\": 1, \"L\": 0, \"RSV\": 0}, \"sids\": [], \"undecoded-sids\": [\"0x010203\"], \"sr-algorithm\": 0",
        "\"sr-prefix-sids\": [{\"sr-prefix-flags\": {\"R\": 0, \"N\": 0, \"P\": 0, \"E\": 0, \"V\": 1, \"L\": 0, \"RSV\": 0}, \"sids\": [], \"undecoded-sids\": [\"0x010203\"], \"sr-algorithm\": 0}]")]
    [InlineData(
        1162,
        "800000000000000A",
        "\"srv6-locator\": {\"flags\": {\"D\": 1, \"RSV\": 0}, \"algorithm\": 0, \"metric\": 10}",
        "\"srv6-locators\": [{\"flags\": {\"D\": 1, \"RSV\": 0}, \"algorithm\": 0, \"metric\": 10}]")]
    [InlineData(1170, "E000", "\"sr-prefix-attribute-flags\": {\"X\": 1, \"R\": 1, \"N\": 1, \"RSV\": 0}", null)]
    [InlineData(1171, "09090909", "\"sr-source-router-id\": \"9.9.9.9\"", null)]
    [InlineData(1250, "00390000", "\"srv6-endpoint-behavior\": {\"endpoint-behavior\": 57, \"flags\": [], \"algorithm\": 0}", null)]
    [InlineData(1252, "20101000", Structure, null)]
    [InlineData(9999, "0102", "\"generic-lsid-9999\": [\"0x0102\"]", null)]
    public void A_tlv_shows_this_json(int type, string hex, string five, string? six)
    {
        var value = Tlv(type, hex);
        Sample.Read(AttributeCode.LinkState, value, Sample.Internal, out var canonical).IsAccept.Should().BeTrue();
        Sample.Hex(canonical).Should().Be(value);
        Sample.Json(AttributeCode.LinkState, value).Should().Be($"\"bgp-ls\": {{ {five} }}");
        Sample.Json(AttributeCode.LinkState, value, Sample.Six).Should().Be($"\"bgp-ls\": {{ {six ?? five} }}");
    }

    [Fact]
    public void Generation_six_puts_arrays_first_and_generation_five_keeps_the_order()
    {
        var value = Tlv(1026, "41") + Tlv(1028, "01010101") + Tlv(1092, "00000001") + Tlv(1029, "20010DB8000000000000000000000001") + Tlv(9999, "01") + Tlv(9999, string.Empty);
        Sample.Json(AttributeCode.LinkState, value).Should().Be(
            "\"bgp-ls\": { \"node-name\": \"A\", \"local-te-router-ids\": [\"1.1.1.1\", \"2001:db8::1\"], \"te-metric\": 1, \"generic-lsid-9999\": [\"0x01\", \"0x\"] }");
        Sample.Json(AttributeCode.LinkState, value, Sample.Six).Should().Be(
            "\"bgp-ls\": { \"local-router-ids\": [\"1.1.1.1\", \"2001:db8::1\"], \"generic-lsid-9999\": [\"0x01\", \"0x\"], \"node-name\": \"A\", \"te-metric\": 1 }");
        Sample.Text(AttributeCode.LinkState, value).Should().Be(
            "bgp-ls Node Name: A, Local TE Router IDs: ['1.1.1.1', '2001:db8::1'], TE Default Metric: 1, Attribute with code [ 9999 ] not implemented");
        Sample.Text(AttributeCode.LinkState, value, Sample.Six).Should().Be(
            "bgp-ls Node Name: A, Local Router IDs: 1.1.1.1, TE Default Metric: 1, Local Router IDs: 2001:db8::1, "
            + "Attribute with code [ 9999 ] not implemented, Attribute with code [ 9999 ] not implemented");
    }

    [Theory]
    [InlineData(1024, "FC", "Node Flags: {'O': 1, 'T': 1, 'E': 1, 'B': 1, 'R': 1, 'V': 1, 'RSV': 0}", null)]
    [InlineData(1025, "0102FF", "Opaque Node Attribute: b'\\x01\\x02\\xff'", "Node Opaque attribute: 0102ff")]
    [InlineData(1026, "410A22", "Node Name: A\\n\"", null)]
    [InlineData(1097, "27", "Opaque Link Attribute: b\"'\"", "Opaque Link attribute: 27")]
    [InlineData(1098, "780A", "Link Name: b'x\\n'", "Link Name: x\\n")]
    [InlineData(1034, "8000 001F40 0489 0003 003E80", "SR Capability Flags: {'I': 1, 'V': 0, 'RSV': 0}, sids: [[8000, 16000]]", null)]
    [InlineData(1038, "00000000", "flags: {'O': 0}", null)]
    [InlineData(1099, "20000000010203", "adj_flags: {'F': 0, 'B': 0, 'V': 1, 'L': 0, 'S': 0, 'P': 0, 'RSV': 0}, sids: [], undecoded_sid ['0x010203']", "adj_flags: {'F': 0, 'B': 0, 'V': 1, 'L': 0, 'S': 0, 'P': 0, 'RSV': 0}, sids: [], undecoded_sid ('0x010203',)")]
    [InlineData(1100, "00000000010203040506 00000005", "sr-adj-lan-sids: [{'flags': {'F': 0, 'B': 0, 'V': 0, 'L': 0, 'S': 0, 'P': 0, 'RSV': 0}, 'weight': 0, 'system-id': '010203040506', 'sids': [5], 'undecoded': []}]", "sr-adj-lan-sids: [{'flags': {'F': 0, 'B': 0, 'V': 0, 'L': 0, 'S': 0, 'P': 0, 'RSV': 0}, 'weight': 0, 'system-id': '010203040506', 'sid': 5, 'undecoded': []}]")]
    [InlineData(1108, "003980000000 09090909" + Sid, "behavior: 57, neighbor-id: 9.9.9.9, flags: {'B': 1, 'S': 0, 'P': 0, 'RSV': 0}, algorithm: 0, weight: 0, sid: fc00::1", null)]
    [InlineData(1114, "8000000A", "Attribute with code [ 1114 ] not implemented", "Unidirectional Link Delay: {'delay-us': 10, 'anomalous': True}")]
    [InlineData(1158, "4000000000000064", "prefix_flags: {'R': 0, 'N': 1, 'P': 0, 'E': 0, 'V': 0, 'L': 0, 'RSV': 0}, sids: [100], undecoded_sid: []", "prefix_flags: {'R': 0, 'N': 1, 'P': 0, 'E': 0, 'V': 0, 'L': 0, 'RSV': 0}, sids: [100], undecoded_sid: ()")]
    [InlineData(1162, "800000000000000A", "flags: {'D': 1, 'RSV': 0}, algorithm: 0, metric: 10", null)]
    [InlineData(1250, "00390000", "srv6-endpoint-behavior [0x57, flags: [], algorithm: 0]", null)]
    [InlineData(1252, "20101000", "sid-structure [32,16,16,0,]", null)]
    public void A_tlv_shows_this_text(int type, string hex, string five, string? six)
    {
        Sample.Text(AttributeCode.LinkState, Tlv(type, hex)).Should().Be("bgp-ls " + five);
        Sample.Text(AttributeCode.LinkState, Tlv(type, hex), Sample.Six).Should().Be("bgp-ls " + (six ?? five));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0400")]
    [InlineData("040000")]
    [InlineData("04000002FF")]
    [InlineData("04000000")]
    [InlineData("044700040000000A")]
    [InlineData("040A0005 8000 000001")]
    [InlineData("04860006 0000 0000 0000")]
    [InlineData("0452001E 003980000000" + Sid + "04E4000420101000 00")]
    public void A_malformed_attribute_is_dropped(string hex) =>
        Sample.Read(AttributeCode.LinkState, hex, Sample.Internal, out _).Kind.Should().Be(DispositionKind.DiscardAttribute);

    [Fact]
    public void A_size_that_only_generation_six_minds_is_octets_in_generation_five()
    {
        var value = Tlv(1114, "01");
        Sample.Read(AttributeCode.LinkState, value, Sample.Internal, out _).IsAccept.Should().BeTrue();
        Sample.Json(AttributeCode.LinkState, value).Should().Be("\"bgp-ls\": { \"generic-lsid-1114\": [\"0x01\"] }");
        Sample.Read(AttributeCode.LinkState, value, Sample.Internal with { Compatibility = Sample.Six }, out _).Kind.Should().Be(DispositionKind.DiscardAttribute);
    }

    [Fact]
    public void Any_run_of_tlvs_is_json_and_one_line_of_text()
    {
        var octet = Gen.Choose(0, 255).Select(value => (byte)value);
        var codes = Gen.OneOf(
            Gen.Elements(258, 1024, 1025, 1026, 1027, 1028, 1030, 1034, 1035, 1038, 1088, 1089, 1091, 1093, 1095, 1098, 1099, 1100, 1106, 1107, 1108),
            Gen.Elements(1114, 1115, 1116, 1117, 1120, 1153, 1154, 1157, 1158, 1162, 1170, 1171, 1250, 1252, 9999));
        var tlv = from code in codes
                  from size in Gen.Elements(0, 1, 2, 4, 4, 7, 8, 8, 13, 16, 22, 26, 28, 32)
                  from value in Gen.ArrayOf(octet, size)
                  select Sample.Bytes(Tlv(code, Convert.ToHexString(value)));
        var attribute = Gen.Choose(0, 6).SelectMany(count => Gen.ArrayOf(tlv, count)).Select(tlvs => tlvs.SelectMany(bytes => bytes).ToArray());
        Prop.ForAll(attribute.ToArbitrary(), bytes =>
        {
            foreach (var compatibility in new[] { Compatibility.Default, Sample.Six })
            {
                var output = new ByteBuffer();
                output.WriteUInt8((byte)'{');
                AttributeTable.At(AttributeCode.LinkState).WriteJsonMember(default, bytes, output, compatibility);
                output.WriteUInt8((byte)'}');
                JsonDocument.Parse(output.WrittenMemory).Dispose();
                output.Clear();
                AttributeTable.At(AttributeCode.LinkState).WriteTextMember(default, bytes, output, compatibility);
                if (output.Written.ContainsAnyExceptInRange((byte)' ', (byte)'~')) throw new InvalidOperationException(Encoding.UTF8.GetString(output.Written));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    private static string Tlv(int type, string hex)
    {
        var value = Sample.Bytes(hex);
        return Sample.Hex([(byte)(type >> 8), (byte)type, (byte)(value.Length >> 8), (byte)value.Length, .. value]);
    }
}
