using System.Globalization;
using System.Text.Json;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;

namespace ExaBgp.Protocol.Tests.Messages;

/// <summary>Errors in UPDATEs and what RFC 7606 and its kin make of them.</summary>
public class MalformedUpdateTests
{
    private const string Origin = "40010100";
    private const string Path = "40020602010000FDF2";
    private const string EmptyPath = "400200";
    private const string NextHop = "40030401020304";
    private const string Preference = "40050400000064";
    private const string Good = Origin + Path + NextHop;
    private const string GoodInternal = Origin + EmptyPath + NextHop + Preference;
    private const string Prefix = "180A0000";
    private const string Reach6 = "800E1A 0002 01 10 20010DB8000000000000000000000001 00 2020010DB8";

    private const string Accept = "accept";
    private const string Discard = "discard";
    private const string Withdraw = "withdraw";

    /// <summary>What, attributes, NLRI, session (internal, external, two-octet, add-path), outcome.</summary>
    public static TheoryData<string, string, string, string, string> Attributes => new()
    {
        { "all is well", Good, Prefix, "external", Accept },
        { "attributes in another order", NextHop + Path + Origin, Prefix, "external", Accept },
        { "MP_REACH_NLRI not the first", Origin + Path + Reach6, "", "external", Accept },
        { "MP_REACH_NLRI the first", Reach6 + Origin + Path, "", "external", Accept },
        { "extended length on a short value", "5001000100" + Path + NextHop, Prefix, "external", Accept },
        { "low flag bits set", "4F010100" + Path + NextHop, Prefix, "external", Accept },
        { "trailing octet behind the attributes", Good + "40", Prefix, "external", Withdraw },
        { "two trailing octets", Good + "4001", Prefix, "external", Withdraw },
        { "three octets of a long header", Good + "500100", Prefix, "external", Withdraw },
        { "attribute overruns the block", Good + "C00805FDE80001", Prefix, "external", Withdraw },
        { "attribute overruns the block and no route is named", Good + "C00805FDE80001", "", "external", "3/1" },
        { "type 0, transitive", Good + "C0000101", Prefix, "external", Accept },
        { "type 255, transitive", Good + "C0FF0101", Prefix, "external", Accept },
        { "type 255, well-known", Good + "40FF0101", Prefix, "external", Withdraw },
        { "unknown, non-transitive", Good + "80630101", Prefix, "external", Accept },
        { "unknown, well-known", Good + "40630101", Prefix, "external", Withdraw },
        { "unknown, well-known, no route named", Good + "40630101", "", "external", "3/1" },
        { "only an unknown transitive one and a route", "C0630101", Prefix, "external", Withdraw },
        { "only an unknown transitive one", "C0630101", "", "external", Accept },
        { "ORIGIN of 2 octets", "4001020000" + Path + NextHop, Prefix, "external", Withdraw },
        { "ORIGIN of 0 octets", "400100" + Path + NextHop, Prefix, "external", Withdraw },
        { "ORIGIN 3", "40010103" + Path + NextHop, Prefix, "external", Withdraw },
        { "ORIGIN flagged optional", "C0010100" + Path + NextHop, Prefix, "external", Withdraw },
        { "ORIGIN not transitive", "00010100" + Path + NextHop, Prefix, "external", Withdraw },
        { "ORIGIN bad but no route named", "40010103" + Path + NextHop, "", "external", "3/1" },
        { "ORIGIN twice, the second bad", Good + "40010109", Prefix, "external", Accept },
        { "ORIGIN twice, the first bad", "40010109" + Good, Prefix, "external", Withdraw },
        { "ORIGIN missing", Path + NextHop, Prefix, "external", Withdraw },
        { "AS_PATH missing", Origin + NextHop, Prefix, "external", Withdraw },
        { "NEXT_HOP missing", Origin + Path, Prefix, "external", Withdraw },
        { "NEXT_HOP missing beside MP_REACH_NLRI", Origin + Path + Reach6, "", "external", Accept },
        { "ORIGIN missing beside MP_REACH_NLRI", Path + Reach6, "", "external", Withdraw },
        { "AS_PATH segment type 9", Origin + "40020609010000FDF2" + NextHop, Prefix, "external", Withdraw },
        { "AS_PATH segment type 0", Origin + "40020600010000FDF2" + NextHop, Prefix, "external", Withdraw },
        { "AS_PATH segment of no AS", Origin + "4002020200" + NextHop, Prefix, "external", Withdraw },
        { "AS_PATH overrun", Origin + "40020602020000FDF2" + NextHop, Prefix, "external", Withdraw },
        { "AS_PATH leftover octet", Origin + "40020702010000FDF202" + NextHop, Prefix, "external", Withdraw },
        { "AS_PATH of two-octet numbers from a four-octet peer", Origin + "4002040201FDF2" + NextHop, Prefix, "external", Withdraw },
        { "AS_PATH of four-octet numbers from a two-octet peer", Origin + "40020602010000FDF2" + NextHop, Prefix, "two-octet", Withdraw },
        { "AS_PATH empty", Origin + EmptyPath + NextHop, Prefix, "external", Accept },
        { "NEXT_HOP of 3 octets", Origin + Path + "400303010203", Prefix, "external", Withdraw },
        { "NEXT_HOP of 16 octets", Origin + Path + "40031020010DB8000000000000000000000001", Prefix, "external", Withdraw },
        { "NEXT_HOP 0.0.0.0", Origin + Path + "40030400000000", Prefix, "external", Withdraw },
        { "NEXT_HOP multicast", Origin + Path + "400304E0000001", Prefix, "external", Withdraw },
        { "NEXT_HOP with wrong flags", Origin + Path + "80030401020304", Prefix, "external", Withdraw },
        { "NEXT_HOP bad, not needed beside MP_REACH_NLRI", Origin + Path + "400303010203" + Reach6, "", "external", Accept },
        { "MED of 3 octets", Good + "800403000001", Prefix, "external", Withdraw },
        { "MED with wrong flags", Good + "40040400000001", Prefix, "external", Withdraw },
        { "LOCAL_PREF of 3 octets, internal", Origin + EmptyPath + NextHop + "400503000064", Prefix, "internal", Withdraw },
        { "LOCAL_PREF of 3 octets, external", Good + "400503000064", Prefix, "external", Discard },
        { "LOCAL_PREF, external", Good + Preference, Prefix, "external", Discard },
        { "ATOMIC_AGGREGATE of 1 octet", Good + "40060100", Prefix, "external", Discard },
        { "AGGREGATOR of 6 octets from a four-octet peer", Good + "C00706FDE801010101", Prefix, "external", Discard },
        { "AGGREGATOR of 8 octets from a two-octet peer", Origin + "4002040201FDF2" + NextHop + "C007080000FDE801010101", Prefix, "two-octet", Discard },
        { "AGGREGATOR of 3 octets", Good + "C00703FDE801", Prefix, "external", Discard },
        { "COMMUNITY of 5 octets", Good + "C00805FDE8000101", Prefix, "external", Withdraw },
        { "COMMUNITY of 0 octets", Good + "C00800", Prefix, "external", Withdraw },
        { "COMMUNITY with wrong flags", Good + "800804FDE80001", Prefix, "external", Withdraw },
        { "ORIGINATOR_ID of 3 octets, internal", GoodInternal + "800903010101", Prefix, "internal", Withdraw },
        { "ORIGINATOR_ID of 3 octets, external", Good + "800903010101", Prefix, "external", Discard },
        { "CLUSTER_LIST of 5 octets, internal", GoodInternal + "800A050101010101", Prefix, "internal", Withdraw },
        { "CLUSTER_LIST of 5 octets, external", Good + "800A050101010101", Prefix, "external", Discard },
        { "EXTENDED COMMUNITIES of 7 octets", Good + "C0100700020001000000", Prefix, "external", Withdraw },
        { "EXTENDED COMMUNITIES of 0 octets", Good + "C01000", Prefix, "external", Withdraw },
        { "LARGE_COMMUNITY of 11 octets", Good + "C0200B0000000100000002000000", Prefix, "external", Withdraw },
        { "LARGE_COMMUNITY of 0 octets", Good + "C02000", Prefix, "external", Withdraw },
        { "AS4_PATH from a four-octet peer", Good + "C0110602010000FDF2", Prefix, "external", Discard },
        { "AS4_PATH of 1 octet before AS_PATH", Origin + "C0110102" + "4002040201FDF2" + NextHop, Prefix, "two-octet", Discard },
        { "AS4_AGGREGATOR of 3 octets", Origin + "4002040201FDF2" + NextHop + "C01203010101", Prefix, "two-octet", Discard },
        { "AS4_AGGREGATOR from a four-octet peer", Good + "C012080000FDE801010101", Prefix, "external", Discard },
        { "AS_PATH with AS 0", Origin + "400206020100000000" + NextHop, Prefix, "external", Withdraw },
        { "AS_PATH with AS 0 in a set", Origin + "400210 0201 0000FDF2 0102 0000FDE8 00000000" + NextHop, Prefix, "external", Withdraw },
        { "AS_PATH with a set", Origin + "40020C 0201 0000FDF2 0101 0000FDE8" + NextHop, Prefix, "external", Accept },
        { "AGGREGATOR with AS 0", Good + "C007080000000001010101", Prefix, "external", Discard },
        { "PMSI_TUNNEL of 4 octets", Good + "C0160400060000", Prefix, "external", Withdraw },
        { "PMSI_TUNNEL with wrong flags", Good + "801609000600064001020304", Prefix, "external", Withdraw },
        { "TUNNEL_ENCAPSULATION with a short header", Good + "C01703000F00", Prefix, "external", Withdraw },
        { "TUNNEL_ENCAPSULATION whose TLV passes the end", Good + "C01704000F0008", Prefix, "external", Withdraw },
        { "TUNNEL_ENCAPSULATION whose sub-TLV passes the end", Good + "C01706000F00020C06", Prefix, "external", Withdraw },
        { "TUNNEL_ENCAPSULATION of 0 octets", Good + "C01700", Prefix, "external", Withdraw },
        { "IPv6 EXTENDED COMMUNITIES of 19 octets", Good + "C0191300020001020304050607080910111213141516", Prefix, "external", Withdraw },
        { "AIGP whose TLV has a wrong length", GoodInternal + "801A0A01000A00000000000000", Prefix, "internal", Discard },
        { "AIGP, external and not enabled", Good + "801A0B01000B0000000000000064", Prefix, "external", Discard },
        { "ONLY_TO_CUSTOMER of 3 octets", Good + "C02303000001", Prefix, "external", Withdraw },
        { "Prefix-SID full of zeros", Good + "C028080000000000000000", Prefix, "external", Discard },
        { "Prefix-SID whose label index is too short", Good + "C02809010006000000000003", Prefix, "external", Discard },
        { "Prefix-SID whose TLV passes the end", Good + "C0280401000700", Prefix, "external", Discard },
        { "Prefix-SID with half an SRGB", Good + "C028080300050000010203", Prefix, "external", Discard },
        { "SRv6 service whose SID is cut", Good + "C0280A05000700010003000102", Prefix, "external", Withdraw },
        { "ATTR_SET", Good + "C080080000FDE840010100", Prefix, "external", Accept },
        { "ENTROPY LABEL", Good + "C01C00", Prefix, "external", Accept },
        { "several errors: the worst counts", Good + "40060100" + "800403000001", Prefix, "external", Withdraw },
        { "an attribute error beside MP_UNREACH_NLRI alone", "800403000001" + "800F08 0002 01 2020010DB8", "", "external", "3/1" },
        { "an attribute dropped beside MP_UNREACH_NLRI alone", "40060100" + "800F08 0002 01 2020010DB8", "", "external", Discard },
    };

