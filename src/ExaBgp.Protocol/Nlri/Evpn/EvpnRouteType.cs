using System.Buffers.Binary;
using System.Globalization;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Evpn;

/// <summary>One EVPN route type: what its forms share. Its fields may be given in any order.</summary>
internal abstract class EvpnRouteType(int code, string word, string title) : NlriRouteType(code, word, title)
{
    /// <summary>Octets of an Ethernet segment identifier.</summary>
    protected const int SegmentSize = 10;

    /// <summary>Where the Ethernet tag stands in the types that begin with a segment.</summary>
    protected const int TagAt = RouteDistinguisher.Size + SegmentSize;

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, bool ipv6, ByteBuffer output, out ParseError error)
    {
        var fields = new EvpnFields();
        while (fields.TryParse(ref tokens, route, out var isField, out error))
        {
            if (!isField) break;
        }

        if (error.Message is not null) return false;
        if (route.RouteDistinguisher is null)
        {
            error = tokens.Error("evpn nlri route-distinguisher missing", "rd");
            return false;
        }

        output.WriteUInt64(route.RouteDistinguisher.Value);
        var missing = Write(fields, route.IsWithdraw, output);
        if (missing is null) return true;
        error = tokens.Error($"evpn {Word} {missing}");
        return false;
    }

    /// <summary>Appends the value behind the distinguisher; says what is wrong with the fields otherwise.</summary>
    protected abstract string? Write(EvpnFields fields, bool isWithdraw, ByteBuffer output);

    /// <summary>The Ethernet tag at <paramref name="at"/>.</summary>
    protected static uint Tag(ReadOnlySpan<byte> value, int at) => BinaryPrimitives.ReadUInt32BigEndian(value[at..]);

    /// <summary>The segment behind the distinguisher.</summary>
    protected static ReadOnlySpan<byte> Segment(ReadOnlySpan<byte> value) => value.Slice(RouteDistinguisher.Size, SegmentSize);

    /// <summary>Appends <c>-</c> for zeros, else ten octets in lower case with colons between them.</summary>
    protected static void WriteSegment(ReadOnlySpan<byte> segment, ByteBuffer output)
    {
        if (!segment.ContainsAnyExcept((byte)0))
        {
            output.WriteUInt8((byte)'-');
            return;
        }

        for (var i = 0; i < segment.Length; i++)
        {
            if (i > 0) output.WriteUInt8((byte)':');
            output.WriteHexLower(segment.Slice(i, 1));
        }
    }

    /// <summary>Appends the six octets of a MAC address in upper case with colons between them.</summary>
    protected static void WriteMac(ReadOnlySpan<byte> mac, ByteBuffer output)
    {
        for (var i = 0; i < mac.Length; i++)
        {
            if (i > 0) output.WriteUInt8((byte)':');
            output.WriteHexUpper(mac.Slice(i, 1));
        }
    }

    /// <summary>Appends <c>evpn:WORD::RD:</c>.</summary>
    protected static void WriteTextHead(ReadOnlySpan<byte> word, ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write("evpn:"u8);
        output.Write(word);
        output.Write("::"u8);
        RouteDistinguisher.Of(value).WriteText(output);
        output.WriteUInt8((byte)':');
    }

    /// <summary>Appends <c> label 100 (1601)</c>, without the raw value when it is 0.</summary>
    protected static void WriteTextLabel(ReadOnlySpan<byte> label, ByteBuffer output)
    {
        if (label.IsEmpty) return;
        LabelStack.WriteText(output, label, raw: LabelStack.Raw(label) != 0);
    }

    /// <summary>Appends <c>, "rd": "…", "esi": "…", "ethernet-tag": 7</c>.</summary>
    protected static void WriteJsonHead(ReadOnlySpan<byte> value, ByteBuffer output)
    {
        WriteJsonDistinguisher(value, output);
        WriteJsonSegment(value, output);
        WriteJsonTag(Tag(value, TagAt), output);
    }

    /// <summary>Appends <c>, "esi": "…"</c>.</summary>
    protected static void WriteJsonSegment(ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write(", \"esi\": \""u8);
        WriteSegment(Segment(value), output);
        output.WriteUInt8((byte)'"');
    }

    /// <summary>Appends <c>, "ethernet-tag": 7</c>.</summary>
    protected static void WriteJsonTag(uint tag, ByteBuffer output)
    {
        output.Write(", \"ethernet-tag\": "u8);
        output.WriteDecimal(tag);
    }

    /// <summary>Appends <c>, "label": [ [100, 1601] ]</c>; without label nothing, or an empty list in a row.</summary>
    protected static void WriteJsonLabel(ReadOnlySpan<byte> label, bool isRow, ByteBuffer output)
    {
        if (label.IsEmpty && !isRow) return;
        output.Write(isRow ? ", \"label\": ["u8 : ", \"label\": [ "u8);
        LabelStack.WriteJsonItems(output, label, raw: true);
        output.Write(isRow ? "]"u8 : " ]"u8);
    }

    /// <summary>Appends <c>, "name": "10.0.0.1"</c>.</summary>
    protected static void WriteJsonAddress(ReadOnlySpan<byte> member, ReadOnlySpan<byte> address, ByteBuffer output)
    {
        output.Write(", \""u8);
        output.Write(member);
        output.Write("\": \""u8);
        NlriText.WriteAddress(output, address);
        output.WriteUInt8((byte)'"');
    }

    /// <summary>Appends <c> rd 100:100</c>, then <c> esi …</c> and <c> ethernet-tag 7</c> unless they are zero.</summary>
    protected static void WriteWordsTail(ReadOnlySpan<byte> value, bool hasSegment, uint tag, ByteBuffer output)
    {
        output.Write("rd "u8);
        RouteDistinguisher.Of(value).WriteText(output);
        if (hasSegment && Segment(value).ContainsAnyExcept((byte)0))
        {
            output.Write(" esi "u8);
            WriteSegment(Segment(value), output);
        }

        if (tag == 0) return;
        output.Write(" ethernet-tag "u8);
        output.WriteDecimal(tag);
    }

    /// <summary>Appends <c> label 100</c>, or <c> vni 100</c> when the 24 bits are no label with the bottom of stack set; lists in brackets.</summary>
    protected static void WriteWordsLabels(ReadOnlySpan<byte> labels, ByteBuffer output)
    {
        if (labels.IsEmpty) return;
        var areLabels = true;
        for (var rest = labels; rest.Length >= LabelStack.Size; rest = rest[LabelStack.Size..]) areLabels &= (LabelStack.Raw(rest) & 15) == 1;
        output.Write(areLabels ? " label"u8 : " vni"u8);
        var isList = labels.Length > LabelStack.Size;
        if (isList) output.Write(" ["u8);
        for (var rest = labels; rest.Length >= LabelStack.Size; rest = rest[LabelStack.Size..])
        {
            output.WriteUInt8((byte)' ');
            output.WriteDecimal(areLabels ? LabelStack.Raw(rest) >> 4 : LabelStack.Raw(rest));
        }

        if (isList) output.Write(" ]"u8);
    }

    /// <summary>Refuses a value that is shorter than any of its type.</summary>
    protected Outcome TooShort(int need, int got) =>
        Malformed(string.Create(CultureInfo.InvariantCulture, $"{Title} EVPN NLRI is too short: need at least {need + 2} bytes, got {got + 2}"));
}
