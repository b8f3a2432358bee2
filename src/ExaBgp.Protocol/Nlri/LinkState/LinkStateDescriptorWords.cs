using System.Text;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.LinkState;

/// <summary>
/// The words of descriptors: <c>local-node-descriptors [ autonomous-system 65000 router-id 1.1.1.1 ]</c>, <c>interface-address 10.0.0.1</c>,
/// <c>ip-reachability 10.0.0.0/24</c> and others, and <c>tlv N 0x…</c> for any TLV.
/// </summary>
internal static class LinkStateDescriptorWords
{
    private static readonly string[] Known =
    [
        "node-descriptors", "local-node-descriptors", "remote-node-descriptors", "link-identifiers", "interface-address", "neighbor-address",
        "multi-topology-ids", "ospf-route-type", "ip-reachability", "srv6-sid", "tlv",
    ];

    /// <summary>True for a word that begins a descriptor.</summary>
    public static bool IsDescriptor(ReadOnlySpan<byte> word)
    {
        foreach (var known in Known)
        {
            if (Ascii.Equals(word, known)) return true;
        }

        return false;
    }

    /// <summary>Reads one descriptor and appends its TLV.</summary>
    public static bool TryParse(ref TokenReader tokens, ByteBuffer nlri, out ParseError error)
    {
        if (tokens.TryTake("node-descriptors"u8) || tokens.TryTake("local-node-descriptors"u8)) return TryNode(ref tokens, LinkStateTlv.LocalNode, nlri, out error);
        if (tokens.TryTake("remote-node-descriptors"u8)) return TryNode(ref tokens, LinkStateTlv.RemoteNode, nlri, out error);
        if (tokens.TryTake("link-identifiers"u8)) return TryLinkIdentifiers(ref tokens, nlri, out error);
        if (tokens.TryTake("interface-address"u8)) return TryAddress(ref tokens, LinkStateTlv.Ipv4Interface, LinkStateTlv.Ipv6Interface, nlri, out error);
        if (tokens.TryTake("neighbor-address"u8)) return TryAddress(ref tokens, LinkStateTlv.Ipv4Neighbor, LinkStateTlv.Ipv6Neighbor, nlri, out error);
        if (tokens.TryTake("multi-topology-ids"u8)) return TryTopologies(ref tokens, nlri, out error);
        if (tokens.TryTake("ip-reachability"u8)) return TryPrefix(ref tokens, nlri, out error);
        if (tokens.TryTake("srv6-sid"u8))
        {
            Begin(LinkStateTlv.Srv6Sid, 16, nlri);
            return TryAddress(ref tokens, 16, nlri, out error);
        }

        if (tokens.TryTake("ospf-route-type"u8))
        {
            if (!FieldGrammar.TryNumber(ref tokens, "ospf-route-type", byte.MaxValue, out var type, out error)) return false;
            Begin(LinkStateTlv.OspfRouteType, 1, nlri);
            nlri.WriteUInt8((byte)type);
            return true;
        }

        return TryTlv(ref tokens, nlri, out error);
    }

    /// <summary>Reads <c>0x</c> and hexadecimal digits and appends the octets.</summary>
    public static bool TryOctets(ref TokenReader tokens, ByteBuffer nlri, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        if (NumberReading.HasHexPrefix(word) && NumberReading.TryHexOctets(word[2..], nlri)) return true;
        error = tokens.ErrorBefore($"'{Encoding.UTF8.GetString(word)}' is not valid data\n  Must be hexadecimal (e.g., 0x0102)", "0x");
        return false;
    }

    private static bool TryNode(ref TokenReader tokens, ushort type, ByteBuffer nlri, out ParseError error)
    {
        if (!FieldGrammar.TryWord(ref tokens, "[", out error)) return false;
        var start = nlri.Length;
        Begin(type, 0, nlri);
        while (!tokens.TryTake("]"u8))
        {
            if (!TryNodeField(ref tokens, nlri, out error)) return false;
        }

        return TryClose(tokens, start, nlri, out error);
    }

    private static bool TryNodeField(ref TokenReader tokens, ByteBuffer nlri, out ParseError error)
    {
        if (tokens.TryTake("autonomous-system"u8)) return TryUInt32(ref tokens, LinkStateTlv.AutonomousSystem, nlri, out error);
        if (tokens.TryTake("bgp-ls-identifier"u8)) return TryUInt32(ref tokens, LinkStateTlv.Identifier, nlri, out error);
        if (tokens.TryTake("confederation-member"u8)) return TryUInt32(ref tokens, LinkStateTlv.ConfederationMember, nlri, out error);
        if (tokens.TryTake("ospf-area-id"u8)) return TryAddress(ref tokens, LinkStateTlv.OspfArea, LinkStateTlv.OspfArea, nlri, out error);
        if (tokens.TryTake("router-id"u8)) return TryRouterId(ref tokens, nlri, out error);
        if (tokens.TryTake("bgp-router-id"u8))
        {
            Begin(LinkStateTlv.BgpRouterId, 4, nlri);
            return TryAddress(ref tokens, 4, nlri, out error);
        }

        if (tokens.Peek.SequenceEqual("tlv"u8)) return TryTlv(ref tokens, nlri, out error);
        error = tokens.Error(
            $"Unknown node descriptor '{tokens.PeekText()}'. Valid options: autonomous-system, bgp-ls-identifier, bgp-router-id, confederation-member, ospf-area-id, router-id, tlv",
            "]");
        return false;
    }

