using System.Buffers.Binary;
using System.Globalization;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.PrefixSid;

/// <summary>How BGP Prefix-SID looks in text events and JSON.</summary>
internal static class PrefixSidForm
{
    /// <summary>Appends the JSON object.</summary>
    public static void WriteJson(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("{ "u8);
        var tlvs = new PrefixSidTlvReader(value);
        for (var isFirst = true; tlvs.TryNext(); isFirst = false)
        {
            if (!isFirst) output.Write(", "u8);
            WriteTlvJson(tlvs.Type, tlvs.Value, output, compatibility);
        }

        output.Write(" }"u8);
    }

    /// <summary>Appends <c>[ 777, [ ( 800000,4096 ) ] ]</c>, or what stands for the SRv6 services.</summary>
    public static void WriteText(ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write("[ "u8);
        if (TryFind(value, PrefixSidTlv.LabelIndex, out var index) && index.Length == PrefixSidTlv.LabelIndexSize)
        {
            output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(index[3..]));
            if (TryFind(value, PrefixSidTlv.Srgb, out var srgb) && PrefixSidTlv.IsWholeSrgb(srgb))
            {
                output.Write(", "u8);
                WriteSrgbText(srgb, output);
            }
        }
        else
        {
            var tlvs = new PrefixSidTlvReader(value);
            for (var isFirst = true; tlvs.TryNext(); isFirst = false)
            {
                if (!isFirst) output.Write(", "u8);
                WriteTlvText(tlvs.Type, tlvs.Value, output);
            }
        }

