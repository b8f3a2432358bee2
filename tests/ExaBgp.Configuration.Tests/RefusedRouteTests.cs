namespace ExaBgp.Configuration.Tests;

/// <summary>Routes that are refused, where the mark stands, and what is said. The marked words stand between two <c>¦</c> in each text.</summary>
public sealed class RefusedRouteTests
{
    public static TheoryData<string, string> Statements() => new()
    {
        { "static { route ¦10.0.0.0/24/5¦ next-hop 1.2.3.4; }", "invalid netmask 24/5" },
        { "static { route ¦10.0.0.0/-1¦ next-hop 1.2.3.4; }", "invalid netmask -1" },
        { "static { route ¦10.0.0/24¦ next-hop 1.2.3.4; }", "unrecognised ip address 10.0.0" },
        { "static { route ¦2001:db8::/129¦ next-hop ::1; }", "invalid netmask 129" },
        { "static { route ¦2001:db8::1/32¦ next-hop ::1; }", "'2001:db8::1/32' is not a valid network" },
        { "static { ¦attributes¦ med 5 nlri 10.0.0.0/24; }", "the route has no next hop" },
        { "static { attributes next-hop 1.2.3.4 nlri ¦foo¦; }", "unrecognised ip address foo" },
        { "announce { ipv4 { ¦evpn¦ x; } }", "invalid keyword \"evpn\" in neighbor/announce/ipv4" },
        { "announce { ipv4 { ¦mvpn¦ x; } }", "invalid keyword \"mvpn\" in neighbor/announce/ipv4" },
        { "announce { ipv4 { mup¦;¦ } }", "Missing route type. Valid options: mup-dsd, mup-isd, mup-t1st, mup-t2st" },
        { "announce { ipv4 { mup ¦next-hop¦ 1.2.3.4; } }", "Unknown route type 'next-hop'" },
        { "announce { ipv4 { mcast-vpn ¦next-hop¦ 1.2.3.4; } }", "Unknown route type 'next-hop'" },
        { "announce { ipv4 { ¦unicast¦; } }", "unrecognised ip address " },
        { "announce { ipv4 { unicast 10.0.0.0/24 next-hop 1.2.3.4 ¦label¦ 5; } }", "Unknown command 'label'" },
        { "announce { ipv4 { unicast 10.0.0.0/24 next-hop 1.2.3.4 ¦bgp-prefix-sid¦ [ 300 ]; } }", "Unknown command 'bgp-prefix-sid'" },
        { "announce { ipv4 { mpls-vpn 10.0.0.0/24 next-hop 1.2.3.4 rd ¦1:2¦; } }", "labeled route announce requires labels: 10.0.0.0/24" },
        { "announce { ipv4 { mpls-vpn 10.0.0.0/24 next-hop 1.2.3.4 label 5 ¦route-distinguisher¦ 1:2; } }", "Unknown command 'route-distinguisher'" },
        { "announce { ipv6 { unicast ¦10.0.0.0/24¦ next-hop 1.2.3.4; } }", "'10.0.0.0/24' is not a prefix of ipv6" },
        { "announce { ipv4 { flow source 10.0.0.0/24 ¦foo¦; } }", "Unknown command 'foo'" },
        { "announce { ipv4 { flow rd 1:2 source 10.0.0.0/24 ¦discard¦; } }", "a flow with rd is a flow-vpn" },
        { "announce { ipv4 { flow-vpn source 10.0.0.0/24 ¦discard¦; } }", "a flow-vpn needs rd" },
        { "announce { ipv4 { flow source 2001:db8::/32 ¦discard¦; } }", "the prefixes of the flow are not ipv4" },
    };

