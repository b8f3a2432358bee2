using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Attributes.Tunnel;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Protocol.Tests.Attributes;

public sealed class SrPolicyOptionsTests
{
    [Theory]
    [InlineData("preference 100", "000F0008 0C06000000000064")]
    [InlineData("binding-sid mpls 24000", "000F0008 0D06100005DC0100")]
    [InlineData("binding-sid null", "000F0004 0D020000")]
    [InlineData("priority 10", "000F0004 0F020A00")]
    [InlineData("srv6-binding-sid fc00::1", "000F0014 14120000FC000000000000000000000000000001")]
    [InlineData("candidate-path-name \"primary\"", "000F000B 81000800 7072696D617279")]
    [InlineData("policy-name my-policy", "000F000D 82000A00 6D792D706F6C696379")]
    [InlineData(
        "preference 100 binding-sid mpls 24000 segment-list weight 1 segment type-a mpls 16001",
        "000F0024 0C06000000000064 0D06100005DC0100 800011 00 0906000000000001 0106000003E81100")]
    [InlineData(
        "preference 200 srv6-binding-sid fc00::1 segment-list weight 2 segment type-b srv6 fc00::1 endpoint-behavior 65 32 0 16 0 policy-name \"my-policy\" candidate-path-name \"primary\"",
        "000F005C 0C060000000000C8 14120000FC000000000000000000000000000001 800025 00 090600000000 0002"
        + "0D1A1000FC000000000000000000000000000001 0041000020001000 82000A006D792D706F6C696379 810008007072696D617279")]
    [InlineData(
        "preference 300 segment-list weight 1 segment type-a mpls 16001 segment-list weight 2 segment type-a mpls 16002",
        "000F0030 0C0600000000012C 80001100 0906000000000001 0106000003E81100 80001100 0906000000000002 0106000003E82100")]
    [InlineData("segment-list weight 1 segment type-a mpls 1 segment type-a mpls 2", "000F001C 800019 00 0906000000000001 0106000000001000 0106000000002100")]
    [InlineData("segment-list weight 1 segment type-c ipv4 10.0.0.1 algorithm 0", "000F0014 800011 00 0906000000000001 030600000A000001")]
    [InlineData("segment-list weight 1 segment type-c ipv4 10.0.0.2 algorithm 1 sid 16001", "000F0018 800015 00 0906000000000001 030A40010A00000203E81100")]
    [InlineData("segment-list weight 1 segment type-d ipv6 fc00::1 algorithm 0 sid 16002", "000F0024 800021 00 0906000000000001 04160000FC00000000000000000000000000000103E82100")]
    [InlineData("segment-list weight 1 segment type-e local-if-id 1 ipv4 10.0.0.1", "000F0018 800015 00 0906000000000001 050A0000000000010A000001")]
    [InlineData("segment-list weight 1 segment type-f local 192.168.1.1 remote 192.168.1.2", "000F0018 800015 00 0906000000000001 060A0000C0A80101C0A80102")]
    [InlineData(
        "segment-list weight 1 segment type-g local-if-id 7 local-ipv6 fc00::1 remote-if-id 8 remote-ipv6 fc00::2 sid 5",
        "000F003C 800039 00 0906000000000001 072E000000000007FC00000000000000000000000000000100000008FC00000000000000000000000000000200005100")]
    [InlineData(
        "segment-list weight 1 segment type-h local fc00::1 remote fc00::2",
        "000F0030 80002D 00 0906000000000001 08220000FC000000000000000000000000000001FC000000000000000000000000000002")]
    [InlineData(
        "segment-list weight 1 segment type-i ipv6 fc00::1 algorithm 0 sid fc00::2 endpoint-behavior 0x41 32 0 16 0",
        "000F0038 800035 00 0906000000000001 0E2A1000FC000000000000000000000000000001FC000000000000000000000000000002 0041000020001000")]
    [InlineData(
        "segment-list weight 1 segment type-j local-if-id 1 local-ipv6 fc00::1 remote-if-id 2 remote-ipv6 fc00::2 algorithm 128",
        "000F0038 800035 00 0906000000000001 0F2A408000000001FC00000000000000000000000000000100000002FC000000000000000000000000000002")]
    [InlineData(
        "segment-list weight 1 segment type-k local fc00::1 remote fc00::2 algorithm 0 sid fc00::3",
        "000F0040 80003D 00 0906000000000001 10320000FC000000000000000000000000000001FC000000000000000000000000000002FC000000000000000000000000000003")]
    [InlineData("segment-list weight 5", "000F000C 800009 00 0906000000000005")]
    public void Options_become_these_sub_tlvs(string words, string hex)
    {
        TryParse(words, out var route, out var error).Should().BeTrue(error.Message);
        var value = route.Attributes.Get(AttributeCode.TunnelEncapsulation).ToArray();
        Sample.Hex(value).Should().Be(Sample.Hex(Sample.Bytes(hex)));
        Sample.Read(AttributeCode.TunnelEncapsulation, hex, Sample.Internal, out var canonical).IsAccept.Should().BeTrue();
        canonical.Should().Equal(value);
        TryParse(Sample.Command(route.Attributes.Build(new AttributeInterner())), out var again, out error).Should().BeTrue(error.Message);
        again.Attributes.Get(AttributeCode.TunnelEncapsulation).ToArray().Should().Equal(value);
    }