        output.Write(" ]"u8);
    }

    /// <summary>Appends <c>[ ( 800000,4096 ), ( 1000000,5000 ) ]</c>.</summary>
    public static void WriteSrgbText(ReadOnlySpan<byte> srgb, ByteBuffer output)
    {
        output.Write("[ "u8);
        var blocks = new WireReader(srgb[2..]);
        for (var isFirst = true; blocks.TryReadUInt24(out var from) && blocks.TryReadUInt24(out var range); isFirst = false)
            output.WriteText(string.Create(CultureInfo.InvariantCulture, $"{(isFirst ? string.Empty : ", ")}( {from},{range} )"));
        output.Write(" ]"u8);
    }

    /// <summary>The first TLV of a type.</summary>
    public static bool TryFind(ReadOnlySpan<byte> value, byte type, out ReadOnlySpan<byte> found)
    {
        var tlvs = new PrefixSidTlvReader(value);
        while (tlvs.TryNext())
        {
            if (tlvs.Type != type) continue;
            found = tlvs.Value;
            return true;
        }

        found = default;
        return false;
    }

    private static void WriteTlvJson(byte type, ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        switch (type)
        {
            case PrefixSidTlv.LabelIndex when value.Length == PrefixSidTlv.LabelIndexSize:
                output.Write("\"sr-label-index\": "u8);
                output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(value[3..]));
                return;
            case PrefixSidTlv.Srgb when PrefixSidTlv.IsWholeSrgb(value):
                output.Write("\"sr-srgbs\": ["u8);
                var blocks = new WireReader(value[2..]);
                for (var isFirst = true; blocks.TryReadUInt24(out var from) && blocks.TryReadUInt24(out var range); isFirst = false)
                    output.WriteText(string.Create(CultureInfo.InvariantCulture, $"{(isFirst ? string.Empty : ", ")}[{from}, {range}]"));
                output.WriteUInt8((byte)']');
                return;
            case PrefixSidTlv.L3Service or PrefixSidTlv.L2Service when PrefixSidTlv.IsWholeService(value):
                output.Write(type == PrefixSidTlv.L3Service ? "\"l3-service\": [ "u8 : "\"l2-service\": [ "u8);
                WriteServicesJson(value[1..], output, compatibility);
                output.Write(" ]"u8);
                return;
        }

        output.Write("\"attribute-not-implemented-"u8);
        output.WriteDecimal((uint)type);
        output.Write("\": \"0x"u8);
        output.WriteHexUpper(value);
        output.WriteUInt8((byte)'"');
    }

    private static void WriteServicesJson(ReadOnlySpan<byte> services, ByteBuffer output, Compatibility compatibility)
    {
        var start = output.Length;
        var subTlvs = new PrefixSidTlvReader(services);
        while (subTlvs.TryNext())
        {
            var isKnown = subTlvs.Type == PrefixSidTlv.SidInformation;
            if (!isKnown && compatibility.IsFive) continue;
            if (output.Length > start) output.Write(", "u8);
            if (isKnown)
            {
                WriteSidJson(subTlvs.Value, output);
                continue;
            }

            output.Write("{\"type\": "u8);
            output.WriteDecimal((uint)subTlvs.Type);
            output.Write(", \"raw\": \""u8);
            output.WriteHexLower(subTlvs.Value);
            output.Write("\"}"u8);
        }
    }

    private static void WriteSidJson(ReadOnlySpan<byte> information, ByteBuffer output)
    {
        output.Write("{ \"sid\": \""u8);
        if (IpAddress.TryFromBytes(information.Slice(1, 16), out var sid)) output.WriteAddress(sid);
        output.Write("\", \"flags\": 0, \"endpoint_behavior\": "u8);
        output.WriteDecimal((uint)BinaryPrimitives.ReadUInt16BigEndian(information[18..]));
        if (TryFind(information[PrefixSidTlv.SidInformationSize..], PrefixSidTlv.SidStructure, out var lengths))
        {
            output.WriteText(string.Create(
                CultureInfo.InvariantCulture,
                $", \"structure\": {{\"locator-block-length\": {lengths[0]}, \"locator-node-length\": {lengths[1]}, \"function-length\": {lengths[2]}, "));
            output.WriteText(string.Create(
                CultureInfo.InvariantCulture,
                $"\"argument-length\": {lengths[3]}, \"transposition-length\": {lengths[4]}, \"transposition-offset\": {lengths[5]}}}"));
        }

        output.Write(" }"u8);
    }

    private static void WriteTlvText(byte type, ReadOnlySpan<byte> value, ByteBuffer output)
    {
        switch (type)
        {
            case PrefixSidTlv.Srgb when PrefixSidTlv.IsWholeSrgb(value):
                WriteSrgbText(value, output);
                return;
            case PrefixSidTlv.L3Service or PrefixSidTlv.L2Service when PrefixSidTlv.IsWholeService(value):
                output.Write(type == PrefixSidTlv.L3Service ? "l3-service [ "u8 : "l2-service [ "u8);
                var subTlvs = new PrefixSidTlvReader(value[1..]);
                for (var isFirst = true; subTlvs.TryNext(); isFirst = false)
                {
                    if (!isFirst) output.Write(", "u8);
                    if (subTlvs.Type == PrefixSidTlv.SidInformation) WriteSidText(subTlvs.Value, output);
                    else output.WriteText(string.Create(CultureInfo.InvariantCulture, $"SRv6 Service Sub-TLV type {subTlvs.Type} not implemented"));
                }

                output.Write(" ]"u8);
                return;
            default:
                output.WriteText(string.Create(CultureInfo.InvariantCulture, $"Attribute with code [ {type} ] not implemented"));
                return;
        }
    }

    private static void WriteSidText(ReadOnlySpan<byte> information, ByteBuffer output)
    {
        output.Write("sid-information [ sid:"u8);
        if (IpAddress.TryFromBytes(information.Slice(1, 16), out var sid)) output.WriteAddress(sid);
        output.WriteText(string.Create(CultureInfo.InvariantCulture, $" flags:0 endpoint_behavior:0x{BinaryPrimitives.ReadUInt16BigEndian(information[18..]):x} "));
        if (!TryFind(information[PrefixSidTlv.SidInformationSize..], PrefixSidTlv.SidStructure, out var lengths)) return;
        output.WriteText(string.Create(
            CultureInfo.InvariantCulture, $" [ sid-structure [{lengths[0]},{lengths[1]},{lengths[2]},{lengths[3]},{lengths[4]},{lengths[5]}] ]"));
    }
}