    /// <summary>What, whole body, session, outcome, text of the NOTIFICATION.</summary>
    public static TheoryData<string, string, string, string, string?> Envelope => new()
    {
        { "withdrawn length past the end", "0005 180A0000", "external", "3/1", "UPDATE withdrawn length 5 exceeds available data" },
        { "withdrawn length leaves no room for the next length", "0003 180A00 00", "external", "3/1", "UPDATE withdrawn length 3 exceeds available data" },
        { "attributes length past the end", "0000 0005 40010100", "external", "3/1", "UPDATE attributes length 5 exceeds available data" },
        { "three octets", "000000", "external", "1/2", null },
        { "no octet", "", "external", "1/2", null },
        { "NLRI of 33 bits", Body(Good, "210A00000080"), "external", "3/10", "invalid mask 33 in NLRI prefix for ipv4" },
        { "NLRI with octets missing", Body(Good, "180A00"), "external", "3/10", "not enough data for the mask provided to decode the NLRI" },
        { "withdrawn NLRI of 33 bits", "0006 210A00000080 0000", "external", "3/10", "invalid mask 33 in NLRI prefix for ipv4" },
        { "withdrawn NLRI with octets missing", "0003 180A00 0000", "external", "3/10", "not enough data for the mask provided to decode the NLRI" },
        { "a bad NLRI is worse than a bad attribute", Body("40010103" + Path + NextHop, "210A00000080"), "external", "3/10", "invalid mask 33 in NLRI prefix for ipv4" },
        { "no path identifier where there should be one", Body(Good, "00180A"), "add-path", "3/10", "not enough data to extract the path-information of the NLRI" },
        { "a path identifier and nothing more", Body(Good, "00000001"), "add-path", "3/10", null },
        { "two MP_REACH_NLRI", Body(Origin + Path + Reach6 + Reach6, ""), "external", "3/1", "multiple attribute for mp-reach-nlri" },
        { "two MP_UNREACH_NLRI", Body("800F03000201" + "800F03000201", ""), "external", "3/1", "multiple attribute for mp-unreach-nlri" },
        { "MP_REACH_NLRI of 4 octets", Body(Good + "800E0400020100", ""), "external", "3/9", "MP_REACH_NLRI too short: need at least 5 bytes, got 4" },
        { "MP_UNREACH_NLRI of 2 octets", Body("800F020002", ""), "external", "3/9", "MP_UNREACH_NLRI too short: need at least 3 bytes, got 2" },
        { "next hop past the end", Body(Good + "800E08000201FF20010D00", ""), "external", "3/9", "MP_REACH_NLRI truncated: need 260 bytes, got 8" },
        { "MP_REACH_NLRI past the end", Body(Good + "800E20000201", ""), "external", "3/9", "MP_REACH_NLRI truncated: need 32 bytes, got 3" },
        { "next hop of 5 octets", Body(Good + "800E0F 0002 01 05 0102030405 00 2020010DB8", ""), "external", "3/0", "invalid ipv6 unicast next-hop length 5 expected 16 or 32" },
        { "IPv6 next hop of IPv4 unicast not negotiated", Body(Origin + Path + "800E19 0001 01 10 20010DB8000000000000000000000001 00 180A0000", ""), "external", "3/0", "invalid ipv4 unicast next-hop length 16 expected 4" },
        { "family unknown to all", Body(Good + "800E06 0003 01 00 00 00", ""), "external", "3/0", "presented a non-negotiated family unknown-afi-0x3/unicast" },
        { "family not negotiated", Body(Good + "800E0B 0002 01 04 01020304 00 0820", ""), "ipv4-only", "3/0", "presented a non-negotiated family ipv6/unicast" },
        { "family not negotiated, withdrawn", Body("800F05 0002 01 0820", ""), "ipv4-only", "3/0", "presented a non-negotiated family ipv6 unicast" },
        { "MP_REACH_NLRI without NLRI", Body(Good + "800E15 0002 01 10 20010DB8000000000000000000000001 00", ""), "external", "3/0", "No data to decode in an MPREACHNLRI but it is not an EOR ipv6/unicast" },
        { "distinguisher of the next hop", Body(Good + "800E1D 0001 80 0C 0000000000000001 01020304 00 70000641 0000FDE800000001 0A0000", ""), "external", "3/0", null },
        { "NLRI of 129 bits", Body(Good + "800E26 0002 01 10 20010DB8000000000000000000000001 00 8120010DB800000000000000000000000180", ""), "external", "3/10", "invalid mask 129 in NLRI prefix for ipv6" },
        { "label stack without an end", Body(Good + "800E0D 0001 04 04 01020304 00 18000640", ""), "external", "3/10", "the label stack of the NLRI never ends: no bottom of stack bit" },
        { "reserved octet not 0", Body(Good + Reach6.Replace("00 2020", "FF 2020", StringComparison.Ordinal), ""), "external", Accept, null },
        { "MP_REACH_NLRI with wrong flags", Body(Good + "C" + Reach6[1..], ""), "external", Withdraw, null },
        { "MP_UNREACH_NLRI with wrong flags", Body("C00F08 0002 01 2020010DB8", ""), "external", Withdraw, null },
        { "End-of-RIB of a family nobody negotiated", Body("900F0003 000385", ""), "external", Accept, null },
        { "an attribute list and nothing else", Body(Good, ""), "external", Accept, null },
    };

