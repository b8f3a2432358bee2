using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Configuration.Tests;

public sealed class NeighborTests
{
    private const string Minimal = "router-id 10.0.0.2; local-address 127.0.0.1; local-as 65533; peer-as 65533;";

    [Fact]
    public void A_minimal_neighbor_has_the_documented_defaults()
    {
        var neighbor = One(Minimal);
        neighbor.Name.Should().Be("neighbor 127.0.0.1 local-ip 127.0.0.1 local-as 65533 peer-as 65533 router-id 10.0.0.2 family-allowed in-open");
        neighbor.HoldTime.Should().Be(180);
        neighbor.PeerRangeLength.Should().Be(32);
        neighbor.Grouping.Should().Be(Grouping.Default);
        (neighbor.AutoFlush && neighbor.AdjRibIn && neighbor.AdjRibOut).Should().BeTrue();
        (neighbor.Passive || neighbor.ManualEor || neighbor.IsRange).Should().BeFalse();
        neighbor.AllFamilies.Should().BeTrue();
        neighbor.Families.Should().HaveCount(21);
        neighbor.Capabilities.Should().BeEquivalentTo(new CapabilitySettings());
    }

    [Fact]
    public void Under_generation_6_all_families_are_23() =>
        One(Minimal, new ParseOptions { Generation = Generation.Six }).Families.Should().HaveCount(23);

    [Theory]
    [InlineData("adj-rib-in; adj-rib-out; manual-eor; passive; auto-flush no; group-updates all;")]
    public void A_keyword_alone_has_its_own_meaning(string words)
    {
        var neighbor = One(Minimal + words);
        (neighbor.AdjRibIn || neighbor.AdjRibOut || neighbor.ManualEor || neighbor.AutoFlush).Should().BeFalse();
        neighbor.Passive.Should().BeTrue();
        neighbor.Grouping.Should().Be(Grouping.All);
    }

    [Fact]
    public void Auto_stands_for_what_the_connection_tells()
    {
        var neighbor = One("router-id 1.1.1.1; local-address auto; local-as auto; peer-as auto; md5-ip 10.0.0.1;");
        neighbor.LocalAddress.IsSet.Should().BeFalse();
        neighbor.Md5Ip.IsSet.Should().BeFalse();
        neighbor.LocalAs.Should().Be(0);
        neighbor.Name.Should().Contain("local-ip auto local-as auto peer-as auto");
    }

    [Fact]
    public void The_identifier_is_the_local_address_when_none_is_given() =>
        One("local-address 127.0.0.9; local-as 1; peer-as 1;").RouterId.ToString().Should().Be("127.0.0.9");

    [Fact]
    public void A_link_local_address_may_name_its_interface()
    {
        const string Words = "{ router-id 10.0.0.2; local-address fe80::1; local-as 1; peer-as 1; }";
        var neighbor = ConfigurationParser.Parse(new ConfigurationText("test", System.Text.Encoding.UTF8.GetBytes("neighbor fe80::2%eth0 " + Words)), ParseOptions.Default).Settings!.Neighbors.Single();
        neighbor.PeerAddress.ToString().Should().Be("fe80::2");
        neighbor.SourceInterface.Should().Be("eth0");
        neighbor.IsRange.Should().BeFalse();

        ConfigurationParser.Parse(new ConfigurationText("test", System.Text.Encoding.UTF8.GetBytes("neighbor 2001:db8::2%eth0 " + Words)), ParseOptions.Default).Settings.Should().BeNull();
    }

    [Theory]
    [InlineData("auto-flush false;", "auto-flush false has no effect")]
    [InlineData("capability { link-local-prefer true; }", "link-local-prefer has no effect")]
    public void What_has_no_effect_is_said(string words, string warning)
    {
        var text = $"neighbor 127.0.0.1 {{ {Minimal} {words} }}";
        var parsed = ConfigurationParser.Parse(new ConfigurationText("test", System.Text.Encoding.UTF8.GetBytes(text)), ParseOptions.Default);
        parsed.Settings.Should().NotBeNull();
        parsed.Warnings.Should().ContainSingle(one => one.Message.StartsWith(warning, StringComparison.Ordinal));
    }

