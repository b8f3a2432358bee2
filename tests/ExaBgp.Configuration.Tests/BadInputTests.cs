namespace ExaBgp.Configuration.Tests;

/// <summary>What is refused, where the mark stands, and what is said. The marked words stand between two <c>¦</c> in each text.</summary>
public sealed class BadInputTests
{
    public static TheoryData<string, string> Files() => new()
    {
        { "", "there is nothing in the configuration" },
        { "# only a comment\n\n", "there is nothing in the configuration" },
        { "¦group¦ g { }", "section group is invalid at the top level" },
        { "¦neighbour¦ 127.0.0.1 { }", "section neighbour is invalid at the top level" },
        { "¦router-id¦ 1.2.3.4;", "invalid keyword \"router-id\" at the top level" },
        { "¦process¦ { run x; }", "a process needs a name" },
        { "process p { run x; }\nprocess ¦p¦ { run x; }", "a process section called \"p\" already exists" },
        { "¦process¦ p { encoder json; }", "unset process sections: run" },
        { "process p { run¦;¦ }", "the program is missing" },
        { "process p { run x; encoder ¦xml¦; }", "'xml' is not a valid choice" },
        { "process p { run x; respawn ¦perhaps¦; }", "'perhaps' is not a valid boolean" },
        { "process p { run x; api-version ¦5¦; }", "'5' is not a valid choice" },
        { "process p { run x; overflow ¦wait¦; }", "'wait' is not a valid choice" },
        { "process p { run x; ¦receive¦ { } }", "section receive is invalid in process" },
        { "template { neighbor ¦a*b¦ { } }", "invalid name \"a*b\" for a template" },
        { "template { ¦neighbor¦ { } }", "invalid name \"\" for a template" },
        { "template { neighbor a { } neighbor ¦a¦ { } }", "a template called \"a\" already exists" },
        { "template { neighbor a { local-address auto; } } neighbor 127.0.0.1 { inherit ¦a¦; router-id 1.1.1.1; local-as 1; peer-as 1; local-address 127.0.0.2; }", "the template says \"local-address auto\"" },
        { "neighbor ¦x¦ { local-as 1; peer-as 1; router-id 1.1.1.1; }", "'x' is not a valid IP address or range" },
        { "neighbor ¦10.0.0.0/33¦ { local-as 1; peer-as 1; router-id 1.1.1.1; }", "'10.0.0.0/33' is not a valid IP address or range" },
        { "¦neighbor¦ 127.0.0.1 { router-id 1.1.1.1; }", "incomplete neighbor, missing local-as, peer-as" },
        { "¦neighbor¦ 127.0.0.1 { local-as 1; peer-as 1; }", "incomplete neighbor, missing router-id" },
        { "¦neighbor¦ ::1 { local-as 1; peer-as 1; local-address ::2; }", "incomplete neighbor, missing router-id" },
        { "neighbor 127.0.0.1 { local-as 1; peer-as 1; router-id 1.1.1.1; } ¦neighbor¦ 127.0.0.1 { local-as 1; peer-as 1; router-id 1.1.1.1; }", "duplicate peer definition 127.0.0.1" },
        { "neighbor 127.0.0.1 { local-as 1; peer-as 1; local-address 127.0.0.2; listen 179; } ¦neighbor¦ 127.0.0.1 { local-as 2; peer-as 1; local-address 127.0.0.2; listen 179; }", "duplicate peer definition 127.0.0.1" },
        { "process p { run x; } neighbor 127.0.0.1 { router-id 1.1.1.1; local-as 1; peer-as 1; api { processes [ ¦q¦ ]; } }", "there is no process called \"q\"" },
        { "process p { run x; } neighbor 127.0.0.1 { router-id 1.1.1.1; local-as 1; peer-as 1; api { processes-match [ ¦\"^q\"¦ ]; } }", "no process matches '^q'" },
        { "process p { run x; } neighbor 127.0.0.1 { router-id 1.1.1.1; local-as 1; peer-as 1; api { processes [ p ]; processes-match [ ¦p¦ ]; } }", "processes and processes-match are mutually exclusive" },
        { "neighbor 127.0.0.1 { local-as ¦1¦\n peer-as 1; router-id 1.1.1.1; }", "the statement is not ended on this line" },
        { "neighbor 127.0.0.1 { router-id 1.1.1.1; peer-as 1; local-as 1; description ¦\"it's;¦\n }", "the quote opened here is not closed on this line" },
        { "neighbor 127.0.0.1 { router-id 1.1.1.1; peer-as 1; local-as 1; description \"¦\\u¦12\"; }", "\\u needs four hexadecimal digits" },
        { "neighbor 127.0.0.1 { router-id 1.1.1.1; peer-as 1; local-as 1; ¦family¦\n { ipv4 unicast; } }", "the \"{\" must follow on the same line" },
        { "neighbor 127.0.0.1 { router-id 1.1.1.1; peer-as 1; local-as 1;¦;¦ }", "there is no statement before this \";\"" },
        { "neighbor 127.0.0.1 { router-id 1.1.1.1; peer-as 1; local-as 1; ¦{¦ } }", "a section needs a name before its \"{\"" },
    };

