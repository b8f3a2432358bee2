using System.Buffers.Binary;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.LinkState;

/// <summary>Writes a BGP-LS NLRI as the words that <see cref="LinkStateWords"/> reads back as the same octets.</summary>
internal static class LinkStateCommand
{
    /// <summary>Appends words for each descriptor where they give exactly these octets, else <c>nlri TYPE 0x…</c>.</summary>
    public static void Write(LinkStateFamily family, in LinkStateNlri nlri, ReadOnlySpan<byte> octets, ByteBuffer output)
    {
        var start = output.Length;
        if (nlri.IsReadable)
        {
            WriteWords(nlri, output);
            if (ReadsBack(family, output.Written[start..], octets)) return;
            output.Truncate(start);
        }

        output.Write("nlri "u8);
        output.WriteDecimal((uint)nlri.Type);
        output.Write(" 0x"u8);
        output.WriteHexLower(octets[LinkStateNlri.HeaderSize..]);
    }

    private static bool ReadsBack(LinkStateFamily family, ReadOnlySpan<byte> words, ReadOnlySpan<byte> octets)
    {
        var nlri = new ByteBuffer();
        return new CommandLexer().TryRead(words, out var tokens, out _)
            && LinkStateWords.TryParse(ref tokens, family.NextHopDistinguisherSize != 0, nlri, out _)
            && tokens.IsEnd
            && nlri.Written.SequenceEqual(octets);
    }

    private static void WriteWords(in LinkStateNlri nlri, ByteBuffer output)
    {
        output.WriteText(LinkStateWords.Word(nlri.Type)!);
        output.Write(" protocol-id "u8);
        output.WriteDecimal((uint)nlri.Protocol);
        output.Write(" l3-routing-topology "u8);
        output.WriteDecimal(nlri.Identifier);
        if (nlri.Distinguisher is { } distinguisher)
        {
            output.Write(" rd "u8);
            distinguisher.WriteText(output);
        }

        var isLink = nlri.Type == LinkStateNlriType.Link;
        var tlvs = new LinkStateTlvReader(nlri.Descriptors);
        while (tlvs.TryNext())
        {
            output.WriteUInt8((byte)' ');
            WriteDescriptor(tlvs.Type, tlvs.Value, isLink, nlri.Type == LinkStateNlriType.Ipv6Prefix, output);
        }
    }

    private static void WriteDescriptor(ushort type, ReadOnlySpan<byte> value, bool isLink, bool isIpv6, ByteBuffer output)
    {
        switch (type)
        {
            case LinkStateTlv.LocalNode:
                WriteNode(isLink ? "local-node-descriptors ["u8 : "node-descriptors ["u8, value, output);
                break;
            case LinkStateTlv.RemoteNode:
                WriteNode("remote-node-descriptors ["u8, value, output);
                break;
            case LinkStateTlv.LinkIdentifiers when value.Length == 8:
                output.Write("link-identifiers "u8);
                output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(value));
                output.WriteUInt8((byte)' ');
                output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(value[4..]));
                break;
            case LinkStateTlv.Ipv4Interface when value.Length == 4:
            case LinkStateTlv.Ipv6Interface when value.Length == 16:
                WriteAddress("interface-address "u8, value, output);
                break;
            case LinkStateTlv.Ipv4Neighbor when value.Length == 4:
            case LinkStateTlv.Ipv6Neighbor when value.Length == 16:
                WriteAddress("neighbor-address "u8, value, output);
                break;
            case LinkStateTlv.MultiTopology when value.Length % 2 == 0:
                output.Write("multi-topology-ids [ "u8);
                for (var at = 0; at < value.Length; at += 2)
                {
                    output.WriteDecimal((uint)BinaryPrimitives.ReadUInt16BigEndian(value[at..]));
                    output.WriteUInt8((byte)' ');
                }

                output.WriteUInt8((byte)']');
                break;
            case LinkStateTlv.OspfRouteType when value.Length == 1:
                output.Write("ospf-route-type "u8);
                output.WriteDecimal((uint)value[0]);
                break;
            case LinkStateTlv.IpReachability when IsExactPrefix(value, isIpv6 ? 16 : 4):
                output.Write("ip-reachability "u8);
                NlriText.WritePrefix(output, value[1..], value[0], isIpv6);
                break;
            case LinkStateTlv.Srv6Sid when value.Length == 16:
                WriteAddress("srv6-sid "u8, value, output);
                break;
            default:
                WriteTlv(type, value, output);
                break;
        }
    }

    /// <summary>As many octets as the length needs, and no bit set behind it: what the text of a prefix can say.</summary>
    private static bool IsExactPrefix(ReadOnlySpan<byte> value, int size) =>
        value.Length >= 1 && value[0] <= size * 8 && value.Length == 1 + ((value[0] + 7) / 8) && (value[0] % 8 == 0 || (value[^1] & (0xFF >> (value[0] % 8))) == 0);

    private static void WriteNode(ReadOnlySpan<byte> word, ReadOnlySpan<byte> descriptor, ByteBuffer output)
    {
        output.Write(word);
        var subTlvs = new LinkStateTlvReader(descriptor);
        while (subTlvs.TryNext())
        {
            output.WriteUInt8((byte)' ');
            WriteField(subTlvs.Type, subTlvs.Value, output);
        }

        output.Write(" ]"u8);
    }

    private static void WriteField(ushort type, ReadOnlySpan<byte> value, ByteBuffer output)
    {
        switch (type)
        {
            case LinkStateTlv.AutonomousSystem when value.Length == 4:
                WriteNumber("autonomous-system "u8, value, output);
                break;
            case LinkStateTlv.Identifier when value.Length == 4:
                WriteNumber("bgp-ls-identifier "u8, value, output);
                break;
            case LinkStateTlv.ConfederationMember when value.Length == 4:
                WriteNumber("confederation-member "u8, value, output);
                break;
            case LinkStateTlv.OspfArea when value.Length is 4 or 16:
                WriteAddress("ospf-area-id "u8, value, output);
                break;
            case LinkStateTlv.BgpRouterId when value.Length == 4:
                WriteAddress("bgp-router-id "u8, value, output);
                break;
            case LinkStateTlv.RouterId when value.Length is 4 or 8:
                WriteAddress("router-id "u8, value[..4], output);
                if (value.Length == 8) WriteAddress(" designated-router-id "u8, value[4..], output);
                break;
            case LinkStateTlv.RouterId when value.Length is 6 or 7:
                output.Write("router-id "u8);
                output.WriteHexLower(value);
                break;
            default:
                WriteTlv(type, value, output);
                break;
        }
    }

    private static void WriteNumber(ReadOnlySpan<byte> word, ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write(word);
        output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(value));
    }

    private static void WriteAddress(ReadOnlySpan<byte> word, ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write(word);
        NlriText.WriteAddress(output, value);
    }

    private static void WriteTlv(ushort type, ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write("tlv "u8);
        output.WriteDecimal((uint)type);
        output.Write(" 0x"u8);
        output.WriteHexLower(value);
    }
}
