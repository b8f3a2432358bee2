using System.Buffers.Binary;
using System.Globalization;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.PrefixSid;

/// <summary>Writes BGP Prefix-SID as the words that configuration and commands have for it.</summary>
internal static class PrefixSidCommand
{
    /// <summary>Appends keyword and words, or nothing and false when they would not give back exactly these octets.</summary>
    public static bool TryWrite(ReadOnlySpan<byte> value, ByteBuffer output)
    {
        var start = output.Length;
        var tlvs = new PrefixSidTlvReader(value);
        if (tlvs.TryNext())
        {
            if (tlvs.Type == PrefixSidTlv.LabelIndex)
            {
                output.Write("bgp-prefix-sid "u8);
                PrefixSidForm.WriteText(value, output);
            }
            else if (tlvs.Type is PrefixSidTlv.L3Service or PrefixSidTlv.L2Service && PrefixSidTlv.IsWholeService(tlvs.Value))
            {
                output.Write(tlvs.Type == PrefixSidTlv.L3Service ? "bgp-prefix-sid-srv6 ( l3-service "u8 : "bgp-prefix-sid-srv6 ( l2-service "u8);
                WriteSid(tlvs.Value, output);
                output.Write(" )"u8);
            }

            if (ReadsBack(output.Written[start..], value)) return true;
        }

        output.Truncate(start);
        return false;
    }

    private static void WriteSid(ReadOnlySpan<byte> service, ByteBuffer output)
    {
        var subTlvs = new PrefixSidTlvReader(service[1..]);
        if (!subTlvs.TryNext() || subTlvs.Type != PrefixSidTlv.SidInformation) return;
        var information = subTlvs.Value;
        if (IpAddress.TryFromBytes(information.Slice(1, 16), out var sid)) output.WriteAddress(sid);
        output.WriteText(string.Create(CultureInfo.InvariantCulture, $" 0x{BinaryPrimitives.ReadUInt16BigEndian(information[18..]):x}"));
        if (!PrefixSidForm.TryFind(information[PrefixSidTlv.SidInformationSize..], PrefixSidTlv.SidStructure, out var lengths)) return;
        output.WriteText(string.Create(CultureInfo.InvariantCulture, $" [{lengths[0]},{lengths[1]},{lengths[2]},{lengths[3]},{lengths[4]},{lengths[5]}]"));
    }

    private static bool ReadsBack(ReadOnlySpan<byte> words, ReadOnlySpan<byte> value)
    {
        var route = new RouteBuilder();
        return new CommandLexer().TryRead(words, out var tokens, out _)
            && tokens.TryNext(out var keyword)
            && AttributeTable.TryGet(keyword, out var codec)
            && codec.TryParse(ref tokens, route, out _)
            && route.Attributes.Get(AttributeCode.PrefixSid).SequenceEqual(value);
    }
}
