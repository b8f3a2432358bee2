using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Tests.Nlri;

public sealed class RouteTargetSrPolicyTests
{
    [Theory]
    [InlineData("00", "rtc wildcard", "{ \"origin\": 0, \"route-target\": null }", "wildcard")]
    [InlineData("60 0000FDE8 0002FDE800000001", "rtc 65000:target:65000:1", "{ \"origin\": 65000, \"route-target\": \"target:65000:1\" }", "65000:target:65000:1")]
    [InlineData("60 0000FDE8 0102010203040005", "rtc 65000:target:1.2.3.4:5", "{ \"origin\": 65000, \"route-target\": \"target:1.2.3.4:5\" }", "65000:target:1.2.3.4:5")]
    [InlineData("60 0000FDE8 0202FA56EA010005", "rtc 65000:target:4200000001:5", "{ \"origin\": 65000, \"route-target\": \"target:4200000001:5\" }", null)]
    [InlineData("60 0000FDE8 0602000000000000", "rtc 65000:0x0602000000000000", "{ \"origin\": 65000, \"route-target\": \"0x0602000000000000\" }", null)]
    [InlineData("40 0000FDE8 0002FDE8", "rtc 65000:target:65000:0/64", "{ \"origin\": 65000, \"route-target\": \"target:65000:0\", \"length\": 64 }", "65000:target:65000:0/64")]
    [InlineData("20 0000FDE8", "rtc 65000:0x0000000000000000/32", "{ \"origin\": 65000, \"route-target\": \"0x0000000000000000\", \"length\": 32 }", null)]
    public void A_membership_of_any_length_is_read_shown_and_given_back(string hex, string text, string json, string? words)
    {
        var rtc = Families.Of("ipv4 rtc");
        rtc.Read(hex);
        rtc.Text(hex).Should().Be(text);
        rtc.Json(hex).Should().Be(json);
        var command = rtc.Command(hex)!;
        if (words is not null) command.Should().Be(words);
        Statement.Announce("ipv4 rtc", command + " next-hop 1.2.3.4").Nlri().Should().Be(hex.Replace(" ", string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public void Memberships_of_other_lengths_do_not_swallow_the_next_one()
    {
        var rtc = Families.Of("ipv4 rtc");
        var reader = new WireReader(Families.Hex("40 0000FDE8 0002FDE8 00 60 0000FDE8 0002FDE800000001"));
        for (var i = 0; i < 3; i++) rtc.Read(ref reader, false, out _, out _).IsAccept.Should().BeTrue();
        reader.IsEmpty.Should().BeTrue();
    }

    [Theory]
    [InlineData("10 00", "incorrect RTC length: 16 (should be >=32,<=96)")]
    [InlineData("61 0000FDE80002FDE80000000100", "incorrect RTC length: 97 (should be >=32,<=96)")]
    [InlineData("60 0000FDE8", "RTC NLRI truncated: need 13 bytes, got 5")]
    public void A_malformed_membership_resets_the_session(string hex, string reason) => Families.Of("ipv4 rtc").Refuse(hex).Reason.Should().Be(reason);

    [Theory]
    [InlineData("foo")]
    [InlineData("65000:target:1")]
    [InlineData("65000:target:1:2/97")]
    [InlineData("x:target:1:2")]
    public void A_bad_membership_is_refused(string words) => Statement.AnnounceError("ipv4 rtc", words).Should().Contain("is not a route target membership");

    [Fact]
    public void The_endpoint_chooses_the_family_of_an_sr_policy()
    {
        var route = SrPolicy("distinguisher 1 color 100 endpoint 1.2.3.4 next-hop 5.6.7.8");
        route.Family().Should().Be("ipv4 sr-policy");
        route.Nlri().Should().Be("60000000010000006401020304");
        route.NextHop.Address.ToString().Should().Be("5.6.7.8");
        SrPolicy("distinguisher 1 color 100 endpoint ::1 next-hop 5.6.7.8").Nlri().Should().Be("C0000000010000006400000000000000000000000000000001");
    }

    [Theory]
    [InlineData("distinguisher 1 color 100 endpoint 1.2.3.4 next-hop self", "unrecognised ip address self")]
    [InlineData("distinguisher 1 color 100 endpoint 1.2.3.4", "expected 'next-hop' but found '' instead")]
    [InlineData("color 100", "expected 'distinguisher' but found 'color' instead")]
    public void A_bad_policy_is_refused(string words, string message)
    {
        var reader = new Statement(words).Reader;
        RouteGrammar.TryParseSrPolicy(ref reader, new RouteBuilder(), out var error).Should().BeFalse();
        error.Message.Should().Be(message);
    }

    [Fact]
    public void An_sr_policy_is_read_shown_and_given_back()
    {
        const string Hex = "60 00000001 00000064 0A000001";
        var policy = Families.Of("ipv4 sr-policy");
        policy.Read(Hex);
        policy.Json(Hex).Should().Be("{\"distinguisher\": 1, \"color\": 100, \"endpoint\": \"10.0.0.1\"}");
        policy.Text(Hex).Should().Be("sr-policy distinguisher 1 color 100 endpoint 10.0.0.1");
        Statement.Announce("ipv4 sr-policy", policy.Command(Hex) + " next-hop 1.2.3.4").Nlri().Should().Be("6000000001000000640A000001");
        Statement.AnnounceError("ipv6 sr-policy", "distinguisher 1 color 1 endpoint 1.2.3.4").Should().Be("'1.2.3.4' is not an address of ipv6");
        policy.Refuse("C0" + Hex[2..]).Reason.Should().Be("SR Policy NLRI invalid length: got 192 bits, expected 96 for AFI ipv4");
    }

    private static RouteBuilder SrPolicy(string words)
    {
        var route = new RouteBuilder();
        var reader = new Statement(words).Reader;
        RouteGrammar.TryParseSrPolicy(ref reader, route, out var error).Should().BeTrue(error.Message);
        return route;
    }
}