    /// <summary>An address, with <c>designated-router-id</c> and another behind it or not; or six or seven octets in hexadecimal digits.</summary>
    private static bool TryRouterId(ref TokenReader tokens, ByteBuffer nlri, out ParseError error)
    {
        error = default;
        var start = nlri.Length;
        Begin(LinkStateTlv.RouterId, 0, nlri);
        tokens.TryNext(out var word);
        if (IpAddress.TryParse(word, out var address) && address.IsIpv4)
        {
            address.CopyTo(nlri.Take(4));
            if (tokens.TryTake("designated-router-id"u8) && !TryAddress(ref tokens, 4, nlri, out error)) return false;
            return TryClose(tokens, start, nlri, out error);
        }

        if (word.Length is 12 or 14 && NumberReading.TryHexOctets(word, nlri)) return TryClose(tokens, start, nlri, out error);
        error = tokens.ErrorBefore($"'{Encoding.UTF8.GetString(word)}' is not a valid router-id\n  Format: IPv4 address, or 12 or 14 hexadecimal digits");
        return false;
    }

    private static bool TryLinkIdentifiers(ref TokenReader tokens, ByteBuffer nlri, out ParseError error)
    {
        if (!FieldGrammar.TryNumber(ref tokens, "link-identifiers", uint.MaxValue, out var local, out error)) return false;
        if (!FieldGrammar.TryNumber(ref tokens, "link-identifiers", uint.MaxValue, out var remote, out error)) return false;
        Begin(LinkStateTlv.LinkIdentifiers, 8, nlri);
        nlri.WriteUInt32((uint)local);
        nlri.WriteUInt32((uint)remote);
        return true;
    }

    private static bool TryTopologies(ref TokenReader tokens, ByteBuffer nlri, out ParseError error)
    {
        var start = nlri.Length;
        Begin(LinkStateTlv.MultiTopology, 0, nlri);
        var isList = tokens.TryTake("["u8);
        while (!isList || !tokens.TryTake("]"u8))
        {
            if (!FieldGrammar.TryNumber(ref tokens, "multi-topology-ids", ushort.MaxValue, out var identifier, out error)) return false;
            nlri.WriteUInt16((ushort)identifier);
            if (!isList) break;
        }

        return TryClose(tokens, start, nlri, out error);
    }

    private static bool TryPrefix(ref TokenReader tokens, ByteBuffer nlri, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        if (!IpPrefix.TryParse(word, out var prefix, out var reason))
        {
            error = tokens.ErrorBefore(reason, "a prefix");
            return false;
        }

        Span<byte> octets = stackalloc byte[16];
        prefix.Address.CopyTo(octets);
        var size = (prefix.Length + 7) / 8;
        Begin(LinkStateTlv.IpReachability, 1 + size, nlri);
        nlri.WriteUInt8((byte)prefix.Length);
        nlri.Write(octets[..size]);
        return true;
    }

    private static bool TryTlv(ref TokenReader tokens, ByteBuffer nlri, out ParseError error)
    {
        if (!FieldGrammar.TryWord(ref tokens, "tlv", out error)) return false;
        if (!FieldGrammar.TryNumber(ref tokens, "tlv", ushort.MaxValue, out var type, out error)) return false;
        var start = nlri.Length;
        Begin((ushort)type, 0, nlri);
        return TryOctets(ref tokens, nlri, out error) && TryClose(tokens, start, nlri, out error);
    }

    private static bool TryUInt32(ref TokenReader tokens, ushort type, ByteBuffer nlri, out ParseError error)
    {
        if (!FieldGrammar.TryNumber(ref tokens, "the value", uint.MaxValue, out var value, out error)) return false;
        Begin(type, 4, nlri);
        nlri.WriteUInt32((uint)value);
        return true;
    }

    private static bool TryAddress(ref TokenReader tokens, ushort ipv4, ushort ipv6, ByteBuffer nlri, out ParseError error)
    {
        if (!FieldGrammar.TryAddress(ref tokens, 0, out var address, out error)) return false;
        Begin(address.IsIpv4 ? ipv4 : ipv6, address.Size, nlri);
        address.CopyTo(nlri.Take(address.Size));
        return true;
    }

    private static bool TryAddress(ref TokenReader tokens, int size, ByteBuffer nlri, out ParseError error)
    {
        if (!FieldGrammar.TryAddress(ref tokens, size, out var address, out error)) return false;
        address.CopyTo(nlri.Take(size));
        return true;
    }

    private static void Begin(ushort type, int length, ByteBuffer nlri)
    {
        nlri.WriteUInt16(type);
        nlri.WriteUInt16((ushort)length);
    }

    private static bool TryClose(in TokenReader tokens, int start, ByteBuffer nlri, out ParseError error)
    {
        error = default;
        var length = nlri.Length - start - 4;
        if (length <= ushort.MaxValue)
        {
            nlri.PatchUInt16(start + 2, (ushort)length);
            return true;
        }

        error = tokens.ErrorBefore("the descriptor is too long");
        return false;
    }
}
