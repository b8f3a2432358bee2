using System.Buffers.Binary;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.LinkState;

/// <summary>BGP-LS NLRI as JSON objects, left open for what the caller adds.</summary>
internal static class LinkStateJson
{
    /// <summary>Appends the object of a readable NLRI without its closing brace.</summary>
    public static void Write(in LinkStateNlri nlri, in NextHop nextHop, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("{ \"ls-nlri-type\": \""u8);
        output.Write(nlri.Type switch
        {
            LinkStateNlriType.Node => "bgpls-node"u8,
            LinkStateNlriType.Link => "bgpls-link"u8,
            LinkStateNlriType.Ipv4Prefix => "bgpls-prefix-v4"u8,
            LinkStateNlriType.Ipv6Prefix => "bgpls-prefix-v6"u8,
            _ => "bgpls-srv6sid"u8,
        });
        output.Write("\", \"l3-routing-topology\": "u8);
        output.WriteDecimal(nlri.Identifier);
        output.Write(", \"protocol-id\": "u8);
        output.WriteDecimal((uint)nlri.Protocol);
        WriteNodes(nlri.Descriptors, LinkStateTlv.LocalNode, nlri.Type == LinkStateNlriType.Link ? ", \"local-node-descriptors\": [ "u8 : ", \"node-descriptors\": [ "u8, output);
        switch (nlri.Type)
        {
            case LinkStateNlriType.Link:
                WriteLink(nlri.Descriptors, output);
                WriteDistinguisher(nlri, output);
                break;
            case LinkStateNlriType.Srv6Sid:
                WriteSid(nlri.Descriptors, output);
                WriteDistinguisher(nlri, output);
                break;
            default:
                WriteTail(nlri, nextHop, output, compatibility);
                break;
        }
    }

    private static void WriteTail(in LinkStateNlri nlri, in NextHop nextHop, ByteBuffer output, Compatibility compatibility)
    {
        var shown = compatibility.IsV6 || nextHop.Kind != NextHopKind.Address ? default : nextHop.Address;
        if (nlri.TryFind(LinkStateTlv.IpReachability, out var prefix) && nlri.Type != LinkStateNlriType.Node)
            WritePrefix(prefix, nlri.Type == LinkStateNlriType.Ipv6Prefix, output, compatibility);
        if (compatibility.IsFive) WriteNextHop(shown, output);
        if (nlri.Type != LinkStateNlriType.Node && nlri.TryFind(LinkStateTlv.OspfRouteType, out var route) && route.Length == 1)
        {
            output.Write(", \"ospf-route-type\": "u8);
            output.WriteDecimal((uint)route[0]);
        }

        WriteDistinguisher(nlri, output);
        if (!compatibility.IsFive) WriteNextHop(shown, output);
    }

    private static void WritePrefix(ReadOnlySpan<byte> prefix, bool isIpv6, ByteBuffer output, Compatibility compatibility)
    {
        output.Write(", \"ip-reachability-tlv\": \""u8);
        NlriText.WritePrefixAddress(output, prefix[1..], isIpv6);
        if (!compatibility.IsFive)
        {
            output.WriteUInt8((byte)'/');
            output.WriteDecimal((uint)prefix[0]);
        }

        output.Write("\", \"ip-reach-prefix\": \""u8);
        NlriText.WritePrefix(output, prefix[1..], prefix[0], isIpv6);
        output.WriteUInt8((byte)'"');
    }