    [Fact]
    public void Families_are_ordered_and_counted_once()
    {
        var neighbor = One(Minimal + "family { ipv6 unicast; ipv4 LABELED-unicast; } family { ipv4 unicast; ipv6 unicast; l2vpn evpn; bgp-ls bgp-ls; }");
        neighbor.Families.Select(static family => family.ToString()).Should()
            .Equal("ipv4 unicast", "ipv4 nlri-mpls", "ipv6 unicast", "l2vpn evpn", "bgp-ls bgp-ls");
        neighbor.AllFamilies.Should().BeFalse();
    }

    [Fact]
    public void Add_path_is_for_the_usual_families_or_those_it_names()
    {
        const string Families = "family { ipv4 unicast; ipv6 unicast; ipv4 flow; } capability { add-path send/receive; }";
        One(Minimal + Families).Capabilities.AddPathFamilies.Should().Equal(Family.Ipv4Unicast, Family.Ipv6Unicast);
        var named = One(Minimal + Families + "add-path { ipv4 flow; ipv4 unicast limit 4; l2vpn vpls; }").Capabilities;
        named.AddPathFamilies.Should().Equal(Family.Ipv4Unicast, new Family(Afi.Ipv4, Safi.Flow));
        named.PathsLimit.Should().Equal(new Dictionary<Family, int> { [Family.Ipv4Unicast] = 4 });
        named.AddPath.Should().Be(3);
        One(Minimal + Families + "add-path { all; }").Capabilities.AddPathFamilies.Should().HaveCount(3);
        One(Minimal + "add-path { ipv4 unicast; }").Capabilities.AddPathFamilies.Should().BeEmpty();
    }

    [Fact]
    public void Next_hops_are_kept_for_configured_families_and_switch_the_capability_on()
    {
        const string Both = "family { ipv4 unicast; ipv6 unicast; ipv4 mpls-vpn; } nexthop { ipv4 unicast ipv6; ipv4 mpls-vpn ipv6; }";
        var capabilities = One(Minimal + Both).Capabilities;
        capabilities.NextHop.Should().BeTrue();
        capabilities.NextHops.Should().Equal((Family.Ipv4Unicast, Afi.Ipv6));
        One(Minimal + Both + "capability { nexthop disable; }").Capabilities.NextHop.Should().BeFalse();
    }

    [Theory]
    [InlineData("graceful-restart;", 180)]
    [InlineData("graceful-restart 0;", 180)]
    [InlineData("graceful-restart 120;", 120)]
    [InlineData("graceful-restart 5000;", 4095)]
    [InlineData("graceful-restart DISABLED;", null)]
    [InlineData("", null)]
    public void Graceful_restart_takes_the_hold_time_when_it_has_no_time(string words, int? time) =>
        One(Minimal + "capability { " + words + " }").Capabilities.GracefulRestart.Should().Be(time);

    [Fact]
    public void Capabilities_are_read()
    {
        var read = One(Minimal + "capability { asn4 disable; route-refresh; operational; extended-message no; software-version enable; link-local-nexthop true; link-local-prefer; aigp; multi-session; role rs-client; } family { ipv4 unicast; }").Capabilities;
        read.Should().BeEquivalentTo(new CapabilitySettings
        {
            FourOctetAs = false,
            RouteRefresh = true,
            Operational = true,
            ExtendedMessage = false,
            SoftwareVersion = true,
            LinkLocalNextHop = true,
            LinkLocalPrefer = false,
            Aigp = true,
            MultiSession = true,
            Role = 2,
        });
    }

    [Fact]
    public void Multi_session_makes_a_neighbor_of_each_family()
    {
        var parsed = Parse($"neighbor 127.0.0.1 {{ {Minimal} capability {{ multi-session; }} family {{ ipv4 unicast; ipv6 unicast; }} }}");
        parsed.Settings!.Neighbors.Select(static neighbor => neighbor.Name.Split(' ')[^1]).Should().Equal("ipv4-unicast", "ipv6-unicast");
    }

