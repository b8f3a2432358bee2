using ExaBgp.Configuration.Printing;

namespace ExaBgp.Configuration.Tests;

/// <summary>What any of versions 4.2, 5.0 and main accepts is accepted, with its meaning.</summary>
public sealed class UnionTests
{
    [Theory]
    [InlineData("passive yes; auto-flush NO; adj-rib-in 1;", "auto-flush false")]
    [InlineData("rate-limit disabled; listen 0; connect 0;", "local-as 1")]
    [InlineData("capability { graceful-restart DISABLED; }", "local-as 1")]
    [InlineData("host-name \"h_1!\"; domain-name \"\";", "host-name h_1!")]
    [InlineData("md5-password;", "local-as 1")]
    [InlineData("capability { add-path SEND; } add-path { ipv4 UNICAST; }", "add-path send")]
    [InlineData("hold-time 1_800;", "hold-time 1800")]
    [InlineData("outgoing-ttl false; incoming-ttl DISABLE;", "local-as 1")]
    [InlineData("family { ipv4 unicast; all; }", "ipv4 unicast")]
    [InlineData("family { ipv4 labeled-unicast; }", "ipv4 nlri-mpls")]
    [InlineData("api { neighbor-changes yes; processes [ p, ]; }", "neighbor-changes")]
    [InlineData("operational { asm afi ipv4 safi unicast advisory \"hello world\"; }", "asm afi ipv4 safi unicast advisory \"hello world\"")]
    [InlineData("operational { rpcp afi ipv4 safi unicast sequence 5 counter 10; }", "rpcp afi ipv4 safi unicast sequence 5 counter 10")]
    [InlineData("static { route 10.0.0.0/24 next-hop 1.2.3.4 as-path [ 1 ( 2 3 ) 4 ]; }", "as-path [ 1 4 ] ( 2 3 )")]
    [InlineData("static { route 10.0.0.0/24 next-hop 1.2.3.4 as-path 70000; }", "as-path [ 70000 ]")]
    [InlineData("static { route 10.0.0.0/24 next-hop 1.2.3.4 as-path (1 2); }", "as-path ( 1 2 )")]
    [InlineData("static { route 10.0.0.0/24 next-hop 1.2.3.4 as-path [ { 1 2 } ]; }", "as-path [ { 1 2 } ]")]
    [InlineData("static { route 10.0.0.0/24 next-hop 1.2.3.4 aggregator (65000:1.2.3.4); }", "aggregator ( 65000:1.2.3.4 )")]
    [InlineData("static { route 10.0.0.0/24 next-hop 1.2.3.4 aggregator 1.1:1.2.3.4; }", "aggregator ( 65537:1.2.3.4 )")]
    [InlineData("static { route 10.0.0.0/24 next-hop 1.2.3.4 community [no_export 0x00010002]; }", "community [ 1:2 no-export ]")]
    [InlineData("static { route 10.0.0.0/24 next-hop 1.2.3.4 large-community 0x01; }", "large-community 0:0:1")]
    [InlineData("static { route 10.0.0.0/24 next-hop 1.2.3.4 bgp-prefix-sid-srv6 ( l3vpn 2001:db8:1:1:: ); }", "( l3-service 2001:db8:1:1:: ")]
    [InlineData("static { route 10.0.0.0/24 next-hop 1.2.3.4 bgp-prefix-sid [ 300, [ (800000,100) ] ]; }", "[ 300, [ ( 800000,100 ) ] ]")]
    [InlineData("static { route 10.0.0.0/24 next-hop 1.2.3.4 med 5 med 6; }", "med 5")]
    [InlineData("static { route 10.0.0.0/24 next-hop 1.2.3.4 withdraw; }", "route 10.0.0.0/24 next-hop 1.2.3.4;")]
    [InlineData("static { route 10.0.0.0/24 words between { next-hop 1.2.3.4; } }", "route 10.0.0.0/24 next-hop 1.2.3.4;")]
    [InlineData("family { ipv4 sr-policy; } static { sr-policy distinguisher 1 color 100 endpoint 1.2.3.4 next-hop 5.6.7.8 preference 100; }", "preference 100")]
    [InlineData("announce { ipv4 { multicast 10.0.0.0/24 next-hop 1.2.3.4; } }", "multicast 10.0.0.0/24 next-hop 1.2.3.4")]
    [InlineData("announce { ipv4 { unicast 10.0.0.0/24 next-hop 1.2.3.4 atomic-aggregate originator-id 1.2.3.4 aigp 100 name x watchdog w withdraw; } }", "name x watchdog w withdraw")]
    [InlineData("announce { ipv4 { labeled-unicast 10.0.0.0/24 next-hop 1.2.3.4 label 5; } }", "route 10.0.0.0/24 label 5 next-hop 1.2.3.4")]
    [InlineData("announce { ipv4 { mcast-vpn source-ad source 10.99.12.4 group 239.251.255.228 rd 65000:99999 next-hop 10.0.0.1; } }", "mcast-vpn source-ad source 10.99.12.4 group 239.251.255.228 rd 65000:99999")]
    [InlineData("announce { ipv4 { mup mup-t2st 10.0.0.1 rd 100:100 teid 12345/32 next-hop 10.0.0.2; } }", "mup mup-t2st 10.0.0.1 rd 100:100 teid 12345/32")]
    [InlineData("announce { ipv4 { flow rd 1:2 source 10.0.0.0/24 discard; } }", null)]
    [InlineData("announce { ipv4 { flow-vpn rd 1:2 source 10.0.0.0/24 discard; } }", "flow-vpn source-ipv4 10.0.0.0/24 rd 1:2")]
    [InlineData("flow { route { match { fragment not-a-fragment; } then { discard; } } }", "fragment !is-fragment")]
    [InlineData("flow { route { match { source 10.0.0.0/24; } then { redirect \"[2001:db8::1]:5\"; } } }", "0x000d20010db8")]
    [InlineData("flow { route { match { source 10.0.0.0/24; } then { discard; } scope { interface-set input:1:2; } } }", "interface-set:input:1:2")]
    [InlineData("flow { route rd 1:2 source 10.0.0.0/24 discard; }", "flow-vpn source-ipv4 10.0.0.0/24 rd 1:2")]
    [InlineData("l2vpn { vpls endpoint 5 base 10702 offset 1 size 8 rd 65000:5 next-hop self; }", "endpoint 5 base 10702 offset 1 size 8 next-hop self")]
    public void It_means_what_it_meant(string body, string? printed)
    {
        var parsed = ConfigurationParser.Parse(ConfigurationText.Of("test.conf", $"process p {{ run x; }} neighbor 127.0.0.1 {{ router-id 1.2.3.4; local-address 127.0.0.2; local-as 1; peer-as 1;\n{body}\n}}"));
        if (printed is null)
        {
            parsed.Settings.Should().BeNull();
            return;
        }

        parsed.ErrorText.Should().BeEmpty();
        SettingsPrinter.Text(parsed.Settings!).Should().Contain(printed);
    }

