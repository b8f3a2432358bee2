using System.Buffers.Binary;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.LinkState;

/// <summary>The sub-TLVs of a node descriptor (RFC 9552 section 5.2.1.4, RFC 9086 section 4.1) as JSON: one object each, in the order of the wire.</summary>
internal static class LinkStateNode
{
    /// <summary>Appends <c>{ "autonomous-system": 65000 }, { "router-id": "1.1.1.1" }</c>.</summary>
    public static void WriteJson(ReadOnlySpan<byte> descriptor, ByteBuffer output)
    {
        var subTlvs = new LinkStateTlvReader(descriptor);
        for (var isFirst = true; subTlvs.TryNext(); isFirst = false)
        {
            output.Write(isFirst ? "{ "u8 : ", { "u8);
            WriteMember(subTlvs.Type, subTlvs.Value, output);
            output.Write(" }"u8);
        }
    }

    /// <summary>Appends <c>"generic-tlv-999": ["0x0102"]</c>.</summary>
    public static void WriteGeneric(ushort type, ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write("\"generic-tlv-"u8);
        output.WriteDecimal((uint)type);
        output.Write("\": [\"0x"u8);
        output.WriteHexUpper(value);
        output.Write("\"]"u8);
    }

    private static void WriteMember(ushort type, ReadOnlySpan<byte> value, ByteBuffer output)
    {
        switch (type)
        {
            case LinkStateTlv.AutonomousSystem when value.Length == 4:
                output.Write("\"autonomous-system\": "u8);
                output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(value));
                break;
            case LinkStateTlv.Identifier when value.Length == 4:
                output.Write("\"bgp-ls-identifier\": \""u8);
                output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(value));
                output.WriteUInt8((byte)'"');
                break;
            case LinkStateTlv.OspfArea when value.Length is 4 or 16:
                WriteAddress("\"ospf-area-id\": \""u8, value, output);
                break;
            case LinkStateTlv.RouterId when value.Length is 4 or 8:
                WriteAddress("\"router-id\": \""u8, value[..4], output);
                if (value.Length == 8) WriteAddress(", \"designated-router-id\": \""u8, value[4..], output);
                break;
            case LinkStateTlv.RouterId when value.Length is 6 or 7:
                output.Write("\"router-id\": \""u8);
                output.WriteHexLower(value);
                output.WriteUInt8((byte)'"');
                if (value.Length == 6 || value[6] == 0) break;
                output.Write(", \"psn\": \""u8);
                output.WriteDecimal((uint)value[6]);
                output.WriteUInt8((byte)'"');
                break;
            case LinkStateTlv.BgpRouterId when value.Length == 4:
                WriteAddress("\"bgp-router-id\": \""u8, value, output);
                break;
            case LinkStateTlv.ConfederationMember when value.Length == 4:
                output.Write("\"confederation-member\": "u8);
                output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(value));
                break;
            default:
                WriteGeneric(type, value, output);
                break;
        }
    }

    private static void WriteAddress(ReadOnlySpan<byte> member, ReadOnlySpan<byte> octets, ByteBuffer output)
    {
        output.Write(member);
        NlriText.WriteAddress(output, octets);
        output.WriteUInt8((byte)'"');
    }
}