    [Fact]
    public void With_multi_session_capabilities_belong_to_the_session_of_their_family_and_read_back()
    {
        var settings = Parse($"neighbor 127.0.0.1 {{ {Minimal} capability {{ multi-session; add-path send/receive; }} nexthop {{ ipv4 unicast ipv6; ipv6 unicast ipv4; }} add-path {{ ipv4 unicast limit 3; }} family {{ ipv4 unicast; ipv6 unicast; }} }}").Settings!;
        settings.Neighbors[0].Capabilities.NextHops.Should().Equal((Family.Ipv4Unicast, Afi.Ipv6));
        settings.Neighbors[0].Capabilities.AddPathFamilies.Should().Equal(Family.Ipv4Unicast);
        settings.Neighbors[1].Capabilities.NextHops.Should().Equal((Family.Ipv6Unicast, Afi.Ipv4));
        settings.Neighbors[1].Capabilities.AddPathFamilies.Should().BeEmpty();
        Diff.SettingsDiff.Between(settings, Parse(Printing.SettingsPrinter.Text(settings)).Settings!).IsEmpty.Should().BeTrue();
    }

    [Fact]
    public void A_template_goes_over_scalars_and_behind_lists()
    {
        var neighbor = Parse("""
            template { neighbor a { local-as 1; peer-as 2; hold-time 30; family { ipv4 unicast; } capability { route-refresh; asn4 no; } api x { processes [ p ]; } } }
            process p { run /bin/true; }
            neighbor 127.0.0.1 { inherit a; router-id 1.2.3.4; hold-time 60; family { ipv6 unicast; } capability { asn4 yes; } api y { processes [ p ]; } }
            """).Settings!.Neighbors[0];
        (neighbor.LocalAs, neighbor.PeerAs, neighbor.HoldTime).Should().Be((1u, 2u, 30));
        neighbor.Families.Should().Equal(Family.Ipv4Unicast, Family.Ipv6Unicast);
        neighbor.Capabilities.RouteRefresh.Should().BeTrue();
        neighbor.Capabilities.FourOctetAs.Should().BeFalse();
        neighbor.Api.Select(static api => api.Name).Should().Equal("y", "x");
    }

    [Fact]
    public void A_template_inherited_twice_is_not_changed_by_the_first()
    {
        var neighbors = Parse("""
            template { neighbor a { local-as 1; peer-as 2; family { ipv4 unicast; } } neighbor b { family { ipv6 unicast; } } }
            neighbor 127.0.0.1 { inherit [ a b ]; router-id 1.2.3.4; }
            neighbor 127.0.0.2 { inherit a; router-id 1.2.3.4; }
            """).Settings!.Neighbors;
        neighbors[1].Families.Should().Equal(Family.Ipv4Unicast);
    }

    [Fact]
    public void A_template_named_twice_is_taken_once()
    {
        var parsed = Parse("""
            process p { run /bin/true; }
            template { neighbor a { local-as 1; peer-as 2; router-id 1.2.3.4; api { processes [ p ]; } static { route 10.0.0.0/24 next-hop 1.2.3.4; } } }
            neighbor 127.0.0.1 { inherit a; inherit a; }
            """);
        var neighbor = parsed.Settings!.Neighbors[0];
        neighbor.Api.Should().ContainSingle();
        neighbor.Routes.Should().ContainSingle();
        parsed.Warnings.Select(static warning => warning.Message).Should().Equal("the template \"a\" is inherited already");
    }

    [Fact]
    public void Api_sections_of_one_name_in_a_neighbor_and_its_templates_are_one()
    {
        var neighbor = Parse("""
            process p { run /bin/true; }
            process q { run /bin/true; }
            template { neighbor a { local-as 1; peer-as 2; router-id 1.2.3.4; api x { processes [ q ]; neighbor-changes; receive { update; } } } }
            neighbor 127.0.0.1 { inherit a; api x { processes [ p ]; fsm; send { parsed; open; } } }
            """).Settings!.Neighbors[0];
        var api = neighbor.Api.Should().ContainSingle().Subject;
        api.Processes.Should().Equal("p", "q");
        (api.Fsm, api.NeighborChanges, api.Receive, api.Send).Should().Be((true, true, MessageFlags.Update, MessageFlags.Parsed | MessageFlags.Open));
    }