    [Theory]
    [InlineData("foo", "Unknown command 'foo'")]
    [InlineData("preference 100 origin igp", "Unknown command 'origin'")]
    [InlineData("binding-sid foo", "Unknown binding-sid type 'foo'. Expected: mpls, null")]
    [InlineData("segment-list segment type-a mpls 1", "expected 'weight' but found 'segment' instead")]
    [InlineData("segment-list weight 1 segment type-z mpls 1", "Unknown segment type 'type-z'. Expected: type-a, type-b")]
    [InlineData("segment-list weight 1 segment type-a mpls 1048576", "MPLS label 1048576 out of range (0-1048575)")]
    [InlineData("segment-list weight 1 segment type-c ipv4 1.2.3.4 algorithm 0 sid 1048576", "MPLS SID 1048576 out of range (0-1048575)")]
    [InlineData("segment-list weight 1 segment type-b srv6 1.2.3.4", "'1.2.3.4' is not a valid IPv6 address")]
    [InlineData("segment-list weight 1 segment type-k local fc00::1 remote fc00::2 algorithm 0 endpoint-behavior 1 2 3 4 5", "endpoint-behavior needs a sid")]
    [InlineData("priority 256", "'256' is not a valid priority")]
    public void Bad_options_are_refused(string words, string message)
    {
        TryParse(words, out _, out var error).Should().BeFalse();
        error.Message.Should().StartWith(message);
    }

    [Fact]
    public void Attributes_may_stand_between_the_options_of_a_route()
    {
        var words = "distinguisher 0 color 100 endpoint 10.0.0.1 next-hop 192.0.2.1 preference 100 large-community 1:2:3 binding-sid mpls 24000"u8;
        new CommandLexer().TryRead(words, out var tokens, out _).Should().BeTrue();
        var route = new RouteBuilder();
        RouteGrammar.TryParseFamily(new Family(Afi.Ipv4, Safi.SrPolicy), ref tokens, route, null, out var error).Should().BeTrue(error.Message);
        Sample.Hex(route.Attributes.Get(AttributeCode.TunnelEncapsulation)).Should().Be("000F00100C060000000000640D06100005DC0100");
        route.Attributes.Has(AttributeCode.LargeCommunity).Should().BeTrue();
    }

    [Fact]
    public void No_option_is_no_attribute()
    {
        TryParse(string.Empty, out var route, out _).Should().BeTrue();
        route.Attributes.Count.Should().Be(0);
    }

    private static bool TryParse(string words, out RouteBuilder route, out ParseError error)
    {
        route = new RouteBuilder();
        var text = System.Text.Encoding.UTF8.GetBytes(words);
        error = default;
        return new CommandLexer().TryRead(text, out var tokens, out error) && SrPolicyOptions.TryParse(ref tokens, route, out error);
    }
}
