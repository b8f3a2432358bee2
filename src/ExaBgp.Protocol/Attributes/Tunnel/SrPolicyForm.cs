using System.Buffers.Binary;
using System.Text;
using ExaBgp.Protocol.Json;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.Tunnel;

/// <summary>How an SR Policy tunnel looks in text events and JSON.</summary>
internal static class SrPolicyForm
{
    /// <summary>Appends <c>sr-policy {preference 100 …}</c>.</summary>
    public static void WriteText(ReadOnlySpan<byte> tunnel, ByteBuffer output)
    {
        output.Write("sr-policy {"u8);
        var subTlvs = new SubTlvReader(tunnel, hasLongLengths: true);
        for (var isFirst = true; subTlvs.TryNext(); isFirst = false)
        {
            if (!isFirst) output.WriteUInt8((byte)' ');
            WriteText(subTlvs.Type, subTlvs.Value, output);
        }

        output.WriteUInt8((byte)'}');
    }

    /// <summary>Appends <c>"sr-policy": {…}</c>: members in the order of the wire, then the segment lists.</summary>
    public static void WriteJson(ReadOnlySpan<byte> tunnel, ByteBuffer output)
    {
        output.Write("\"sr-policy\": {"u8);
        var start = output.Length;
        var lists = 0;
        var subTlvs = new SubTlvReader(tunnel, hasLongLengths: true);
        while (subTlvs.TryNext())
        {
            if (subTlvs.Type == SrPolicySubTlv.SegmentList)
            {
                lists++;
                continue;
            }

            if (output.Length > start) output.Write(", "u8);
            WriteMember(subTlvs.Type, subTlvs.Value, output);
        }

        if (lists > 0)
        {
            output.Write(output.Length > start ? ", \"segment-lists\": ["u8 : "\"segment-lists\": ["u8);
            subTlvs = new SubTlvReader(tunnel, hasLongLengths: true);
            for (var isFirst = true; subTlvs.TryNext();)
            {
                if (subTlvs.Type != SrPolicySubTlv.SegmentList) continue;
                if (!isFirst) output.Write(", "u8);
                isFirst = false;
                SegmentListForm.WriteJson(subTlvs.Value, output);
            }

            output.WriteUInt8((byte)']');
        }

        output.WriteUInt8((byte)'}');
    }

    private static void WriteText(byte type, ReadOnlySpan<byte> value, ByteBuffer output)
    {
        if (!SrPolicySubTlv.IsWhole(type, value)) type = 0;
        switch (type)
        {
            case SrPolicySubTlv.Preference:
                output.Write("preference "u8);
                output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(value[2..]));
                break;
            case SrPolicySubTlv.Priority:
                output.Write("priority "u8);
                output.WriteDecimal((uint)value[0]);
                break;
            case SrPolicySubTlv.BindingSid when value.Length >= 6:
                output.Write("binding-sid mpls "u8);
                output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(value[2..]) >> 12);
                break;
            case SrPolicySubTlv.BindingSid:
                output.Write("binding-sid null"u8);
                break;
            case SrPolicySubTlv.Srv6BindingSid:
                output.Write("srv6-binding-sid "u8);
                WriteAddress(value.Slice(2, 16), output);
                if (!HasBehavior(value)) break;
                output.Write(" endpoint-behavior "u8);
                output.WriteDecimal((uint)BinaryPrimitives.ReadUInt16BigEndian(value[18..]));
                break;
            case SrPolicySubTlv.CandidatePathName:
                WriteName("candidate-path-name \""u8, value[1..], output);
                break;
            case SrPolicySubTlv.PolicyName:
                WriteName("policy-name \""u8, value[1..], output);
                break;
            case SrPolicySubTlv.SegmentList:
                SegmentListForm.WriteText(value, output);
                break;
            default:
                output.Write("unknown-subtlv-"u8);
                output.WriteDecimal((uint)type);
                break;
        }
    }

    private static void WriteMember(byte type, ReadOnlySpan<byte> value, ByteBuffer output)
    {
        if (SrPolicySubTlv.IsWhole(type, value))
        {
            switch (type)
            {
                case SrPolicySubTlv.Preference:
                    output.Write("\"preference\": "u8);
                    output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(value[2..]));
                    return;
                case SrPolicySubTlv.Priority:
                    output.Write("\"priority\": "u8);
                    output.WriteDecimal((uint)value[0]);
                    return;
                case SrPolicySubTlv.BindingSid when value.Length >= 6:
                    output.Write("\"binding-sid\": {\"type\": \"mpls\", \"label\": "u8);
                    output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(value[2..]) >> 12);
                    output.WriteUInt8((byte)'}');
                    return;
                case SrPolicySubTlv.BindingSid:
                    output.Write("\"binding-sid\": null"u8);
                    return;
                case SrPolicySubTlv.Srv6BindingSid:
                    WriteSrv6BindingSid(value, output);
                    return;
                case SrPolicySubTlv.CandidatePathName:
                    output.Write("\"candidate-path-name\": "u8);
                    output.WriteJsonUtf8(value[1..]);
                    return;
                case SrPolicySubTlv.PolicyName:
                    output.Write("\"policy-name\": "u8);
                    output.WriteJsonUtf8(value[1..]);
                    return;
            }
        }

        output.Write("\"unknown-subtlv-"u8);
        output.WriteDecimal((uint)type);
        output.Write("\": \"0x"u8);
        output.WriteHexUpper(value);
        output.WriteUInt8((byte)'"');
    }

    private static void WriteSrv6BindingSid(ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write("\"srv6-binding-sid\": "u8);
        if (HasBehavior(value)) output.Write("{\"sid\": "u8);
        output.WriteUInt8((byte)'"');
        WriteAddress(value.Slice(2, 16), output);
        output.WriteUInt8((byte)'"');
        if (!HasBehavior(value)) return;
        output.Write(", "u8);
        SegmentListForm.WriteBehavior(value[18..], output);
        output.WriteUInt8((byte)'}');
    }

    private static bool HasBehavior(ReadOnlySpan<byte> value) =>
        (value[0] & SrPolicySubTlv.BindingBehaviorFlag) != 0 && value.Length >= 18 + SrPolicySubTlv.BehaviorSize;

    private static void WriteName(ReadOnlySpan<byte> word, ReadOnlySpan<byte> name, ByteBuffer output)
    {
        output.Write(word);
        output.WriteEscaped(Encoding.UTF8.GetString(name));
        output.WriteUInt8((byte)'"');
    }

    internal static void WriteAddress(ReadOnlySpan<byte> octets, ByteBuffer output)
    {
        if (IpAddress.TryFromBytes(octets, out var address)) output.WriteAddress(address);
    }
}