    public static TheoryData<string, string> Neighbors() => new()
    {
        { "¦Hold-Time¦ 30;", "invalid keyword \"Hold-Time\" in neighbor" },
        { "¦hold-time¦ { }", "section hold-time is invalid in neighbor" },
        { "¦family¦;", "invalid keyword \"family\" in neighbor" },
        { "¦process¦ p { run x; }", "section process is invalid in neighbor" },
        { "router-id ¦::1¦;", "'::1' is not a valid router-id" },
        { "router-id¦;¦", "a value is missing" },
        { "local-address ¦AUTO¦;", "'AUTO' is not a valid IP address" },
        { "local-address ¦1.2.3¦;", "'1.2.3' is not a valid IP address" },
        { "local-address ¦::1¦;", "local-address and peer-address must be of the same family" },
        { "local-link-local ¦::1¦;", "local-link-local must be an IPv6 link-local address" },
        { "local-as ¦4294967296¦;", "'4294967296' is not a valid ASN: it must be 0 to 4294967295" },
        { "local-as ¦-1¦;", "'-1' is not a valid ASN: it is no number" },
        { "peer-as ¦1.65536¦;", "'1.65536' is not a valid ASN: each part must be 0 to 65535" },
        { "peer-as¦;¦", "a value is missing" },
        { "hold-time ¦2¦;", "hold-time 2 is invalid" },
        { "hold-time ¦65536¦;", "hold-time 65536 is invalid" },
        { "hold-time ¦x¦;", "'x' is not a valid hold-time" },
        { "hold-time¦;¦", "a value is missing" },
        { "rate-limit ¦-1¦;", "-1 is below minimum 0" },
        { "rate-limit ¦0x10¦;", "'0x10' is not a valid integer" },
        { "passive ¦maybe¦;", "'maybe' is not a valid boolean" },
        { "listen ¦65536¦;", "65536 exceeds maximum 65535" },
        { "local-address auto; listen ¦179¦;", "incomplete neighbor, missing local-address" },
        { "connect ¦x¦;", "'x' is not a valid integer" },
        { "outgoing-ttl ¦256¦;", "TTL 256 is invalid" },
        { "incoming-ttl ¦x¦;", "'x' is not a valid TTL" },
        { "md5-ip ¦foo¦;", "'foo' is not a valid IP address" },
        { "md5-base64 ¦perhaps¦;", "'perhaps' is not a valid boolean" },
        { "md5-base64 true; md5-password ¦\"a!\"¦;", "invalid MD5 password: it is not valid base64" },
        { "md5-base64 true; md5-password ¦\"====\"¦;", "invalid MD5 password: it is not valid base64" },
        { "md5-password ¦" + new string('x', 81) + "¦;", "MD5 password must be no larger than 80 characters" },
        { "host-name ¦" + new string('x', 256) + "¦;", "host-name is longer than 255 octets" },
        { "group-updates ¦some¦;", "'some' is not a valid boolean" },
        { "max-prefix ¦x¦;", "'x' is not a valid integer" },
        { "max-prefix 10 warning ¦101¦;", "101 exceeds maximum 100" },
        { "inherit¦;¦", "invalid inherit list" },
        { "inherit ¦a¦ b;", "invalid inherit list" },
        { "inherit [ a b¦;¦", "the list is not closed: \"]\" is missing" },
        { "peer-address ¦10.0.0.0/24¦;", "can only use ip ranges for the peer address with passive neighbors" },
        { "family { ipv4 ¦foo¦; }", "'foo' is not valid for ipv4" },
        { "family { ipv4 ¦vpls¦; }", "'vpls' is not valid for ipv4" },
        { "family { ipv4¦;¦ }", "ipv4 needs a SAFI" },
        { "family { ipv4 unicast; ipv4 ¦unicast¦; }", "ipv4 unicast is there already" },
        { "family { ipv4 nlri-mpls; ipv4 ¦labeled-unicast¦; }", "ipv4 nlri-mpls is there already" },
        { "family { all; ¦ipv4¦ unicast; }", "cannot add any family once family all is set" },
        { "family { ¦minimal¦; }", "invalid keyword \"minimal\" in neighbor/family" },
        { "family { ¦ipv5¦ unicast; }", "invalid keyword \"ipv5\" in neighbor/family" },
        { "capability { ¦refresh¦; }", "invalid keyword \"refresh\" in neighbor/capability" },
        { "capability { ¦hostname¦ x; }", "invalid keyword \"hostname\" in neighbor/capability" },
        { "capability { asn4 ¦2¦; }", "'2' is not a valid boolean" },
        { "capability { add-path ¦x¦; }", "'x' is not a valid add-path option" },
        { "capability { add-path ¦receive/send¦; }", "'receive/send' is not a valid add-path option" },
        { "capability { add-path¦;¦ }", "a value is missing" },
        { "capability { graceful-restart ¦enable¦; }", "'enable' is not valid" },
        { "capability { graceful-restart ¦-1¦; }", "-1 is below minimum 0" },
        { "capability { graceful-restart ¦65536¦; }", "65536 exceeds maximum 4095" },
        { "capability { link-local-nexthop¦;¦ }", "a value is missing" },
        { "capability { role ¦king¦; }", "'king' is not a valid choice" },
        { "add-path { ipv4¦;¦ }", "ipv4 needs a SAFI" },
        { "add-path { ipv4 ¦foo¦; }", "'foo' is not valid for ipv4" },
        { "add-path { ipv4 unicast; ipv4 ¦unicast¦; }", "duplicate add-path entry for ipv4 unicast" },
        { "add-path { all; ¦ipv4¦ unicast; }", "cannot add specific families after \"all\"" },
        { "add-path { ipv4 unicast limit¦;¦ }", "a value is missing" },
        { "add-path { ipv4 unicast limit ¦x¦; }", "'x' is not a valid integer" },
        { "add-path { ipv4 unicast limit ¦0¦; }", "0 is below minimum 1" },
        { "add-path { ipv4 unicast limit ¦65536¦; }", "65536 exceeds maximum 65535" },
        { "add-path { ipv4 unicast ¦10¦; }", "unexpected \"10\" after ipv4 unicast" },
        { "nexthop { ipv4 ¦foo¦ ipv6; }", "'foo' is not a valid SAFI for ipv4" },
        { "nexthop { ipv4 unicast ¦ipv4¦; }", "'ipv4' is not a valid next-hop AFI" },
        { "nexthop { ¦l2vpn¦ vpls ipv4; }", "invalid keyword \"l2vpn\" in neighbor/nexthop" },
        { "tcp-ao { keyid ¦256¦; algorithm hmac-sha-256; password x; }", "256 exceeds maximum 255" },
        { "tcp-ao { keyid ¦-1¦; algorithm hmac-sha-256; password x; }", "-1 is below minimum 0" },
        { "tcp-ao { keyid 1; algorithm ¦hmac-md5¦; password x; }", "'hmac-md5' is not a valid choice" },
        { "tcp-ao { keyid 1; algorithm hmac-sha-256; password ¦" + new string('x', 81) + "¦; }", "TCP-AO key must be no larger than 80 bytes" },
        { "tcp-ao { keyid 1; algorithm hmac-sha-256; password ¦\"a!\"¦; base64 true; }", "invalid TCP-AO key: it is not valid base64" },
        { "md5-password ¦x¦; tcp-ao { keyid 1; algorithm hmac-sha-256; password x; }", "MD5 and TCP-AO are mutually exclusive" },
        { "api ¦a*b¦ { }", "invalid name \"a*b\" for an api section" },
        { "api a { } api ¦a¦ { }", "an api section called \"a\" already exists in this neighbor" },
        { "api { processes ¦p¦; }", "a list stands in brackets" },
        { "api { processes¦;¦ }", "a list is missing" },
        { "api { processes [ p¦;¦ }", "the list is not closed: \"]\" is missing" },
        { "api { processes-match [ ¦\"(\"¦ ]; }", "'(' is not a valid regular expression" },
        { "api { receive { ¦all¦; } }", "invalid keyword \"all\" in neighbor/api/receive" },
        { "api { receive { update ¦x¦; } }", "'x' is not a valid boolean" },
        { "operational { asm afi ¦x¦ safi unicast advisory \"a\"; }", "invalid operational value for afi" },
        { "operational { asm afi ipv4 safi ¦x¦ advisory \"a\"; }", "invalid operational value for safi" },
        { "operational { rpcq afi ipv4 safi unicast sequence ¦4294967296¦; }", "invalid operational value for sequence" },
        { "operational { rpcp afi ipv4 safi unicast sequence 1 counter ¦x¦; }", "invalid operational value for counter" },
        { "operational { rpcq afi ipv4 safi unicast ¦count¦ 1; }", "invalid operational syntax, unknown argument count" },
        { "operational { rpcq afi ipv4 safi unicast¦;¦ }", "invalid operational syntax, missing argument sequence" },
        { "operational { ¦xyz¦ afi ipv4; }", "invalid keyword \"xyz\" in neighbor/operational" },
    };