    [Theory]
    [MemberData(nameof(Attributes))]
    public void An_attribute_error_has_its_consequence(string what, string attributes, string nlri, string session, string expected) =>
        Check(what, Body(attributes, nlri), session, expected, null);

    [Theory]
    [MemberData(nameof(Envelope))]
    public void An_error_of_the_message_has_its_consequence(string what, string body, string session, string expected, string? text) =>
        Check(what, body, session, expected, text);

    [Fact]
    public void A_withdraw_by_error_names_every_route_and_no_attribute()
    {
        var body = "0004 180B0000" + Body("40010103" + Path + NextHop + "800F08 0002 01 2020010DB9" + Reach6, Prefix)[4..];
        Sessions.Json(body, Sessions.External).Should().Be(
            "{ \"update\": { \"withdraw\": { \"ipv4 unicast\": [ { \"nlri\": \"11.0.0.0/24\" }, { \"nlri\": \"10.0.0.0/24\" } ], " +
            "\"ipv6 unicast\": [ { \"nlri\": \"2001:db9::/32\" }, { \"nlri\": \"2001:db8::/32\" } ] } } }");
    }

    [Fact]
    public void A_dropped_attribute_leaves_the_others()
    {
        Sessions.Json(Body(Good + "40060100" + "80040400000005", Prefix), Sessions.External).Should().Contain("\"med\": 5 }").And.NotContain("atomic");
        Sessions.Json(Body(Good + Preference, Prefix), Sessions.External).Should().NotContain("local-preference");
    }

