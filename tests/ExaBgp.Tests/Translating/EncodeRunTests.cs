using ExaBgp.Api;
using ExaBgp.Configuration;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Registry;
using ExaBgp.Translating;

namespace ExaBgp.Tests.Translating;

public class EncodeRunTests
{
    private const string Marker = "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF";
    private static readonly EncodeOptions Options = new(Compatibility.Default);

    [Theory]
    [InlineData("route 10.0.0.0/24 next-hop 1.2.3.4", "00300200000015400101004002004003040102030440050400000064180A0000")]
    [InlineData("announce route 10.0.0.0/24 next-hop 1.2.3.4", "00300200000015400101004002004003040102030440050400000064180A0000")]
    [InlineData("route 10.0.0.0/24 next-hop self", "00300200000015400101004002004003047F00000140050400000064180A0000")]
    [InlineData("route 2001:db8::/32 next-hop 2001:db8::1", "0042020000002B4001010040020040050400000064800E1A0002011020010DB8000000000000000000000001002020010DB8")]
    [InlineData("ipv6 unicast 2001:db8::/32 next-hop 2001:db8::1", "0042020000002B4001010040020040050400000064800E1A0002011020010DB8000000000000000000000001002020010DB8")]
    [InlineData("route 10.0.0.0/24 rd 65000:1 label 100 next-hop 1.2.3.4", "004F0200000038400101004002004003040102030440050400000064800E200001800C00000000000000000102030400700006410000FDE8000000010A0000")]
    [InlineData("withdraw route 10.0.0.0/24", "001B020004180A00000000")]
    public void A_route_becomes_a_message(string text, string expected) => Run(Options, text).Should().Be((0, Marker + expected + "\n", string.Empty));

    [Fact]
    public void Several_routes_of_one_statement_become_a_message_each() =>
        Run(Options, "attributes next-hop 1.2.3.4 nlri 10.0.0.0/24 10.0.1.0/24").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(2);

    [Fact]
    public void The_header_or_everything_but_the_route_may_be_left_out()
    {
        Run(Options with { NoHeader = true }, "route 10.0.0.0/24 next-hop 1.2.3.4 med 5").Output.Should().Be("0000001C40010100400200400304010203048004040000000540050400000064180A0000\n");
        Run(Options with { NlriOnly = true }, "route 10.0.0.0/24 next-hop 1.2.3.4").Output.Should().Be("180A0000\n");
        Run(Options with { NlriOnly = true, PathInformation = true }, "route 10.0.0.0/24 path-information 1.2.3.4").Output.Should().Be("01020304180A0000\n");
    }

    [Fact]
    public void Between_different_as_the_session_is_external() =>
        Run(Options with { LocalAs = 65001, PeerAs = 65002 }, "route 10.0.0.0/24 next-hop 1.2.3.4").Output.Should().Be(Marker + "002F02000000144001010040020602010000FDE940030401020304180A0000\n");

    [Fact]
    public void What_is_no_route_is_refused_with_a_reason()
    {
        var (status, output, error) = Run(Options, "route foo");
        status.Should().Be(1);
        output.Should().Be("configuration error: Failed to parse route: route foo\n");
        error.Should().NotBeEmpty();
        Run(Options, "route 10.0.0.0/24").Error.Should().Be("the route has no next-hop\n");
        Run(Options, "bogus").Error.Should().StartWith("'bogus' begins no route");
        Run(Options with { Families = [Family.Ipv4Unicast] }, "route 2001:db8::/32 next-hop 2001:db8::1").Error.Should().Be("family ipv6 unicast is not among those named\n");
        Run(Options, "route \"").Status.Should().Be(1);
        Run(Options, string.Empty).Status.Should().Be(1);
    }

    [Theory]
    [InlineData("route 10.0.0.0/24 next-hop 1.2.3.4 path-information 4294967296", "path-information 4294967296 out of range\n  Must be 0 to 4294967295 (32-bit)\n")]
    [InlineData("route 10.0.0.1/24 next-hop 1.2.3.4", "'10.0.0.1/24' is not a valid network\n  The host bits must be zero for the given prefix length (expected a prefix)\n")]
    public void A_reason_of_several_lines_is_several_lines(string route, string reason) => Run(Options, route).Error.Should().Be(reason);

    [Fact]
    public void Lines_of_the_input_are_answered_one_by_one()
    {
        var (status, output, _) = RunLines("route 10.0.0.0/24 next-hop 1.2.3.4", "# a comment", string.Empty, "route foo", "route 10.0.1.0/24 next-hop 1.2.3.4");
        status.Should().Be(1);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(3);
        lines[1].Should().StartWith("configuration error");
    }

