namespace ExaBgp.Configuration.Tests;

/// <summary>Flow specifications that are refused, where the mark stands, and what is said. The marked words stand between two <c>¦</c> in each text.</summary>
public sealed class RefusedFlowTests
{
    public static TheoryData<string, string> Matches() => new()
    {
        { "source ¦10.0.0.0¦", "'10.0.0.0' is not a valid flow prefix" },
        { "source ¦10.0.0.0/33¦", "invalid netmask 33" },
        { "source ¦2001:db8::/129¦", "invalid netmask 129" },
        { "source ¦2001:db8::/32/33¦", "'2001:db8::/32/33' is not a valid flow prefix" },
        { "source 10.0.0.0/24; destination ¦2001:db8::/32¦", "source and destination of a flow must be of one family" },
        { "protocol ¦256¦", "protocol 256 exceeds 255" },
        { "next-header ¦foo¦", "unknown protocol foo" },
        { "port ¦65536¦", "you tried to set an invalid port number .." },
        { "port ¦-1¦", "you tried to set an invalid port number .." },
        { "port ¦foo¦", "you tried to set an invalid port number .." },
        { "port ¦!80¦", "invalid operator syntax !80" },
        { "port ¦=¦", "you tried to set an invalid port number .." },
        { "port [ ¦=80&¦ ]", "Can not finish an expresion on an &" },
        { "port [ =80", "the list is not closed: \"]\" is missing" },
        { "icmp-type ¦256¦", "icmp-type 256 exceeds 255" },
        { "icmp-type ¦foo¦", "unknown icmp type foo" },
        { "icmp-code ¦foo¦", "unknown icmp code foo" },
        { "icmp-code ¦256¦", "icmp-code 256 exceeds 255" },
        { "tcp-flags ¦65536¦", "tcp-flags 65536 exceeds 65535" },
        { "tcp-flags ¦syn+foo¦", "unknown tcp flag foo" },
        { "packet-length ¦65536¦", "cloudflare already found that invalid max-packet length for for you .." },
        { "packet-length ¦x¦", "'x' is not a number" },
        { "packet-length ¦0x10¦", "'0x10' is not a number" },
        { "dscp ¦64¦", "you tried to filter a flow using an invalid dscp for a component .." },
        { "dscp ¦x¦", "'x' is not a number" },
        { "traffic-class ¦256¦", "you tried to filter a flow using an invalid traffic class for a component .." },
        { "fragment ¦foo¦", "unknown fragment foo" },
        { "flow-label ¦1048576¦", "you tried to filter a flow using an invalid traffic label for a component .." },
        { "flow-label ¦x¦", "'x' is not a number" },
    };

    public static TheoryData<string, string> Actions() => new()
    {
        { "rate-limit ¦x¦", "'x' is not a number" },
        { "rate-limit", "rate-limit needs a value" },
        { "redirect", "redirect needs a value" },
        { "redirect ¦foo¦", "unrecognised ip address foo" },
        { "redirect ¦70000:65536¦", "asn is a 32 bits number, local administrator field can only be 16 bit 65536" },
        { "redirect ¦65535:4294967296¦", "Local administrator field is a 32 bits number, value too large 4294967296" },
        { "redirect ¦4294967296:1¦", "asn is invalid, must be 0 to 4294967295 (32 bits): 4294967296" },
        { "redirect ¦1:2:3x¦", "unrecognised ip address 1:2:3x" },
        { "redirect ¦\"[2001:db8::1]:65536\"¦", "Local administrator field is a 16 bits number, value too large 65536" },
        { "redirect-to-nexthop-ietf", "redirect-to-nexthop-ietf needs a value" },
        { "redirect-to-nexthop-ietf ¦x¦", "unrecognised ip address x" },
        { "copy ¦x¦", "unrecognised ip address x" },
        { "mark ¦x¦", "'x' is not a valid DSCP mark value" },
        { "mark ¦-1¦", "'-1' is not a valid DSCP mark value" },
        { "action", "action needs a value" },
        { "community ¦foo¦", "invalid community name foo" },
        { "extended-community ¦foo¦", "invalid extended community foo - lc+gc" },
    };

    public static TheoryData<string, string> Scopes() => new()
    {
        { "interface-set ¦foo:input:1:2¦", "'foo' is not a valid transitivity type" },
        { "interface-set ¦transitive:foo:1:2¦", "'foo' is not a valid direction" },
        { "interface-set ¦transitive:input:1.1:2¦", "'1.1' is not a valid ASN" },
        { "interface-set ¦transitive:input:4294967296:2¦", "ASN 4294967296 is invalid" },
        { "interface-set ¦transitive:input:1:16384¦", "group-id 16384 is invalid" },
        { "interface-set ¦transitive:input:1:x¦", "group-id x is invalid" },
        { "interface-set ¦transitive:input:1¦", "'transitive' is not a valid direction" },
        { "interface-set ¦x¦", "'x' is not a valid interface-set" },
    };

    [Theory]
    [MemberData(nameof(Matches))]
    public void A_match_is_refused_with_the_place_and_the_reason(string text, string message) => MarkedText.IsRefusedInNeighbor(In("flow { route { match { ", text, "; } } }"), message);

    [Theory]
    [MemberData(nameof(Actions))]
    public void An_action_is_refused_with_the_place_and_the_reason(string text, string message) => MarkedText.IsRefusedInNeighbor(In("flow { route { match { source 10.0.0.0/24; } then { ", text, "; } } }"), message);

    [Theory]
    [MemberData(nameof(Scopes))]
    public void A_scope_is_refused_with_the_place_and_the_reason(string text, string message) => MarkedText.IsRefusedInNeighbor(In("flow { route { match { source 10.0.0.0/24; } scope { ", text, "; } } }"), message);

    /// <summary>A text that has no mark is marked at the end of its statement.</summary>
    private static string In(string before, string text, string after) =>
        text.Contains('¦', StringComparison.Ordinal) ? before + text + after : $"{before}{text}¦;¦{after[1..]}";
}
