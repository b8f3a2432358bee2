using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes;

/// <summary>How runs of canonical attributes (<see cref="AttributeSet.Bytes"/>) are written as text, JSON and commands.</summary>
public static class AttributeWriting
{
    /// <summary>Appends <c> origin igp med 5</c>: each attribute with a blank before it.</summary>
    public static void WriteAttributesText(this ByteBuffer output, ReadOnlySpan<byte> attributes, Compatibility compatibility)
    {
        var reader = new WireReader(attributes);
        while (AttributeHeader.TryRead(ref reader, out var flags, out var code, out var value))
        {
            var start = output.Length;
            output.WriteUInt8((byte)' ');
            if (!AttributeTable.At(code).WriteTextMember(flags, value, output, compatibility)) output.Truncate(start);
        }
    }

    /// <summary>
    /// Appends <c>"origin": "igp", "med": 5</c>: the members of object <c>attribute</c>, without its braces. <paramref name="nextHop"/>, when set, stands
    /// as <c>"next-hop"</c> at the place of type 3. Returns false when there was nothing to append.
    /// </summary>
    public static bool WriteAttributesJson(this ByteBuffer output, ReadOnlySpan<byte> attributes, IpAddress nextHop, Compatibility compatibility)
    {
        var first = output.Length;
        var reader = new WireReader(attributes);
        while (AttributeHeader.TryRead(ref reader, out var flags, out var code, out var value))
        {
            if (code > AttributeCode.NextHop && nextHop.IsSet) WriteNextHop(ref nextHop, first, output);
            var start = output.Length;
            if (start > first) output.Write(", "u8);
            if (!AttributeTable.At(code).WriteJsonMember(flags, value, output, compatibility)) output.Truncate(start);
        }

        if (nextHop.IsSet) WriteNextHop(ref nextHop, first, output);
        return output.Length > first;
    }

    /// <summary>Appends <c> origin igp as-path [ 65000 ]</c>: the words with which a configuration file or a command gives the attributes back.</summary>
    public static void WriteAttributesCommand(this ByteBuffer output, ReadOnlySpan<byte> attributes)
    {
        var reader = new WireReader(attributes);
        while (AttributeHeader.TryRead(ref reader, out var flags, out var code, out var value))
        {
            output.WriteUInt8((byte)' ');
            AttributeTable.At(code).WriteCommand(flags, value, output);
        }
    }

    private static void WriteNextHop(ref IpAddress nextHop, int first, ByteBuffer output)
    {
        if (output.Length > first) output.Write(", "u8);
        output.Write("\"next-hop\": \""u8);
        output.WriteAddress(nextHop);
        output.WriteUInt8((byte)'"');
        nextHop = default;
    }
}
