using System.Buffers.Binary;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.Tunnel;

/// <summary>How a segment list (RFC 9830 section 2.4.4: reserved(1), weight, segments) looks in text events and JSON. Unknown segments are left out.</summary>
internal static class SegmentListForm
{
    /// <summary>Appends <c>segment-list weight 1 [16001 fc00::1]</c>.</summary>
    public static void WriteText(ReadOnlySpan<byte> list, ByteBuffer output)
    {
        output.Write("segment-list weight "u8);
        output.WriteDecimal(Weight(list));
        output.Write(" ["u8);
        var segments = new SubTlvReader(list[1..], hasLongLengths: false);
        for (var isFirst = true; segments.TryNext();)
        {
            if (SegmentKind.Find(segments.Type) is not { } kind) continue;
            if (!isFirst) output.WriteUInt8((byte)' ');
            isFirst = false;
            WriteSegmentText(kind, segments.Value, output);
        }

        output.WriteUInt8((byte)']');
    }

    /// <summary>Appends <c>{"weight": 1, "segments": […]}</c>.</summary>
    public static void WriteJson(ReadOnlySpan<byte> list, ByteBuffer output)
    {
        if (!SrPolicySubTlv.IsWhole(SrPolicySubTlv.SegmentList, list)) list = [0];
        output.Write("{\"weight\": "u8);
        output.WriteDecimal(Weight(list));
        output.Write(", \"segments\": ["u8);
        var segments = new SubTlvReader(list[1..], hasLongLengths: false);
        for (var isFirst = true; segments.TryNext();)
        {
            if (SegmentKind.Find(segments.Type) is not { } kind) continue;
            if (!isFirst) output.Write(", "u8);
            isFirst = false;
            WriteSegmentJson(kind, segments.Value, output);
        }

        output.Write("]}"u8);
    }

    /// <summary>Appends the members of an endpoint behavior.</summary>
    public static void WriteBehavior(ReadOnlySpan<byte> behavior, ByteBuffer output)
    {
        output.Write("\"behavior\": "u8);
        output.WriteDecimal((uint)BinaryPrimitives.ReadUInt16BigEndian(behavior));
        output.Write(", \"lb-length\": "u8);
        output.WriteDecimal((uint)behavior[4]);
        output.Write(", \"ln-length\": "u8);
        output.WriteDecimal((uint)behavior[5]);
        output.Write(", \"fun-length\": "u8);
        output.WriteDecimal((uint)behavior[6]);
        output.Write(", \"arg-length\": "u8);
        output.WriteDecimal((uint)behavior[7]);
    }

    private static uint Weight(ReadOnlySpan<byte> list)
    {
        var weight = 1u;
        var segments = new SubTlvReader(list[1..], hasLongLengths: false);
        while (segments.TryNext())
        {
            if (segments.Type == SrPolicySubTlv.Weight) weight = BinaryPrimitives.ReadUInt32BigEndian(segments.Value[2..]);
        }

        return weight;
    }

    private static void WriteSegmentText(SegmentKind kind, ReadOnlySpan<byte> value, ByteBuffer output)
    {
        var at = 2;
        foreach (var field in kind.Fields)
        {
            var octets = value.Slice(at, field.Size);
            switch (field.Kind)
            {
                case SegmentFieldKind.Interface:
                    output.Write("if"u8);
                    output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(octets));
                    output.WriteUInt8((byte)':');
                    break;
                case SegmentFieldKind.Label:
                    output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(octets) >> 12);
                    break;
                default:
                    SrPolicyForm.WriteAddress(octets, output);
                    if (at + field.Size < kind.Size) output.Write("->"u8);
                    break;
            }

            at += field.Size;
        }
    }

    private static void WriteSegmentJson(SegmentKind kind, ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write("{\"type\": \""u8);
        output.WriteUInt8((byte)kind.Letter);
        output.WriteUInt8((byte)'"');
        var at = 2;
        foreach (var field in kind.Fields)
        {
            var octets = value.Slice(at, field.Size);
            output.Write(", \""u8);
            output.WriteText(field.Member);
            output.Write("\": "u8);
            switch (field.Kind)
            {
                case SegmentFieldKind.Interface:
                    output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(octets));
                    break;
                case SegmentFieldKind.Label:
                    WriteLabel(octets, isWhole: true, output);
                    break;
                default:
                    WriteQuotedAddress(octets, output);
                    break;
            }

            at += field.Size;
        }

        if (kind.HasAlgorithm)
        {
            output.Write(", \"algorithm\": "u8);
            output.WriteDecimal((uint)value[1]);
        }

        WriteSid(kind, value, output);
        output.WriteUInt8((byte)'}');
    }

    private static void WriteSid(SegmentKind kind, ReadOnlySpan<byte> value, ByteBuffer output)
    {
        if (kind.HasOptionalSid && kind.LabelAt(value) >= 0)
        {
            output.Write(", \"sid\": "u8);
            WriteLabel(value.Slice(kind.Size, 4), isWhole: kind.Letter == 'C', output);
        }
        else if (kind.HasOptionalSid && kind.HasSrv6Sid && value.Length >= kind.Size + 16)
        {
            output.Write(", \"sid\": "u8);
            WriteQuotedAddress(value.Slice(kind.Size, 16), output);
        }

        var behavior = kind.BehaviorAt(value);
        if (behavior < 0) return;
        output.Write(", \"endpoint-behavior\": {"u8);
        WriteBehavior(value[behavior..], output);
        output.WriteUInt8((byte)'}');
    }

    private static void WriteLabel(ReadOnlySpan<byte> octets, bool isWhole, ByteBuffer output)
    {
        var entry = BinaryPrimitives.ReadUInt32BigEndian(octets);
        output.WriteDecimal(entry >> 12);
        if (!isWhole) return;
        output.Write(", \"tc\": "u8);
        output.WriteDecimal((entry >> 9) & 7);
        output.Write((entry & 0x100) != 0 ? ", \"s\": true, \"ttl\": "u8 : ", \"s\": false, \"ttl\": "u8);
        output.WriteDecimal(entry & 0xFF);
    }

    private static void WriteQuotedAddress(ReadOnlySpan<byte> octets, ByteBuffer output)
    {
        output.WriteUInt8((byte)'"');
        SrPolicyForm.WriteAddress(octets, output);
        output.WriteUInt8((byte)'"');
    }
}
