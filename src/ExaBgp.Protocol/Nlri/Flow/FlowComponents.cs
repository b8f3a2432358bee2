using System.Text;

namespace ExaBgp.Protocol.Nlri.Flow;

/// <summary>The components of flow specifications, one row each (RFC 8955 section 4.2.2, RFC 8956 section 3).</summary>
internal static class FlowComponents
{
    public const byte Destination = 1;
    public const byte Source = 2;
    public const byte Dscp = 11;
    private const string NoPort = "you tried to set an invalid port number ..";

    private static readonly (string Name, uint Value)[] Protocols =
    [
        ("icmp", 1), ("igmp", 2), ("tcp", 6), ("egp", 8), ("udp", 17), ("rsvp", 46), ("gre", 47), ("esp", 50), ("ah", 51), ("ospf", 89), ("ipip", 94),
        ("pim", 103), ("sctp", 132),
    ];

    private static readonly (string Name, uint Value)[] IcmpTypes =
    [
        ("echo-reply", 0), ("unreachable", 3), ("redirect", 5), ("echo-request", 8), ("router-advertisement", 9), ("router-solicit", 10),
        ("time-exceeded", 11), ("parameter-problem", 12), ("timestamp", 13), ("timestamp-reply", 14), ("photuris", 40), ("experimental-mobility", 41),
        ("extended-echo-request", 42), ("extended-echo-reply", 43), ("experimental-one", 253), ("experimental-two", 254),
    ];

    private static readonly (string Name, uint Value)[] IcmpCodes =
    [
        ("network-unreachable", 0), ("host-unreachable", 1), ("protocol-unreachable", 2), ("port-unreachable", 3), ("fragmentation-needed", 4),
        ("source-route-failed", 5), ("destination-network-unknown", 6), ("destination-host-unknown", 7), ("source-host-isolated", 8),
        ("destination-network-prohibited", 9), ("destination-host-prohibited", 10), ("network-unreachable-for-tos", 11), ("host-unreachable-for-tos", 12),
        ("communication-prohibited-by-filtering", 13), ("host-precedence-violation", 14), ("precedence-cutoff-in-effect", 15),
        ("redirect-for-network", 0), ("redirect-for-host", 1), ("redirect-for-tos-and-net", 2), ("redirect-for-tos-and-host", 3),
        ("ttl-eq-zero-during-transit", 0), ("ttl-eq-zero-during-reassembly", 1), ("required-option-missing", 1), ("ip-header-bad", 2),
    ];

    private static readonly (string Name, uint Value)[] TcpFlags =
    [
        ("fin", 1), ("syn", 2), ("rst", 4), ("push", 8), ("ack", 16), ("urg", 32), ("ece", 64), ("cwr", 128), ("ns", 256), ("urgent", 32),
    ];

    private static readonly (string Name, uint Value)[] Fragments =
        [("dont-fragment", 1), ("is-fragment", 2), ("first-fragment", 4), ("last-fragment", 8)];

    private static readonly FlowComponent[] Rows =
    [
        new(Destination, "destination-ipv4", "destination-ipv6", FlowKind.Prefix, 0, [], [], false, false, string.Empty),
        new(Source, "source-ipv4", "source-ipv6", FlowKind.Prefix, 0, [], [], false, false, string.Empty),
        new(3, "protocol", "next-header", FlowKind.Numeric, 255, [1], Protocols, true, true, "unknown protocol {0}"),
        new(4, "port", "port", FlowKind.Numeric, 65535, [1, 2], [], false, true, NoPort),
        new(5, "destination-port", "destination-port", FlowKind.Numeric, 65535, [1, 2], [], false, true, NoPort),
        new(6, "source-port", "source-port", FlowKind.Numeric, 65535, [1, 2], [], false, true, NoPort),
        new(7, "icmp-type", "icmp-type", FlowKind.Numeric, 255, [1], IcmpTypes, true, true, "unknown icmp type {0}"),
        new(8, "icmp-code", "icmp-code", FlowKind.Numeric, 255, [1], IcmpCodes, false, true, "unknown icmp code {0}"),
        new(9, "tcp-flags", "tcp-flags", FlowKind.Bitmask, 65535, [1, 2], TcpFlags, true, true, "unknown tcp flag {0}"),
        new(10, "packet-length", "packet-length", FlowKind.Numeric, 65535, [1, 2], [], false, false,
            "cloudflare already found that invalid max-packet length for for you .."),
        new(11, "dscp", "traffic-class", FlowKind.Numeric, 255, [1], [], false, false, "you tried to filter a flow using an invalid dscp for a component .."),
        new(12, "fragment", "fragment", FlowKind.Bitmask, 65535, [1, 2], Fragments, true, true, "unknown fragment {0}"),
        new(13, "flow-label", "flow-label", FlowKind.Numeric, 0xFFFFF, [1, 2, 4], [], false, false,
            "you tried to filter a flow using an invalid traffic label for a component .."),
    ];

    private static readonly (string Word, byte Type, uint Max, string? Bad)[] Words =
    [
        ("destination", 1, 0, null), ("destination-ipv4", 1, 0, null), ("destination-ipv6", 1, 0, null), ("source", 2, 0, null),
        ("source-ipv4", 2, 0, null), ("source-ipv6", 2, 0, null), ("protocol", 3, 0, null), ("next-header", 3, 0, null), ("port", 4, 0, null),
        ("destination-port", 5, 0, null), ("source-port", 6, 0, null), ("icmp-type", 7, 0, null), ("icmp-code", 8, 0, null), ("tcp-flags", 9, 0, null),
        ("packet-length", 10, 0, null), ("dscp", 11, 63, null),
        ("traffic-class", 11, 255, "you tried to filter a flow using an invalid traffic class for a component .."), ("fragment", 12, 0, null),
        ("flow-label", 13, 0, null),
    ];

    /// <summary>The component with this number that means something for the AFI.</summary>
    public static bool TryGet(byte type, bool ipv6, out FlowComponent component)
    {
        component = Rows[0];
        if (type is 0 or > 13 || (type == 13 && !ipv6)) return false;
        component = Rows[type - 1];
        return true;
    }

    /// <summary>The component which a word of a <c>match</c> names, with the limits of that word.</summary>
    public static bool TryGet(ReadOnlySpan<byte> word, out FlowComponent component, out uint max, out string bad)
    {
        foreach (var (name, type, limit, message) in Words)
        {
            if (!Ascii.Equals(word, name)) continue;
            component = Rows[type - 1];
            max = limit == 0 ? component.Max : limit;
            bad = message ?? component.Bad;
            return true;
        }

        component = Rows[0];
        max = 0;
        bad = string.Empty;
        return false;
    }
}