    [Theory]
    [InlineData("announce route 10.0.0.0/24 next-hop 1.2.3.4 origin igp local-preference 100")]
    [InlineData("announce route 10.0.0.0/24 next-hop 1.2.3.4 origin egp as-path [ 65000 4200000001 ] med 5 local-preference 7 community [ 65000:1 no-export ] large-community 1:2:3")]
    [InlineData("announce ipv6 unicast 2001:db8::/32 next-hop 2001:db8::1 origin igp local-preference 100")]
    [InlineData("announce ipv4 mpls-vpn 10.0.0.0/24 label 100 rd 65000:1 next-hop 1.2.3.4 origin igp local-preference 100")]
    [InlineData("announce ipv4 nlri-mpls 10.0.0.0/24 label [ 100 200 ] next-hop 1.2.3.4 origin igp local-preference 100")]
    [InlineData("announce bgp-ls bgp-ls node protocol-id 2 l3-routing-topology 0 node-descriptors [ autonomous-system 65000 router-id 192168252131 ] next-hop 1.2.3.4 origin igp local-preference 100 attribute [ 0x1D 0x80 0x0402000172 ]")]
    [InlineData("announce bgp-ls bgp-ls-vpn prefix-v4 protocol-id 3 l3-routing-topology 0 rd 65000:1 node-descriptors [ router-id 1.1.1.1 ] ip-reachability 10.0.0.0/24 next-hop 1.2.3.4 origin igp local-preference 100")]
    [InlineData("announce ipv4 sr-policy distinguisher 0 color 100 endpoint 10.0.0.1 next-hop 192.0.2.1 origin igp local-preference 100 preference 100 binding-sid mpls 24000 segment-list weight 1 segment type-a mpls 16001 large-community 1:2:3")]
    [InlineData("announce route 10.0.0.0/24 next-hop 1.2.3.4 origin igp local-preference 100 bgp-prefix-sid [ 300, [ ( 800000,100 ) ] ]")]
    [InlineData("announce ipv6 unicast 2001:db8::/32 next-hop 2001:db8::1 origin igp local-preference 100 attribute [ 0x23 0xC0 0x0000fde8 ] attribute [ 0x28 0xC0 0x0100070000000000012c ]")]
    [InlineData("withdraw route 10.0.0.0/24")]
    [InlineData("withdraw ipv6 unicast 2001:db8::/32")]
    public void What_is_encoded_decodes_to_the_same_command(string command)
    {
        var octets = Run(Options, command).Output;
        using var output = new StringWriter { NewLine = "\n" };
        var decode = new DecodeOptions(new SpeakerIdentity("5.0.13", "vm", 7, 6, Guid.Empty, 0, TimeProvider.System), Compatibility.Default) { AsCommands = true };
        DecodeRun.Run(decode, octets, TextReader.Null, output, TextWriter.Null).Should().Be(0);
        output.ToString().Should().Be(command + "\n");
    }

    [Fact]
    public void The_routes_of_a_configuration_are_encoded_for_each_neighbor()
    {
        const string file = """
            neighbor 127.0.0.2 { router-id 10.0.0.2; local-address 127.0.0.1; local-as 65001; peer-as 65001; family { ipv4 unicast; ipv6 unicast; }
              static { route 10.0.0.0/24 next-hop 1.2.3.4; route 2001:db8::/32 next-hop 2001:db8::1; } }
            neighbor 127.0.0.3 { router-id 10.0.0.2; local-address 127.0.0.1; local-as 65001; peer-as 65002; family { ipv4 unicast; }
              static { route 10.0.0.0/24 next-hop self; } }
            """;
        var parsed = ConfigurationParser.Parse(ConfigurationText.Of("test.conf", file));
        parsed.ErrorText.Should().BeEmpty();
        var neighbors = parsed.Settings!.Neighbors;
        Run(Options with { Neighbors = neighbors }, null).Output.Should().Be(
            Marker + "00300200000015400101004002004003040102030440050400000064180A0000\n" +
            Marker + "0042020000002B4001010040020040050400000064800E1A0002011020010DB8000000000000000000000001002020010DB8\n" +
            Marker + "002F02000000144001010040020602010000FDE94003047F000001180A0000\n");
    }

    private static (int Status, string Output, string Error) Run(EncodeOptions options, string? text) => Run(options, text, []);

    private static (int Status, string Output, string Error) RunLines(params string[] lines) => Run(Options, null, lines);

    private static (int Status, string Output, string Error) Run(EncodeOptions options, string? text, string[] lines)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var input = new StringReader(string.Join('\n', lines));
        var status = EncodeRun.Run(options, text, input, output, error);
        return (status, output.ToString(), error.ToString());
    }
}