    [Theory]
    [InlineData("static { route 10.0.0.0/24 next-hop 1.2.3.4 as-path [ 1 ( 2 3 ) 4 ]; }", "[ 1 4 ] ( 2 3 )")]
    [InlineData("static { route 10.0.0.0/24 { next-hop 1.2.3.4; as-path [ 1 [ 2 ] ]; } }", "[ 1 4 ] ( 2 3 )")]
    [InlineData("announce { ipv4 { unicast 10.0.0.0/24 next-hop 1.2.3.4 as-path [ 1 2 ] ( 3 4 ) [ 5 ]; } }", null)]
    [InlineData("static { route 10.0.0.0/24 next-hop 1.2.3.4 as-path [ 1 2 ] bgp-prefix-sid [ 300, [ ( 800000,100 ) ] ]; }", null)]
    [InlineData("static { route 10.0.0.0/24 next-hop 1.2.3.4 bgp-prefix-sid-srv6 ( vpn 2001:db8:: ); }", "l3-service")]
    [InlineData("flow { route fragment not-a-fragment discard; }", "!is-fragment")]
    public void The_words_of_version_4_are_told_with_what_to_write_instead(string body, string? instead)
    {
        var parsed = ConfigurationParser.Parse(ConfigurationText.Of("test.conf", $"neighbor 127.0.0.1 {{ router-id 1.2.3.4; local-as 1; peer-as 1; {body} }}"));
        parsed.ErrorText.Should().BeEmpty();
        parsed.Warnings.Select(static warning => warning.Suggestion).Should().Equal(instead is null ? [] : [instead]);
    }

    [Fact]
    public void The_complete_example_of_the_language_is_read()
    {
        var parsed = ConfigurationParser.Parse(ConfigurationText.Of("everything.conf", File.ReadAllText(Path.Combine(Checkout.Root, "etc", "exabgp", "everything.conf"))));
        parsed.ErrorText.Should().BeEmpty();
        parsed.Warnings.Should().BeEmpty();
        var neighbor = parsed.Settings!.Neighbors[0];
        (neighbor.HoldTime, neighbor.LocalAs, neighbor.PeerAs).Should().Be((90, 65000u, 65001u));
        neighbor.Routes.Count.Should().Be(20);
        parsed.Settings.Neighbors[1].TcpAo!.Key.Reveal.Length.Should().Be(6);
    }
}