    public static TheoryData<string, string> Routes() => new()
    {
        { "static { ¦route¦; }", "unrecognised ip address" },
        { "static { route ¦foo¦ next-hop 1.2.3.4; }", "unrecognised ip address foo" },
        { "static { route ¦10.0.0.1/24¦ next-hop 1.2.3.4; }", "'10.0.0.1/24' is not a valid network" },
        { "static { route ¦10.0.0.0/33¦ next-hop 1.2.3.4; }", "invalid netmask 33" },
        { "static { route ¦10.0.0.0/x¦ next-hop 1.2.3.4; }", "invalid netmask x" },
        { "static { ¦route¦ 10.0.0.0/24 med 5; }", "the route has no next hop" },
        { "static { ¦route¦ 10.0.0.0/24 { med 5; } }", "the route has no next hop" },
        { "static { route 10.0.0.0/24 next-hop 1.2.3.4 ¦foo¦ 1; }", "unknown command \"foo\"" },
        { "static { route 10.0.0.0/24 { next-hop 1.2.3.4; ¦foo¦ 1; } }", "invalid keyword \"foo\"" },
        { "static { attributes ¦foo¦ 1 nlri 10.0.0.0/24; }", "The command 'foo' is not known or valid where used" },
        { "static { attributes next-hop 1.2.3.4 nlri 10.0.0.0/24 ¦,¦ 10.0.1.0/24; }", "unrecognised ip address ," },
        { "static { route 10.0.0.0/24 next-hop ¦x¦; }", "unrecognised ip address x" },
        { "static { route 10.0.0.0/24 next-hop 1.2.3.4 origin ¦foo¦; }", "'foo' is not a valid origin" },
        { "static { route 10.0.0.0/24 next-hop 1.2.3.4 med ¦x¦; }", "'x' is not a valid MED" },
        { "static { route 10.0.0.0/24 next-hop 1.2.3.4 med ¦4294967296¦; }", "MED value out of range: 4294967296" },
        { "static { route 10.0.0.0/24 next-hop 1.2.3.4 local-preference ¦x¦; }", "'x' is not a valid local-preference" },
        { "static { route 10.0.0.0/24 next-hop 1.2.3.4 aggregator ¦x¦; }", "'x' is not a valid aggregator" },
        { "static { route 10.0.0.0/24 next-hop 1.2.3.4 originator-id ¦x¦; }", "'x' is not a valid originator-id" },
        { "static { route 10.0.0.0/24 next-hop 1.2.3.4 community ¦1:65536¦; }", "1:65536" },
        { "static { route 10.0.0.0/24 next-hop 1.2.3.4 community ¦foo¦; }", "invalid community name foo" },
        { "static { route 10.0.0.0/24 next-hop 1.2.3.4 large-community ¦foo¦; }", "invalid large community name foo" },
        { "static { route 10.0.0.0/24 next-hop 1.2.3.4 extended-community ¦foo:1:2¦; }", "invalid extended community type foo" },
        { "static { route 10.0.0.0/24 next-hop 1.2.3.4 aigp ¦x¦; }", "'x' is not a valid AIGP value" },
        { "static { route 10.0.0.0/24 next-hop 1.2.3.4 path-information ¦x¦; }", "'x'" },
        { "static { route 10.0.0.0/24 next-hop 1.2.3.4 label ¦1048576¦; }", "MPLS label 1048576 out of range" },
        { "static { route 10.0.0.0/24 next-hop 1.2.3.4 rd ¦x¦; }", "invalid route-distinguisher x" },
        { "static { route 10.0.0.0/24 next-hop 1.2.3.4 split ¦25¦; }", "'25' is not a valid split value" },
        { "static { route 10.0.0.0/24 next-hop 1.2.3.4 split ¦/33¦; }", "CIDR mask must be 0-32, got 33" },
        { "static { route 10.0.0.0/24 next-hop 1.2.3.4 watchdog ¦announce¦; }", "'announce' is a reserved word" },
        { "static { route 10.0.0.0/24 next-hop 1.2.3.4 attribute [ ¦99¦ 0xc0 0x01 ]; }", "'99' is not a valid attribute code" },
        { "static { route 10.0.0.0/24 { next-hop 1.2.3.4; ¦med¦ { } } }", "there is no section in neighbor/static/route" },
        { "static { ¦routes¦ 10.0.0.0/24 next-hop 1.2.3.4; }", "invalid keyword \"routes\" in neighbor/static" },
        { "static { ¦route¦ 2001:db8::/32 next-hop self; }", "next-hop self: the route is IPv6 and the session IPv4" },
        { "family { ipv4 unicast; } static { ¦route¦ 2001:db8::/32 next-hop 2001:db8::1; }", "a route of ipv6 unicast cannot be announced: the family is not configured" },
        { "announce { ipv4 { unicast ¦2001:db8::/32¦ next-hop 1.2.3.4; } }", "is not a prefix of ipv4" },
        { "announce { ipv4 { unicast 10.0.0.0/24 next-hop 1.2.3.4 ¦foo¦; } }", "Unknown command 'foo'" },
        { "announce { ipv4 { ¦unicast¦ 10.0.0.0/24; } }", "the route has no next hop" },
        { "announce { ipv4 { ¦foo¦ 10.0.0.0/24; } }", "invalid keyword \"foo\" in neighbor/announce/ipv4" },
        { "announce { ¦ipv5¦ { } }", "section ipv5 is invalid in neighbor/announce" },
        { "announce { ipv4 { nlri-mpls 10.0.0.0/24 next-hop ¦1.2.3.4¦; } }", "labeled route announce requires labels" },
        { "announce { ipv4 { mpls-vpn 10.0.0.0/24 next-hop 1.2.3.4 label ¦5¦; } }", "VPN route announce requires RD" },
        { "flow { route { ¦foo¦ 1; } }", "invalid keyword \"foo\" in neighbor/flow/route" },
        { "flow { route { match { ¦foo¦ 1; } } }", "foo" },
        { "flow { route { then { ¦foo¦; } } }", "invalid keyword \"foo\"" },
        { "flow { route { scope { ¦foo¦; } } }", "invalid keyword \"foo\"" },
        { "flow { route { match { protocol ¦foo¦; } } }", "unknown protocol foo" },
        { "flow { route { match { source ¦foo¦; } } }", "foo" },
        { "flow { route { match { tcp-flags ¦foo¦; } } }", "unknown tcp flag foo" },
        { "flow { route { then { mark ¦64¦; } } }", "DSCP value 64 is out of range" },
        { "flow { route { then { action ¦foo¦; } } }", "'foo' is not a valid flow action" },
        { "flow { route { then { redirect ¦1.2.3.4:5¦; } } }", "deprecated" },
        { "flow { route source 10.0.0.0/24 ¦next-hip¦ 1.2.3.4; }", "next-hip" },
        { "l2vpn { vpls endpoint ¦65536¦; }", "invalid l2vpn vpls endpoint" },
        { "l2vpn { vpls x { endpoint ¦x¦; } }", "'x'" },
        { "l2vpn { ¦vpls¦ x { base 1; offset 1; size 8; rd 1:2; next-hop 1.2.3.4; } }", "vpls nlri endpoint missing" },
        { "l2vpn { ¦evpn¦ x; }", "invalid keyword \"evpn\" in neighbor/l2vpn" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_refused_with_the_place_and_the_reason(string marked, string message) => MarkedText.IsRefused(marked, message);

    [Theory]
    [MemberData(nameof(Neighbors))]
    public void A_neighbor_is_refused_with_the_place_and_the_reason(string marked, string message) =>
        MarkedText.IsRefused($"process p {{ run x; }}\nneighbor 127.0.0.1 {{\n\trouter-id 1.2.3.4; local-as 1; peer-as 1;\n\t{marked}\n}}", message);

    [Theory]
    [MemberData(nameof(Routes))]
    public void A_route_is_refused_with_the_place_and_the_reason(string marked, string message) =>
        MarkedText.IsRefused($"neighbor 127.0.0.1 {{\n\trouter-id 1.2.3.4; local-address 127.0.0.2; local-as 1; peer-as 1;\n\t{marked}\n}}", message);

    [Fact]
    public void All_errors_of_a_file_are_told_at_once()
    {
        var parsed = ConfigurationParser.Parse(ConfigurationText.Of("t.conf", """
            process p { run x; encoder xml; }
            neighbor 127.0.0.1 {
                router-id 1.2.3.4; local-as x; peer-as 1;
                hold-tyme 30
                family { ipv4 unicst; }
                static { route 10.0.0.0/24 med 5; route 10.0.0.0/2x next-hop 1.2.3.4; }
                api { processes [ q ]; }
            }
            """));
        parsed.Settings.Should().BeNull();
        parsed.Errors.Select(static error => error.Line).Should().Equal(1, 3, 4, 5, 6, 6, 7);
        parsed.Errors[3].Suggestion.Should().Be("unicast");
    }

    [Fact]
    public void No_more_than_fifty_errors_are_kept_and_the_rest_are_counted()
    {
        var parsed = ConfigurationParser.Parse(ConfigurationText.Of("t.conf", string.Concat(Enumerable.Repeat("x 1;\n", 80))));
        parsed.Errors.Should().HaveCount(50);
        parsed.MoreErrors.Should().Be(30);
        parsed.ErrorText.Should().EndWith("\nand 30 more errors");
    }

    [Fact]
    public void A_key_is_never_shown()
    {
        const string Text = "neighbor 127.0.0.1 { router-id 1.1.1.1; local-as 1; peer-as 1; md5-base64 true; md5-password \"geh eim\"; tcp-ao { keyid x; password geheim; } }";
        var parsed = ConfigurationParser.Parse(ConfigurationText.Of("t.conf", Text));
        parsed.Errors.Should().NotBeEmpty();
        parsed.ErrorText.Should().NotContain("geh").And.NotContain("eim");
    }

    [Fact]
    public void Octets_that_are_no_text_are_refused()
    {
        var parsed = ConfigurationParser.Parse(new ConfigurationText("t.conf", new byte[] { (byte)'a', 0xFF, (byte)';' }));
        parsed.Errors[0].Message.Should().Be("the file is not UTF-8 text");
    }

    [Fact]
    public void An_error_shows_the_line_with_a_mark_under_the_word()
    {
        var parsed = ConfigurationParser.Parse(ConfigurationText.Of("t.conf", "neighbor 127.0.0.1 {\n\trouter-id 1.1.1.1; local-as 1; peer-as 1;\n\tdescription é; hold-time 2; # comment\n}"));
        parsed.ErrorText.Should().Be("t.conf:3:27: hold-time 2 is invalid\n    description é; hold-time 2; # comment\n                             ^\n  expected: 0 (no timer), or 3-65535 seconds");
    }
}
