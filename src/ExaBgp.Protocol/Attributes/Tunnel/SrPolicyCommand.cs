using System.Buffers.Binary;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.Tunnel;

/// <summary>Writes the attribute of an SR Policy route as the options that <see cref="SrPolicyOptions"/> reads.</summary>
public static class SrPolicyCommand
{
    /// <summary>Appends the options, or nothing and false when they would not give back exactly these octets.</summary>
    public static bool TryWrite(ReadOnlySpan<byte> attribute, ByteBuffer output)
    {
        var start = output.Length;
        var tunnels = new TunnelReader(attribute);
        if (tunnels.TryNext() && tunnels.Type == SrPolicySubTlv.TunnelType && tunnels.IsEnd)
        {
            var subTlvs = new SubTlvReader(tunnels.Value, hasLongLengths: true);
            var isWhole = true;
            while (isWhole && subTlvs.TryNext())
            {
                if (output.Length > start) output.WriteUInt8((byte)' ');
                isWhole = SrPolicySubTlv.IsWhole(subTlvs.Type, subTlvs.Value) && TryWrite(subTlvs.Type, subTlvs.Value, output);
            }

            if (isWhole && ReadsBack(output.Written[start..], attribute)) return true;
        }

        output.Truncate(start);
        return false;
    }

    private static bool ReadsBack(ReadOnlySpan<byte> words, ReadOnlySpan<byte> attribute)
    {
        var route = new RouteBuilder();
        return new CommandLexer().TryRead(words, out var tokens, out _)
            && SrPolicyOptions.TryParse(ref tokens, route, out _)
            && route.Attributes.Get(AttributeCode.TunnelEncapsulation).SequenceEqual(attribute);
    }

    private static bool TryWrite(byte type, ReadOnlySpan<byte> value, ByteBuffer output)
    {
        switch (type)
        {
            case SrPolicySubTlv.Preference:
                output.Write("preference "u8);
                output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(value[2..]));
                return true;
            case SrPolicySubTlv.Priority:
                output.Write("priority "u8);
                output.WriteDecimal((uint)value[0]);
                return true;
            case SrPolicySubTlv.BindingSid when value.Length == 2:
                output.Write("binding-sid null"u8);
                return true;
            case SrPolicySubTlv.BindingSid:
                output.Write("binding-sid mpls "u8);
                output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(value[2..]) >> 12);
                return true;
            case SrPolicySubTlv.Srv6BindingSid:
                output.Write("srv6-binding-sid "u8);
                SrPolicyForm.WriteAddress(value.Slice(2, 16), output);
                return true;
            case SrPolicySubTlv.CandidatePathName:
                return TryWriteName("candidate-path-name "u8, value[1..], output);
            case SrPolicySubTlv.PolicyName:
                return TryWriteName("policy-name "u8, value[1..], output);
            case SrPolicySubTlv.SegmentList:
                return TryWriteList(value, output);
            default:
                return false;
        }
    }

    private static bool TryWriteName(ReadOnlySpan<byte> word, ReadOnlySpan<byte> name, ByteBuffer output)
    {
        if (name.ContainsAnyExceptInRange((byte)' ', (byte)'~') || name.ContainsAny("\"'\\"u8)) return false;
        output.Write(word);
        output.WriteUInt8((byte)'"');
        output.Write(name);
        output.WriteUInt8((byte)'"');
        return true;
    }

    private static bool TryWriteList(ReadOnlySpan<byte> list, ByteBuffer output)
    {
        var segments = new SubTlvReader(list[1..], hasLongLengths: false);
        if (!segments.TryNext() || segments.Type != SrPolicySubTlv.Weight) return false;
        output.Write("segment-list weight "u8);
        output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(segments.Value[2..]));
        while (segments.TryNext())
        {
            if (SegmentKind.Find(segments.Type) is not { } kind) return false;
            WriteSegment(kind, segments.Value, output);
        }

        return true;
    }

    private static void WriteSegment(SegmentKind kind, ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write(" segment type-"u8);
        output.WriteUInt8((byte)char.ToLowerInvariant(kind.Letter));
        var at = 2;
        foreach (var field in kind.Fields)
        {
            Word(field.Word, output);
            var octets = value.Slice(at, field.Size);
            if (field.Kind is SegmentFieldKind.Interface) output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(octets));
            else if (field.Kind is SegmentFieldKind.Label) output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(octets) >> 12);
            else SrPolicyForm.WriteAddress(octets, output);
            at += field.Size;
        }

        if (kind.HasAlgorithm)
        {
            Word("algorithm", output);
            output.WriteDecimal((uint)value[1]);
        }

        if (kind.HasOptionalSid && kind.LabelAt(value) >= 0)
        {
            Word("sid", output);
            output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(value[kind.Size..]) >> 12);
        }
        else if (kind.HasOptionalSid && kind.HasSrv6Sid && value.Length >= kind.Size + 16)
        {
            Word("sid", output);
            SrPolicyForm.WriteAddress(value.Slice(kind.Size, 16), output);
        }

        var behavior = kind.BehaviorAt(value);
        if (behavior < 0) return;
        Word("endpoint-behavior", output);
        output.WriteDecimal((uint)BinaryPrimitives.ReadUInt16BigEndian(value[behavior..]));
        foreach (var length in value.Slice(behavior + 4, 4))
        {
            output.WriteUInt8((byte)' ');
            output.WriteDecimal((uint)length);
        }
    }

    private static void Word(string word, ByteBuffer output)
    {
        output.WriteUInt8((byte)' ');
        output.WriteText(word);
        output.WriteUInt8((byte)' ');
    }
}