    [Fact]
    public void An_unknown_transitive_attribute_is_kept_and_marked_and_a_non_transitive_one_is_not()
    {
        var json = Sessions.Json(Body(Good + "C0990401020304" + "80980101", Prefix), Sessions.External);
        json.Should().Contain("\"attribute-0x99-0xE0\": \"0x01020304\"").And.NotContain("0x98");
    }

    [Fact]
    public void As4_path_and_as4_aggregator_complete_what_a_two_octet_peer_says()
    {
        var json = Sessions.Json(
            Body(Origin + "C01110 0202 0000FDE8 FA56EA01 0101 00000001" + "40020A 0202 FDE8 5BA0 0101 0001" + NextHop + "C00706 5BA0 01010101" + "C01208 FA56EA01 01010101", Prefix),
            Sessions.TwoOctet);
        json.Should().Contain("\"value\": [65000, 4200000001]").And.Contain("\"aggregator\": \"4200000001:1.1.1.1\"");
    }

    [Fact]
    public void What_a_block_came_to_is_remembered_by_session_kind_and_comes_out_the_same()
    {
        var decoder = new UpdateDecoder();
        var interner = new AttributeInterner();
        var body = Sessions.Hex(Body(Good + Preference, Prefix));
        AttributeSet? first = null;
        foreach (var session in new[] { Sessions.External, Sessions.Internal, Sessions.External, Sessions.Internal })
        {
            var outcome = decoder.Decode(body, session, interner);
            outcome.Kind.Should().Be(session.Encoding.Internal ? DispositionKind.Accept : DispositionKind.DiscardAttribute);
            var set = decoder.View(body).Attributes;
            set.TryGet(Registry.AttributeCode.LocalPreference, out _, out _).Should().Be(session.Encoding.Internal);
            if (ReferenceEquals(session, Sessions.External)) (first ??= set).Should().BeSameAs(set);
        }
    }