    [Fact]
    public void Keys_are_kept_as_octets_and_never_shown()
    {
        var neighbor = One(Minimal + "md5-password \"c2VjcmV0\"; md5-base64 true;");
        System.Text.Encoding.UTF8.GetString(neighbor.Md5Key.Reveal).Should().Be("secret");
        neighbor.ToString().Should().NotContain("c2Vj").And.NotContain("secret\"");
        var ao = One(Minimal + "tcp-ao { keyid 1; algorithm HMAC-sha-256; password secret; }").TcpAo!;
        (ao.KeyId, ao.Algorithm, ao.Base64, ao.Key.Reveal.Length).Should().Be((1, "hmac-sha-256", false, 6));
    }

    [Fact]
    public void A_range_waits_for_its_peers()
    {
        var range = Parse("neighbor 10.0.0.0/24 { passive; router-id 1.2.3.4; local-as auto; peer-as auto; listen 1790; local-address 10.0.0.1; max-prefix 1000 warning 80; }").Settings!.Neighbors[0];
        range.IsRange.Should().BeTrue();
        (range.MaxPrefix, range.MaxPrefixWarning, range.Listen).Should().Be((1000, 80, 1790));
        Parse("neighbor 10.0.0.0/24 { router-id 1.2.3.4; local-as auto; peer-as auto; }", new ParseOptions { Passive = true }).Settings.Should().NotBeNull();
    }

    [Fact]
    public void Helpers_are_found_by_name_and_by_expression()
    {
        var settings = Parse("""
            neighbor 127.0.0.1 { router-id 1.2.3.4; local-as 1; peer-as 1; api { processes-match [ "^add", "x\\d" ]; fsm; receive { parsed; update; } send { packets; } receive { open; update disable; } } }
            process add-remove { run ./run/x a,b "c d"; encoder JSON; respawn no; api-version 6; ack false; overflow drop; }
            process x1 { run x; }
            process yx1 { run x; }
            """).Settings!;
        var api = settings.Neighbors[0].Api[0];
        api.Helpers.Should().Equal("add-remove", "x1");
        api.Receive.Should().Be(MessageFlags.Parsed | MessageFlags.Open);
        api.Send.Should().Be(MessageFlags.Packets);
        (api.Fsm, api.Signal).Should().Be((true, false));
        settings.Processes[0].Should().Be(new ProcessSettings
        {
            Name = "add-remove",
            Run = ["./run/x", "a", ",", "b", "c d"],
            Json = true,
            Respawn = false,
            ApiVersion = 6,
            Ack = false,
            Overflow = OverflowPolicy.Drop,
        });
        settings.Processes[1].Json.Should().BeFalse();
    }

    [Fact]
    public void Old_spellings_are_taken_with_a_warning()
    {
        var parsed = Parse($"neighbor 127.0.0.1 {{ {Minimal} md5-base64 auto; rate-limit disable; hold-time 30 40; inherit nobody; capability {{ graceful-restart 5000; }} nexthop {{ ipv4 unicast ipv6; ipv4 unicast ipv6; }} family {{ ipv4 unicast }} }}");
        parsed.Settings.Should().NotBeNull();
        parsed.Warnings.Select(static warning => warning.Message).Should().Contain(
            "md5-base64 auto means false: the password is taken as it is",
            "\"40\" and what follows it has no effect after hold-time",
            "there is no template called \"nobody\" above",
            "a restart time has 12 bits: 4095 is used",
            "ipv4 unicast ipv6 is there already",
            "these words have no effect: a statement ends with \";\"");
    }

    [Fact]
    public void Missing_braces_at_the_end_are_taken_as_there() => Parse("neighbor 127.0.0.1 { " + Minimal + " family { ipv4 unicast;").Settings.Should().NotBeNull();

    private static NeighborSettings One(string body, ParseOptions? options = null)
    {
        var parsed = Parse($"neighbor 127.0.0.1 {{ {body} }}", options);
        parsed.ErrorText.Should().BeEmpty();
        return parsed.Settings!.Neighbors[0];
    }

    private static ParsedConfiguration Parse(string text, ParseOptions? options = null) => ConfigurationParser.Parse(ConfigurationText.Of("test.conf", text), options);
}