    private static void WriteLink(ReadOnlySpan<byte> descriptors, ByteBuffer output)
    {
        WriteNodes(descriptors, LinkStateTlv.RemoteNode, ", \"remote-node-descriptors\": [ "u8, output);
        WriteAddresses(descriptors, LinkStateTlv.Ipv4Interface, LinkStateTlv.Ipv6Interface, ", \"interface-addresses\": [ "u8, output);
        WriteAddresses(descriptors, LinkStateTlv.Ipv4Neighbor, LinkStateTlv.Ipv6Neighbor, ", \"neighbor-addresses\": [ "u8, output);
        output.Write(", \"multi-topology-ids\": [ "u8);
        WriteTopologies(descriptors, isQuoted: false, output);
        output.Write(" ], \"link-identifiers\": [ "u8);
        var tlvs = new LinkStateTlvReader(descriptors);
        for (var isFirst = true; tlvs.TryNext();)
        {
            if (tlvs.Type != LinkStateTlv.LinkIdentifiers || tlvs.Value.Length < 8) continue;
            output.Write(isFirst ? "{ \"link-local-id\": "u8 : ", { \"link-local-id\": "u8);
            isFirst = false;
            output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(tlvs.Value));
            output.Write(", \"link-remote-id\": "u8);
            output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(tlvs.Value[4..]));
            output.Write(" }"u8);
        }

        output.Write(" ]"u8);
    }

    /// <summary>Members in the order in which their TLVs first appear; those of one unknown type share an array.</summary>
    private static void WriteSid(ReadOnlySpan<byte> descriptors, ByteBuffer output)
    {
        output.Write(", \"srv6-sid-descriptors\": {\"multi-topology-ids\": ["u8);
        WriteTopologies(descriptors, isQuoted: true, output);
        output.WriteUInt8((byte)']');
        var order = new List<ushort>();
        var values = new Dictionary<ushort, List<Range>>();
        var tlvs = new LinkStateTlvReader(descriptors);
        for (var isFirst = true; tlvs.TryNext(); isFirst = false)
        {
            if (isFirst || tlvs.Type == LinkStateTlv.MultiTopology) continue;
            if (!values.TryGetValue(tlvs.Type, out var ranges))
            {
                values.Add(tlvs.Type, ranges = []);
                order.Add(tlvs.Type);
            }

            var end = descriptors.Length - tlvs.Rest.Length;
            ranges.Add((end - tlvs.Value.Length)..end);
        }

        foreach (var type in order)
        {
            output.Write(", "u8);
            var last = descriptors[values[type][^1]];
            if (type == LinkStateTlv.Srv6Sid && last.Length == 16) WriteSid(output, last);
            else WriteGenerics(type, descriptors, values[type], output);
        }

        output.WriteUInt8((byte)'}');
    }

    private static void WriteSid(ByteBuffer output, ReadOnlySpan<byte> sid)
    {
        output.Write("\"srv6-sid\": \""u8);
        NlriText.WriteAddress(output, sid);
        output.WriteUInt8((byte)'"');
    }

    private static void WriteGenerics(ushort type, ReadOnlySpan<byte> descriptors, List<Range> values, ByteBuffer output)
    {
        output.Write("\"generic-tlv-"u8);
        output.WriteDecimal((uint)type);
        output.Write("\": ["u8);
        for (var i = 0; i < values.Count; i++)
        {
            output.Write(i > 0 ? ", \"0x"u8 : "\"0x"u8);
            output.WriteHexUpper(descriptors[values[i]]);
            output.WriteUInt8((byte)'"');
        }

        output.WriteUInt8((byte)']');
    }

    private static void WriteNodes(ReadOnlySpan<byte> descriptors, ushort type, ReadOnlySpan<byte> member, ByteBuffer output)
    {
        output.Write(member);
        var tlvs = new LinkStateTlvReader(descriptors);
        var start = output.Length;
        while (tlvs.TryNext())
        {
            if (tlvs.Type != type || tlvs.Value.IsEmpty) continue;
            if (output.Length > start) output.Write(", "u8);
            LinkStateNode.WriteJson(tlvs.Value, output);
        }

        output.Write(" ]"u8);
    }

    private static void WriteAddresses(ReadOnlySpan<byte> descriptors, ushort first, ushort second, ReadOnlySpan<byte> member, ByteBuffer output)
    {
        output.Write(member);
        var tlvs = new LinkStateTlvReader(descriptors);
        for (var isFirst = true; tlvs.TryNext();)
        {
            if ((tlvs.Type != first && tlvs.Type != second) || tlvs.Value.Length is not (4 or 16)) continue;
            output.Write(isFirst ? "\""u8 : ", \""u8);
            isFirst = false;
            NlriText.WriteAddress(output, tlvs.Value);
            output.WriteUInt8((byte)'"');
        }

        output.Write(" ]"u8);
    }

    /// <summary>The first identifier of each TLV, 12 bits.</summary>
    private static void WriteTopologies(ReadOnlySpan<byte> descriptors, bool isQuoted, ByteBuffer output)
    {
        var tlvs = new LinkStateTlvReader(descriptors);
        for (var isFirst = true; tlvs.TryNext();)
        {
            if (tlvs.Type != LinkStateTlv.MultiTopology || tlvs.Value.Length < 2) continue;
            if (!isFirst) output.Write(", "u8);
            isFirst = false;
            if (isQuoted) output.WriteUInt8((byte)'"');
            output.WriteDecimal((uint)BinaryPrimitives.ReadUInt16BigEndian(tlvs.Value) & 0xFFF);
            if (isQuoted) output.WriteUInt8((byte)'"');
        }
    }

    private static void WriteDistinguisher(in LinkStateNlri nlri, ByteBuffer output)
    {
        if (nlri.Distinguisher is not { } distinguisher) return;
        output.Write(", \"rd\": \""u8);
        distinguisher.WriteText(output);
        output.WriteUInt8((byte)'"');
    }

    private static void WriteNextHop(IpAddress nextHop, ByteBuffer output)
    {
        if (!nextHop.IsSet) return;
        output.Write(", \"nexthop\": \""u8);
        output.WriteAddress(nextHop);
        output.WriteUInt8((byte)'"');
    }
}