    [Fact]
    public void A_remembered_set_that_was_swept_from_the_interner_is_interned_again()
    {
        var decoder = new UpdateDecoder();
        var interner = new AttributeInterner();
        var body = Sessions.Hex(Body(Good, Prefix));
        decoder.Decode(body, Sessions.External, interner);
        for (uint i = 0; i < 5000; i++) interner.Intern([0x80, 4, 4, 0, 0, (byte)(i >> 8), (byte)i], default);
        interner.Sweep();
        decoder.View(body).Attributes.Id.Should().Be(-1);
        decoder.Decode(body, Sessions.External, interner);
        var again = decoder.View(body).Attributes;
        again.Id.Should().BeGreaterThanOrEqualTo(0);
        interner.At(again.Id).Should().BeSameAs(again);
    }

    private static void Check(string what, string body, string session, string expected, string? text)
    {
        var outcome = Sessions.Decode(body, Session(session), out var json);
        var found = outcome.Kind switch
        {
            DispositionKind.Accept => Accept,
            DispositionKind.DiscardAttribute => Discard,
            DispositionKind.TreatAsWithdraw => Withdraw,
            _ => string.Create(CultureInfo.InvariantCulture, $"{outcome.Notification!.Code}/{outcome.Notification.Subcode}"),
        };
        found.Should().Be(expected, $"{what} ({outcome.Reason})");
        if (text is not null) outcome.Notification!.Text.Should().Be(text);
        if (json.Length == 0) return;
        using var document = JsonDocument.Parse(json);
        if (expected == Withdraw) json.Should().Contain("\"withdraw\"").And.NotContain("\"announce\"").And.NotContain("\"attribute\"");
        if (expected is Accept or Discard && body.EndsWith(Prefix, StringComparison.Ordinal)) json.Should().Contain("\"announce\"");
    }

    private static SessionContext Session(string name) => name switch
    {
        "internal" => Sessions.Internal,
        "two-octet" => Sessions.TwoOctet,
        "add-path" => Sessions.AddPath,
        "ipv4-only" => Sessions.Of(Sessions.Options with { Families = [Registry.Family.Ipv4Unicast] }, Sessions.Options with { LocalAs = 65010 }),
        _ => Sessions.External,
    };

    private static string Body(string attributes, string nlri) =>
        "0000" + Sessions.Hex(attributes).Length.ToString("X4", CultureInfo.InvariantCulture) + attributes + nlri;
}
