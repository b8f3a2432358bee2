namespace ExaBgp.Configuration.Tests;

/// <summary>Sections, keywords and values that are refused. The marked words stand between two <c>¦</c> in each text.</summary>
public sealed class RefusedSectionTests
{
    public static TheoryData<string, string> Forms() => new()
    {
        { "description \"¦\\u¦zzzz\";", "\\u needs four hexadecimal digits of a character" },
        { "inherit [ a¦,¦\n\tb ];", "the list is not closed on this line" },
        { "hold-time ¦30¦ # seconds ;", "the statement is not ended on this line" },
        { "description ¦'x¦", "the quote opened here is not closed on this line" },
    };

    public static TheoryData<string, string> Words() => new()
    {
        { "api { ¦foo¦; }", "invalid keyword \"foo\" in neighbor/api" },
        { "api { ¦foo¦ { } }", "section foo is invalid in neighbor/api" },
        { "static { ¦foo¦ { } }", "section foo is invalid in neighbor/static" },
        { "announce { ¦foo¦; }", "invalid keyword \"foo\" in neighbor/announce" },
        { "announce { ipv4 { ¦foo¦ { } } }", "section foo is invalid in neighbor/announce/ipv4" },
        { "flow { ¦foo¦; }", "invalid keyword \"foo\" in neighbor/flow" },
        { "flow { route { ¦foo¦ { } } }", "section foo is invalid in neighbor/flow/route" },
        { "l2vpn { ¦foo¦; }", "invalid keyword \"foo\" in neighbor/l2vpn" },
        { "l2vpn { vpls { ¦foo¦ 1; } }", "invalid keyword \"foo\"" },
        { "tcp-ao { ¦foo¦ 1; }", "invalid keyword \"foo\" in neighbor/tcp-ao" },
        { "capability { ¦foo¦; }", "invalid keyword \"foo\" in neighbor/capability" },
        { "nexthop { ¦foo¦; }", "invalid keyword \"foo\" in neighbor/nexthop" },
        { "add-path { ¦foo¦; }", "invalid keyword \"foo\" in neighbor/add-path" },
        { "static { route 10.0.0.0/24 { med 5; ¦{¦ } } }", "there is no section in neighbor/static/route" },
    };

    public static TheoryData<string, string> Values() => new()
    {
        { "outgoing-ttl ¦-1¦;", "TTL -1 is invalid" },
        { "outgoing-ttl ¦true¦;", "'true' is not a valid TTL" },
        { "connect ¦65536¦;", "65536 exceeds maximum 65535" },
        { "listen ¦-1¦;", "-1 is below minimum 0" },
        { "md5-password ¦\"YQ\"¦; md5-base64 true;", "invalid MD5 password: it is not valid base64" },
        { "local-as ¦1.¦;", "'1.' is not a valid ASN: each part must be 0 to 65535" },
        { "local-as ¦65536.1¦;", "'65536.1' is not a valid ASN: each part must be 0 to 65535" },
        { "peer-as ¦x¦;", "'x' is not a valid ASN: it is no number" },
        { "router-id ¦1.2.3.256¦;", "'1.2.3.256' is not a valid router-id" },
        { "router-id ¦1.2.3¦;", "'1.2.3' is not a valid router-id" },
        { "local-link-local ¦1.2.3.4¦;", "local-link-local must be an IPv6 link-local address" },
        { "local-link-local ¦fec0::1¦;", "local-link-local must be an IPv6 link-local address" },
        { "peer-address ¦127.0.0.0/33¦;", "'127.0.0.0/33' is not a valid IP address or range" },
        { "inherit ¦[¦ ];", "invalid inherit list" },
        { "inherit ¦;¦", "invalid inherit list" },
        { "tcp-ao { keyid ¦1¦; }", "incomplete tcp-ao, missing algorithm, password" },
        { "tcp-ao { keyid ¦1¦; algorithm hmac-sha-256; }", "incomplete tcp-ao, missing password" },
        { "tcp-ao { keyid 1; algorithm hmac-sha-256; password ¦\"\"¦; }", "invalid TCP-AO key: it is empty" },
        { "tcp-ao { keyid 1; algorithm hmac-sha-256; password¦;¦ }", "a value is missing" },
        { "nexthop { ipv4¦;¦ }", "a value is missing" },
        { "nexthop { ipv4 unicast¦;¦ }", "a value is missing" },
        { "nexthop { ipv4 ¦flow¦ ipv6; }", "'flow' is not a valid SAFI for ipv4" },
        { "nexthop { ipv6 unicast ¦ipv6¦; }", "'ipv6' is not a valid next-hop AFI" },
        { "api { processes-match ¦p¦; }", "a list stands in brackets" },
        { "api { processes-match [ p¦;¦ }", "the list is not closed: \"]\" is missing" },
        { "operational { asm ¦safi¦ unicast afi ipv4 advisory a; }", "invalid operational syntax, unknown argument safi" },
        { "operational { asm afi ipv4 safi unicast¦;¦ }", "invalid operational syntax, missing argument advisory" },
        { "operational { asm afi ipv4 safi unicast advisory¦;¦ }", "a value is missing" },
        { "operational { rpcp afi ipv4 safi unicast sequence 1¦;¦ }", "invalid operational syntax, missing argument counter" },
        { "operational { rpcp afi ipv4 safi unicast sequence 1 counter ¦4294967296¦; }", "invalid operational value for counter" },
        { "operational { rpcq afi ipv4 safi unicast ¦router-id¦ 1.2.3.4 sequence 1; }", "invalid operational syntax, unknown argument router-id" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_is_refused_with_the_place_and_the_reason(string text, string message) => MarkedText.IsRefusedInNeighbor(text, message);

    [Theory]
    [MemberData(nameof(Words))]
    public void A_word_is_refused_where_it_has_no_meaning(string text, string message) => MarkedText.IsRefusedInNeighbor(text, message);

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_refused_with_the_place_and_the_reason(string text, string message) => MarkedText.IsRefusedInNeighbor(text, message);
}