    public static TheoryData<string, string> Vpls() => new()
    {
        { "l2vpn { ¦vpls¦ { base 10702; offset 1; size 8; rd 1:2; next-hop 1.2.3.4; } }", "vpls nlri endpoint missing" },
        { "l2vpn { ¦vpls¦ base 10702 offset 1 size 8 rd 1:2 next-hop 1.2.3.4; }", "vpls nlri endpoint missing" },
        { "l2vpn { ¦vpls¦ { endpoint 5; offset 1; size 8; rd 1:2; next-hop 1.2.3.4; } }", "vpls nlri base missing" },
        { "l2vpn { ¦vpls¦ endpoint 5 offset 1 size 8 rd 1:2 next-hop 1.2.3.4; }", "vpls nlri base missing" },
        { "l2vpn { ¦vpls¦ { endpoint 5; base 10702; size 8; rd 1:2; next-hop 1.2.3.4; } }", "vpls nlri offset missing" },
        { "l2vpn { ¦vpls¦ endpoint 5 base 10702 size 8 rd 1:2 next-hop 1.2.3.4; }", "vpls nlri offset missing" },
        { "l2vpn { ¦vpls¦ { endpoint 5; base 10702; offset 1; rd 1:2; next-hop 1.2.3.4; } }", "vpls nlri size missing" },
        { "l2vpn { ¦vpls¦ endpoint 5 base 10702 offset 1 rd 1:2 next-hop 1.2.3.4; }", "vpls nlri size missing" },
        { "l2vpn { ¦vpls¦ { endpoint 5; base 10702; offset 1; size 8; next-hop 1.2.3.4; } }", "vpls nlri route-distinguisher missing" },
        { "l2vpn { ¦vpls¦ endpoint 5 base 10702 offset 1 size 8 next-hop 1.2.3.4; }", "vpls nlri route-distinguisher missing" },
        { "l2vpn { ¦vpls¦ { endpoint 5; base 10702; offset 1; size 8; rd 1:2; } }", "the route has no next hop" },
        { "l2vpn { ¦vpls¦ endpoint 5 base 10702 offset 1 size 8 rd 1:2; }", "the route has no next hop" },
        { "l2vpn { vpls { endpoint 5; base ¦65536¦; offset 1; size 8; rd 1:2; next-hop 1.2.3.4; } }", "invalid l2vpn vpls label" },
        { "l2vpn { vpls { endpoint 5; base 10702; offset ¦65536¦; size 8; rd 1:2; next-hop 1.2.3.4; } }", "invalid l2vpn vpls block-offset" },
        { "l2vpn { vpls { endpoint 5; base 10702; offset 1; size ¦-1¦; rd 1:2; next-hop 1.2.3.4; } }", "invalid l2vpn vpls block-size" },
        { "l2vpn { vpls { endpoint 5; base 10702; offset 1; size ¦x¦; rd 1:2; next-hop 1.2.3.4; } }", "'x' is not a number" },
        { "l2vpn { vpls { endpoint¦;¦ base 10702; offset 1; size 8; rd 1:2; next-hop 1.2.3.4; } }", "endpoint needs a value" },
        { "l2vpn { vpls { ¦route-distinguisher¦ 1:2; } }", "invalid keyword \"route-distinguisher\"" },
        { "l2vpn { vpls ¦site¦ endpoint 5; }", "unknown command \"site\"" },
    };

