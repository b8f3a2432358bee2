using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Tests.Messages;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Tests.Capabilities;

public class CapabilityFormTests
{
    public static TheoryData<string, string, string> Forms => new()
    {
        { "0104 00010001 0104 00190046 0104 00010001", "{ \"name\": \"multiprotocol\", \"families\": [ \"ipv4/unicast\", \"l2vpn/evpn\" ] }", "multiprotocol(ipv4 unicast,l2vpn evpn)" },
        { "0104 00030009", "{ \"name\": \"multiprotocol\", \"families\": [ \"unknown-afi-0x3/unknown safi 9\" ] }", "multiprotocol(unknown-afi-0x3 unknown safi 9)" },
        { "0105 0001000199", "{ \"name\": \"multiprotocol\", \"families\": [ \"ipv4/unicast\" ] }", "multiprotocol(ipv4 unicast)" },
        { "0200", "{ \"name\": \"route-refresh\", \"variant\": \"RFC\" }", "route refresh" },
        { "8000", "{ \"name\": \"route-refresh\", \"variant\": \"Cisco\" }", "cisco route refresh" },
        { "050C 000100010002 000100020002", "{ \"name\": \"nexthop\", \"conversion\": [ \"ipv4/unicast/ipv6\", \"ipv4/multicast/ipv6\" ] }", "nexthop(ipv4 unicast ipv6,ipv4 multicast ipv6)" },
        { "0600", "{ \"name\": \"extended-message\", \"size\": 65535 }", "extended message(65535)" },
        { "0901 03", "{ \"name\": \"role\", \"role\": \"customer\" }", "role(customer)" },
        { "0901 09", "{ \"name\": \"role\", \"role\": \"unknown-9\" }", "role(unknown-9)" },
        { "4002 0078", "{ \"name\": \"graceful restart\", \"time\": 120, \"address-family-flags\": { }, \"restart-flags\": [ ]  }", "graceful restart flags 0x0 time 120 " },
        { "400A 8005 00010180 00020100", "{ \"name\": \"graceful restart\", \"time\": 5, \"address-family-flags\": { \"ipv4/unicast\": [ \"restart\" ] , \"ipv6/unicast\": [ ] }, \"restart-flags\": [ \"forwarding\" ]  }", "graceful restart flags 0x8 time 5 ipv4/unicast=0x80 ipv6/unicast=0x0" },
        { "4002 8005 4006 0007 00010180", "{ \"name\": \"graceful restart\", \"time\": 7, \"address-family-flags\": { \"ipv4/unicast\": [ \"restart\" ] }, \"restart-flags\": [ ]  }", "graceful restart flags 0x0 time 7 ipv4/unicast=0x80" },
        { "4104 0000FDE8", "{ \"name\": \"asn4\", \"asn4\": 65000 }", "asn4(65000)" },
        { "4102 FDE8", "{ \"name\": \"asn4\", \"asn4\": 65000 }", "asn4(65000)" },
        { "4401 00 4401 01", "{ \"name\": \"multisession\", \"variant\": \"RFC\", \"capabilities\": [ ] }", "multisession (rfc) " },
        { "8300", "{ \"name\": \"multisession\", \"variant\": \"Cisco\", \"capabilities\": [ ] }", "multisession " },
        { "4508 00010103 00020102", "{ \"name\": \"addpath\", \"ipv4/unicast\": \"send/receive\",\"ipv6/unicast\": \"send\" }", "addpath(send/receive ipv4 unicast,send ipv6 unicast)" },
        { "4508 00010109 00010101", "{ \"name\": \"addpath\", \"ipv4/unicast\": \"receive\" }", "addpath(receive ipv4 unicast)" },
        { "4504 00010109", "{ \"name\": \"addpath\", \"ipv4/unicast\": \"invalid (9)\" }", "addpath(invalid (9) ipv4 unicast)" },
        { "4500", "{ \"name\": \"addpath\" }", "addpath()" },
        { "4600", "{ \"name\": \"enhanced-route-refresh\" }", "enhanced route refresh" },
        { "4707 000101 80 000E10", "{ \"name\": \"long-lived-graceful-restart\", \"ipv4/unicast\": 3600 }", "long-lived graceful restart(ipv4 unicast 3600)" },
        { "490A 04486F737403446F6D 00", "{ \"host-name\": \"Host\", \"domain-name\": \"Dom\" }", "hostname(host dom)" },
        { "4908 032266220300225C", "{ \"host-name\": \"\\\"f\\\"\", \"domain-name\": \"\\u0000\\\"\\\\\" }", "hostname(\"f\" \\u0000\"\\\\)" },
        { "4B04 03416263", "{ \"software\": \"Abc\" }", "software(abc)" },
        { "4B01 00", "{ \"software\": \"\" }", "software()" },
        { "4B04 030A7D5D", "{ \"software\": \"\\n}]\" }", "software(\\n}])" },
        { "4C0F 0001010005 0002010000 0001010009", "{ \"name\": \"paths-limit\", \"ipv4/unicast\": 5 }", "pathslimit(ipv4 unicast 5)" },
        { "4D00", "{ \"name\": \"link-local-nexthop\" }", "link-local nexthop" },
        { "B900", "{ \"name\": \"operational\" }", "operational" },
        { "C802 6162 C801 63", "{ \"name\": \"unknown\", \"iana\": \"reserved\", \"value\": 200, \"raw\": \"63\" }", "reserved unknown capability 0xc8" },
        { "6400", "{ \"name\": \"unknown\", \"iana\": \"unassigned\", \"value\": 100, \"raw\": \"\" }", "unassigned unknown capability 0x64" },
        { "4300", "{ \"name\": \"unknown\", \"iana\": \"unknown\", \"value\": 67, \"raw\": \"\" }", "unknown dynamic-capability" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_capability_has_its_json_and_its_text(string capabilities, string json, string text)
    {
        var value = Sessions.Hex(capabilities);
        var open = OpenMessageTests.Read($"04 FFFD 00B4 0A000002 {value.Length + 2:X2} 02 {value.Length:X2} {capabilities}");
        var output = new ByteBuffer();
        OpenForms.WriteJson(output, open, sent: false, Sessions.Six);
        Sessions.Text(output).Should().EndWith($"\"capabilities\": {{ \"{value[0]}\": {json} }} }}");
        output.Clear();
        OpenForms.WriteText(output, open, sent: false, Sessions.Six);
        Sessions.Text(output).Should().EndWith($"capabilities [{text}]");
    }

    [Theory]
    [InlineData("0103 000100", "MultiProtocol capability too short: need 4 bytes, got 3")]
    [InlineData("0505 0001000100", "NextHop capability truncated: need 6 bytes per entry, got 5")]
    [InlineData("0902 0304", "Role capability must be 1 byte long, got 2")]
    [InlineData("4001 00", "Graceful Restart capability too short: need 2 bytes minimum, got 1")]
    [InlineData("4005 0078000101", "Graceful Restart capability truncated: need 4 bytes per family, got 3")]
    [InlineData("4103 000000", "AS4 capability must be 2 or 4 bytes long, got 3")]
    [InlineData("4505 0001010300", "ADD-PATH capability truncated: need 4 bytes per entry, got 1")]
    [InlineData("4701 00", "Long-Lived Graceful Restart capability truncated: need 7 bytes per family, got 1")]
    [InlineData("4900", "Hostname capability too short: need at least 1 byte")]
    [InlineData("4902 0561", "Hostname capability truncated: need 7 bytes for hostname, got 2")]
    [InlineData("4901 00", "Hostname capability truncated: need 2 bytes for hostname, got 1")]
    [InlineData("4903 016105", "Hostname capability truncated: need 8 bytes total, got 3")]
    [InlineData("4903 01FF00", "the host name in the capability is not valid UTF-8")]
    [InlineData("4903 0001FF", "the domain name in the capability is not valid UTF-8")]
    [InlineData("4B00", "Software capability too short: need at least 1 byte")]
    [InlineData("4B02 0561", "Software capability truncated: need 6 bytes, got 2")]
    [InlineData("4B02 01FF", "the software version in the capability is not valid UTF-8")]
    [InlineData("4C04 00010100", "PATHS-LIMIT capability truncated: need 5 bytes per entry, got 4")]
    public void A_malformed_capability_refuses_the_open(string capability, string text)
    {
        var value = Sessions.Hex(capability);
        var body = Sessions.Hex($"04 FFFD 00B4 0A000002 {value.Length + 2:X2} 02 {value.Length:X2} {capability}");
        OpenMessage.TryRead(body, out _, out var error).Should().BeFalse();
        (error!.Code, error.Subcode, error.Text).Should().Be(((byte)2, (byte)0, text));
    }

    [Fact]
    public void Our_open_is_shown_by_names_and_with_a_host_name_even_when_none_is_sent()
    {
        var open = OpenMessage.Build(Sessions.Options with { Families = [Registry.Family.Ipv4Unicast], SoftwareVersion = "x" });
        var output = new ByteBuffer();
        OpenForms.WriteJson(output, open, sent: true, Sessions.Five);
        Sessions.Text(output).Should().Be(
            "{ \"version\": 4, \"asn\": 65533, \"hold_time\": 180, \"router_id\": \"10.0.0.2\", \"capabilities\": { " +
            "\"multiprotocol\": { \"name\": \"multiprotocol\", \"families\": [ \"ipv4/unicast\" ] }, \"asn4\": { \"name\": \"asn4\", \"asn4\": 65533 }, " +
            "\"extended-message\": { \"name\": \"extended-message\", \"size\": 65535 }, \"hostname\": { \"host-name\": null, \"domain-name\": null }, \"software-version\": { \"software\": \"x\" } } }");
        output.Clear();
        OpenForms.WriteText(output, open, sent: true, Sessions.Five);
        Sessions.Text(output).Should().EndWith("asn4(65533), hostname(none none), software(x)]");
        output.Clear();
        OpenForms.WriteText(output, open, sent: true, Sessions.Six);
        Sessions.Text(output).Should().Contain("hostname( )");
    }

    [Fact]
    public void A_host_name_without_domain_is_shown_with_what_its_generation_says_of_nothing()
    {
        var open = OpenMessage.Build(Sessions.Options with { HostName = "h1" });
        var output = new ByteBuffer();
        OpenForms.WriteJson(output, open, sent: true, Sessions.Five);
        Sessions.Text(output).Should().Contain("{ \"host-name\": \"h1\", \"domain-name\": null }");
        output.Clear();
        OpenForms.WriteJson(output, open, sent: true, Sessions.Six);
        Sessions.Text(output).Should().Contain("{ \"host-name\": \"h1\", \"domain-name\": \"\" }");
        output.Clear();
        OpenForms.WriteText(output, open, sent: true, Sessions.Five);
        Sessions.Text(output).Should().Contain("hostname(h1 none)");
        output.Clear();
        OpenForms.WriteJson(output, open, sent: false, Sessions.Five);
        Sessions.Text(output).Should().Contain("\"domain-name\": \"\"", "of a peer's name we know that it is empty");
    }

    [Fact]
    public void Names_and_versions_are_cut_at_64_octets_between_characters()
    {
        var open = OpenMessage.Build(Sessions.Options with { HostName = new string('é', 40), SoftwareVersion = new string('v', 70) });
        open.Capabilities.Single(static capability => capability.Code == Registry.CapabilityCode.HostName).Value.Length.Should().Be(66);
        var software = open.Capabilities.Single(static capability => capability.Code == Registry.CapabilityCode.SoftwareVersion).Value.ToArray();
        System.Text.Encoding.ASCII.GetString(software[1..]).Should().Be(new string('v', 61) + "...");
    }
}
