using System.Globalization;

namespace ExaBgp.Protocol.Tests.Messages;

/// <summary>Errors inside routes of each family, as a peer would send them: which reset the session, which are dropped, which are fine.</summary>
public class MalformedRouteTests
{
    private const string Reset = "reset";
    private const string Dropped = "dropped";
    private const string Shown = "shown";
    private const string Flow4 = "000185";
    private const string Evpn = "001946";
    private const string LinkState = "400447";
    private const string Mup = "000155";
    private const string Mvpn = "000105";
    private const string RouteTarget = "000184";
    private const string Labeled = "000104";
    private const string Vpn = "000180";
    private const string Vpls = "001941";
    private const string Distinguisher = "0001C0A8010A0001";
    private const string NoSegment = "00000000000000000000";

    /// <summary>What, family, NLRI, outcome.</summary>
    public static TheoryData<string, string, string, string> Routes => new()
    {
        { "flow of no component", Flow4, "00", Shown },
        { "flow one octet longer than present", Flow4, "06 01180A0000", Reset },
        { "flow one octet shorter than present", Flow4, "04 01180A0001", Reset },
        { "flow of an unknown component", Flow4, "03 208106", Dropped },
        { "flow with a bad rule before a good one", Flow4, "03 208106 05 01180A0000", Shown },
        { "flow whose list has no end", Flow4, "03 030106", Dropped },
        { "flow with a fragment of two octets", Flow4, "04 0C910002", Shown },
        { "flow out of order", Flow4, "08 038106 01180A0000", Shown },
        { "flow with a component twice", Flow4, "06 038106 038111", Shown },
        { "flow with values of 1, 2 and 4 octets", Flow4, "0B 04 01 50 11 0050 A1 00000050", Shown },
        { "flow with a value of 8 octets", Flow4, "0A 04 B1 0000000000000050", Shown },
        { "flow with a length of two octets", Flow4, "F005 01180A0000", Shown },
        { "flow with half a length", Flow4, "F0", Reset },
        { "flow of 4095 octets that are not there", Flow4, "FFFF", Reset },
        { "IPv6 flow whose offset passes its length", "000285", "05 0110202001", Dropped },
        { "flow-vpn without room for a distinguisher", "000186", "05 01180A0000", Dropped },
        { "evpn of an unknown type", Evpn, "06 05 0102030405", Shown },
        { "evpn longer than present", Evpn, "02 05 0102", Reset },
        { "evpn 1 too short", Evpn, "01 01 00", Reset },
        { "evpn 2 too short", Evpn, "02 05 0102030405", Reset },
        { "evpn 2 with a MAC of 49 bits", Evpn, "02 21" + Distinguisher + NoSegment + "00000064 31 001122334455 00 000641", Reset },
        { "evpn 2 with an IP of 33 bits", Evpn, "02 25" + Distinguisher + NoSegment + "00000064 30 001122334455 21 01020304 000641", Reset },
        { "evpn 3 with an IP of 24 bits", Evpn, "03 11" + Distinguisher + "00000064 18 0A000001", Reset },
        { "evpn 4 with an IP of 33 bits", Evpn, "04 17" + Distinguisher + NoSegment + "21 0A000001", Reset },
        { "evpn 5 with an IPv4 prefix of 33 bits", Evpn, "05 22" + Distinguisher + NoSegment + "00000064 21 0A000000 00000000 000641", Reset },
        { "evpn 5 with an IPv4 prefix of 128 bits", Evpn, "05 22" + Distinguisher + NoSegment + "00000064 80 0A000000 00000000 000641", Reset },
        { "evpn 5 of another length", Evpn, "05 21" + Distinguisher + NoSegment + "00000064 18 0A000000 00000000 0006", Reset },
        { "bgp-ls longer than present", LinkState, "0001 001F 02 00", Reset },
        { "bgp-ls too short", LinkState, "0001 0003 020000", Reset },
        { "bgp-ls whose TLV passes the end", LinkState, "0001 000D 02 0000000000000000 0100 0012", Reset },
        { "bgp-ls of an unknown type", LinkState, "0009 0003 020000", Shown },
        { "bgp-ls node without an IGP router", LinkState, "0001 0015 02 0000000000000000 0100 0008 0200 0004 0000FDE8", Shown },
        { "vpls of 16 octets", Vpls, "0010 0001C0A8C901007B 0005 0001 0008 0296", Reset },
        { "vpls longer than present", Vpls, "0012 0001C0A8C901007B 0005 0001 0008 029CE1", Reset },
        { "two vpls", Vpls, "0011 0001C0A8C901007B 0005 0001 0008 029CE1 0011 0001C0A8C901007B 0006 0001 0008 029CE1", Shown },
        { "mvpn of an unknown type", Mvpn, "01 03 010203", Shown },
        { "mvpn 5 too short", Mvpn, "05 11 0000FDE80001869F 20 0A630C04 20 EFFBFF", Reset },
        { "mvpn longer than present", Mvpn, "05 12 00", Reset },
        { "mup of an unknown architecture", Mup, "02 0001 01 00", Shown },
        { "mup of an unknown type", Mup, "01 0009 01 00", Shown },
        { "mup 1 too short", Mup, "01 0001 03 000000", Reset },
        { "mup 4 without TEID", Mup, "01 0004 0D 0000006400000064 20 0A000001", Shown },
        { "mup 4 with a TEID of 5 octets", Mup, "01 0004 12 0000006400000064 48 0A000001 0102030405", Reset },
        { "rtc of 0 bits", RouteTarget, "00", Shown },
        { "rtc of 31 bits", RouteTarget, "1F 0000FDE8", Reset },
        { "rtc of 32 bits", RouteTarget, "20 0000FDE8", Shown },
        { "rtc of 48 bits", RouteTarget, "30 0000FDE8 0002", Shown },
        { "rtc of 97 bits", RouteTarget, "61 0000FDE80002FDE80000000180", Reset },
        { "rtc with octets missing", RouteTarget, "60 0000FDE8", Reset },
        { "sr-policy of 95 bits", "000149", "5F 00000000 00000064 0A000001", Reset },
        { "labels that never end", Labeled, "30 000640 000640", Reset },
        { "label 0", Labeled, "30 000001 0A0000", Shown },
        { "no label", Labeled, "18 0A0000", Reset },
        { "vpn with a distinguisher of unknown type", Vpn, "70 000641 0009FDE800000001 0A0000", Shown },
        { "vpn without room for a distinguisher", Vpn, "30 000641 0009FD", Reset },
        { "vpn of 33 bits", Vpn, "79 000641 0000FDE800000001 0A00000080", Reset },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public void A_route_error_has_its_consequence(string what, string family, string nlri, string expected)
    {
        var outcome = Sessions.Decode(Reach(family, family == Vpn ? "00000000000000000A000001" : family.EndsWith("85", StringComparison.Ordinal) || family.EndsWith("86", StringComparison.Ordinal) ? string.Empty : "0A000001", nlri), Sessions.External, out var json);
        var found = outcome.Kind == DispositionKind.ResetSession ? Reset : json.Contains("\"announce\"", StringComparison.Ordinal) ? Shown : Dropped;
        found.Should().Be(expected, $"{what} ({outcome.Reason}) {json}");
        if (expected == Reset) outcome.Notification!.Code.Should().Be(3);
        else System.Text.Json.JsonDocument.Parse(json).Dispose();
    }

    [Theory]
    [InlineData("800000")]
    [InlineData("000000")]
    public void A_withdrawn_label_may_lack_its_bottom_bit(string label)
    {
        Sessions.Decode(Unreach(Labeled, "30" + label + "0A0000"), Sessions.External, out var json).IsAccept.Should().BeTrue();
        json.Should().Contain("\"withdraw\"").And.Contain("10.0.0.0/24");
    }

    private static string Reach(string family, string nextHop, string nlri) =>
        Body("900E", family + Length(nextHop, "X2") + nextHop + "00" + nlri, "40010100" + "40020602010000FDF2");

    private static string Unreach(string family, string nlri) => Body("900F", family + nlri, string.Empty);

    private static string Body(string header, string value, string attributes)
    {
        var all = attributes + header + Length(value, "X4") + value;
        return "0000" + Length(all, "X4") + all;
    }

    private static string Length(string hex, string format) => Sessions.Hex(hex).Length.ToString(format, CultureInfo.InvariantCulture);
}