    public static TheoryData<string, string> Mup() => new()
    {
        { "¦foo¦ next-hop 1.2.3.4", "Unknown route type 'foo'" },
        { "mup-isd ¦10.0.1.0¦ rd 100:100 next-hop 1.2.3.4", "'10.0.1.0' is not a prefix" },
        { "mup-isd ¦10.0.1.0/33¦ rd 100:100 next-hop 1.2.3.4", "invalid netmask 33" },
        { "mup-isd 10.0.1.0/24 ¦foo¦ 100:100 next-hop 1.2.3.4", "expected 'rd' but found 'foo' instead" },
        { "mup-isd 10.0.1.0/24 rd ¦x¦ next-hop 1.2.3.4", "invalid route-distinguisher x" },
        { "mup-isd ¦2001:db8::/32¦ rd 100:100 next-hop 1.2.3.4", "'2001:db8::/32' is not a prefix of ipv4" },
        { "mup-dsd ¦x¦ rd 100:100 next-hop 1.2.3.4", "unrecognised ip address x" },
        { "mup-dsd ¦::1¦ rd 100:100 next-hop 1.2.3.4", "'::1' is not an address of ipv4" },
        { "mup-dsd 10.0.0.1 ¦foo¦ 1:2 next-hop 1.2.3.4", "expected 'rd' but found 'foo' instead" },
        { "mup-t1st 192.168.0.2/32 ¦teid¦ 1 qfi 9 endpoint 10.0.0.1 next-hop 1.2.3.4", "expected 'rd' but found 'teid' instead" },
        { "mup-t1st 192.168.0.2/32 rd 100:100 teid ¦x¦ qfi 9 endpoint 10.0.0.1 next-hop 1.2.3.4", "teid must be a number, received 'x'" },
        { "mup-t1st 192.168.0.2/32 rd 100:100 teid ¦4294967296¦ qfi 9 endpoint 10.0.0.1 next-hop 1.2.3.4", "TEID 4294967296 out of range" },
        { "mup-t1st 192.168.0.2/32 rd 100:100 teid 1 qfi ¦x¦ endpoint 10.0.0.1 next-hop 1.2.3.4", "qfi must be a number, received 'x'" },
        { "mup-t1st 192.168.0.2/32 rd 100:100 teid 1 qfi ¦64¦ endpoint 10.0.0.1 next-hop 1.2.3.4", "QFI 64 out of range" },
        { "mup-t1st 192.168.0.2/32 rd 100:100 teid 1 qfi 9 endpoint ¦2001::1¦ next-hop 1.2.3.4", "'2001::1' is not an address of ipv4" },
        { "mup-t2st 10.0.0.1 rd 100:100 teid ¦12345¦ next-hop 1.2.3.4", "invalid teid format" },
        { "mup-t2st 10.0.0.1 rd 100:100 teid ¦12345/33¦ next-hop 1.2.3.4", "teid length 33 out of range" },
        { "mup-t2st 10.0.0.1 rd 100:100 teid ¦12345/8¦ next-hop 1.2.3.4", "TEID 12345 cannot be stored in 8 bits" },
        { "mup-t2st 10.0.0.1 ¦x¦ 100:100 teid 1/8 next-hop 1.2.3.4", "expected 'rd', received 'x'" },
        { "mup-dsd 10.0.0.1 rd 100:100 ¦foo¦ next-hop 1.2.3.4", "Unknown command 'foo'" },
    };

    public static TheoryData<string, string> Mvpn() => new()
    {
        { "¦foo¦ next-hop 1.2.3.4", "Unknown route type 'foo'" },
        { "shared-join ¦group¦ 239.1.1.1 rp 10.0.0.1 rd 1:2 source-as 1 next-hop 1.2.3.4", "expected 'rp' but found 'group' instead" },
        { "shared-join rp 10.0.0.1 group 239.1.1.1 rd 1:2 source-as ¦x¦ next-hop 1.2.3.4", "expect source-as to be a integer in the range 0-4294967295, but received 'x'" },
        { "shared-join rp 10.0.0.1 group 239.1.1.1 rd 1:2 source-as ¦4294967296¦ next-hop 1.2.3.4", "expect source-as to be a integer in the range 0-4294967295, but received '4294967296'" },
        { "shared-join rp 10.0.0.1 group 239.1.1.1 rd 1:2 ¦next-hop¦ 1.2.3.4", "expected 'source-as' but found 'next-hop' instead" },
        { "source-ad source 10.0.0.1 group ¦x¦ rd 1:2 next-hop 1.2.3.4", "unrecognised ip address x" },
        { "source-ad source ¦fd00::1¦ group 239.1.1.1 rd 1:2 next-hop 1.2.3.4", "'fd00::1' is not an address of ipv4" },
        { "source-ad source 10.0.0.1 group 239.1.1.1 rd ¦x¦ next-hop 1.2.3.4", "invalid route-distinguisher x" },
    };

    public static TheoryData<string, string> SrPolicies() => new()
    {
        { "¦color¦ 100 distinguisher 1 endpoint 1.2.3.4 next-hop 5.6.7.8", "expected 'distinguisher' but found 'color' instead" },
        { "distinguisher ¦x¦ color 100 endpoint 1.2.3.4 next-hop 5.6.7.8", "distinguisher must be a number, received 'x'" },
        { "distinguisher ¦4294967296¦ color 100 endpoint 1.2.3.4 next-hop 5.6.7.8", "distinguisher 4294967296 out of range" },
        { "distinguisher 1 color 100 endpoint ¦x¦ next-hop 5.6.7.8", "unrecognised ip address x" },
        { "distinguisher 1 color 100 endpoint ¦2001::1¦ next-hop 5.6.7.8", "'2001::1' is not an address of ipv4" },
        { "distinguisher 1 color 100 endpoint 1.2.3.4", "expected 'next-hop' but found '' instead" },
        { "distinguisher 1 color 100 endpoint 1.2.3.4 next-hop ¦self¦", "unrecognised ip address self" },
        { "distinguisher 1 color 100 endpoint 1.2.3.4 next-hop 5.6.7.8 ¦foo¦", "Unknown command 'foo'" },
        { "distinguisher 1 color 100 endpoint 1.2.3.4 next-hop 5.6.7.8 preference 1 ¦foo¦ 2", "Unknown command 'foo'" },
        { "distinguisher 1 color 100 endpoint 1.2.3.4 next-hop 5.6.7.8 preference ¦x¦", "'x' is not a valid preference" },
        { "distinguisher 1 color 100 endpoint 1.2.3.4 next-hop 5.6.7.8 preference ¦4294967296¦", "'4294967296' is not a valid preference" },
        { "distinguisher 1 color 100 endpoint 1.2.3.4 next-hop 5.6.7.8 priority ¦256¦", "'256' is not a valid priority" },
        { "distinguisher 1 color 100 endpoint 1.2.3.4 next-hop 5.6.7.8 binding-sid ¦foo¦", "Unknown binding-sid type 'foo'. Expected: mpls, null" },
        { "distinguisher 1 color 100 endpoint 1.2.3.4 next-hop 5.6.7.8 binding-sid mpls ¦1048576¦", "'1048576' is not a valid binding-sid" },
        { "distinguisher 1 color 100 endpoint 1.2.3.4 next-hop 5.6.7.8 srv6-binding-sid ¦1.2.3.4¦", "'1.2.3.4' is not a valid IPv6 address" },
        { "distinguisher 1 color 100 endpoint 1.2.3.4 next-hop 5.6.7.8 segment-list ¦segment¦ type-a mpls 100", "expected 'weight' but found 'segment' instead" },
        { "distinguisher 1 color 100 endpoint 1.2.3.4 next-hop 5.6.7.8 segment-list weight ¦x¦", "'x' is not a valid weight" },
        { "distinguisher 1 color 100 endpoint 1.2.3.4 next-hop 5.6.7.8 segment-list weight 1 segment type-a mpls ¦1048576¦", "MPLS label 1048576 out of range (0-1048575)" },
        { "distinguisher 1 color 100 endpoint 1.2.3.4 next-hop 5.6.7.8 segment-list weight 1 segment type-c ipv4 1.2.3.4 algorithm 1 sid ¦1048576¦", "MPLS SID 1048576 out of range (0-1048575)" },
        { "distinguisher 1 color 100 endpoint 1.2.3.4 next-hop 5.6.7.8 segment-list weight 1 segment type-b srv6 ¦1.2.3.4¦", "'1.2.3.4' is not a valid IPv6 address" },
        { "distinguisher 1 color 100 endpoint 1.2.3.4 next-hop 5.6.7.8 segment-list weight 1 segment ¦type-z¦ x", "Unknown segment type 'type-z'. Expected: type-a, type-b, type-c, type-d, type-e, type-f, type-g, type-h, type-i, type-j, type-k" },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public void A_statement_is_refused_with_the_place_and_the_reason(string text, string message) => MarkedText.IsRefusedInNeighbor(text, message);

    [Theory]
    [MemberData(nameof(Vpls))]
    public void A_VPLS_route_is_refused_with_the_place_and_the_reason(string text, string message) => MarkedText.IsRefusedInNeighbor(text, message);

    [Theory]
    [MemberData(nameof(Mup))]
    public void A_MUP_route_is_refused_with_the_place_and_the_reason(string text, string message) => MarkedText.IsRefusedInNeighbor(In("announce { ipv4 { mup ", text, "; } }"), message);

    [Theory]
    [MemberData(nameof(Mvpn))]
    public void A_multicast_VPN_route_is_refused_with_the_place_and_the_reason(string text, string message) => MarkedText.IsRefusedInNeighbor(In("announce { ipv4 { mcast-vpn ", text, "; } }"), message);

    [Theory]
    [MemberData(nameof(SrPolicies))]
    public void An_SR_policy_is_refused_with_the_place_and_the_reason(string text, string message) => MarkedText.IsRefusedInNeighbor(In("announce { ipv4 { sr-policy ", text, "; } }"), message);

    /// <summary>A text that has no mark is marked at the end of its statement.</summary>
    private static string In(string before, string text, string after) =>
        text.Contains('¦', StringComparison.Ordinal) ? before + text + after : $"{before}{text}¦;¦{after[1..]}";
}
