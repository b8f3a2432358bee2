using System.Buffers.Binary;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.AsPath;

/// <summary>
/// AS_PATH (RFC 4271 section 5.1.2, RFC 5065, RFC 6793). To a two-octet peer larger AS numbers go as AS_TRANS, and <see cref="AttributeEncoder"/> adds
/// AS4_PATH. A malformed path, and one with AS 0, is treated as withdraw (RFC 7606 section 7.2, RFC 7607). Text of events: <c>( 1 2 ) [ 3 ] {( 4 )} {[ 5 ]}</c>
/// for sequence, set, confederation sequence and set; words of configuration: <c>[ 1 2 ] ( 3 ) [ { 4 } ] ( { 5 } )</c>.
/// </summary>
public sealed class AsPathAttribute() : AttributeCodec(AttributeCode.AsPath, AttributeFlags.Transitive, "as-path")
{
    /// <inheritdoc/>
    public override Outcome Read(ReadOnlySpan<byte> value, in AttributeContext context, ByteBuffer canonical)
    {
        var segments = new AsPathReader(value, context.FourOctetAs ? 4 : 2);
        var start = canonical.Length;
        var hasZero = false;
        while (segments.TryNext())
        {
            hasZero |= segments.HasZero;
            canonical.WriteUInt8((byte)segments.Type);
            canonical.WriteUInt8((byte)segments.Count);
            if (context.FourOctetAs)
            {
                canonical.Write(segments.Numbers);
            }
            else
            {
                for (var i = 0; i < segments.Count; i++) canonical.WriteUInt32(segments[i]);
            }
        }

        if (segments.IsEnd && !hasZero) return Outcome.Accept;
        canonical.Truncate(start);
        return Malformed;
    }

    /// <inheritdoc/>
    public override void Encode(AttributeFlags flags, ReadOnlySpan<byte> canonical, EncodingContext context, ByteBuffer output)
    {
        if (context.FourOctetAs)
        {
            base.Encode(flags, canonical, context, output);
            return;
        }

        var at = Begin(flags, Code, canonical.Length, output);
        var segments = new AsPathReader(canonical);
        while (segments.TryNext())
        {
            output.WriteUInt8((byte)segments.Type);
            output.WriteUInt8((byte)segments.Count);
            for (var i = 0; i < segments.Count; i++) output.WriteUInt16(AsNumber.ToTwoOctets(segments[i]));
        }

        End(at, output);
    }

    /// <summary>
    /// Appends AS4_PATH when the path has an AS number that two octets cannot hold: all its segments but those of confederations (RFC 6793 section 4.2.2).
    /// </summary>
    public static void EncodeAs4Path(ReadOnlySpan<byte> canonical, ByteBuffer output)
    {
        var isNeeded = false;
        var segments = new AsPathReader(canonical);
        while (!isNeeded && segments.TryNext())
        {
            for (var i = 0; i < segments.Count && !IsConfederation(segments.Type); i++) isNeeded |= segments[i] > ushort.MaxValue;
        }

        if (!isNeeded) return;
        var at = Begin(AttributeFlags.Optional | AttributeFlags.Transitive, AttributeCode.As4Path, canonical.Length, output);
        segments = new AsPathReader(canonical);
        while (segments.TryNext())
        {
            if (IsConfederation(segments.Type)) continue;
            output.WriteUInt8((byte)segments.Type);
            output.WriteUInt8((byte)segments.Count);
            output.Write(segments.Numbers);
        }

        End(at, output);
    }

    /// <summary>True for the segments that stay inside a confederation.</summary>
    public static bool IsConfederation(AsPathSegmentType type) => type >= AsPathSegmentType.ConfederationSequence;

    /// <inheritdoc/>
    public override bool WriteTextMember(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility) =>
        !canonical.IsEmpty && base.WriteTextMember(flags, canonical, output, compatibility);

    /// <inheritdoc/>
    public override void WriteText(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility) =>
        AsPathText.WriteEvent(canonical, output);

    /// <inheritdoc/>
    public override bool WriteJsonMember(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility) =>
        !canonical.IsEmpty && base.WriteJsonMember(flags, canonical, output, compatibility);

    /// <inheritdoc/>
    public override void WriteJson(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility) =>
        AsPathText.WriteJson(canonical, output);

    /// <inheritdoc/>
    public override void WriteCommand(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output)
    {
        output.Write("as-path "u8);
        AsPathText.WriteCommand(canonical, output);
    }

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        route.Scratch.Clear();
        if (!AsPathText.TryParse(ref tokens, route.Scratch, out error)) return false;
        route.Attributes.TryAdd(Code, Flags, route.Scratch.Written);
        return true;
    }

    private static int Begin(AttributeFlags flags, AttributeCode code, int atMost, ByteBuffer output)
    {
        if (atMost > 255) flags |= AttributeFlags.ExtendedLength;
        output.WriteUInt8((byte)flags);
        output.WriteUInt8((byte)code);
        var at = output.Length;
        if ((flags & AttributeFlags.ExtendedLength) != 0) output.WriteUInt16(0);
        else output.WriteUInt8(0);
        return at;
    }

    private static void End(int at, ByteBuffer output)
    {
        var isExtended = (output.Written[at - 2] & (byte)AttributeFlags.ExtendedLength) != 0;
        if (isExtended) output.PatchUInt16(at, (ushort)(output.Length - at - 2));
        else output.PatchUInt8(at, (byte)(output.Length - at - 1));
    }

    private static readonly Outcome Malformed = Outcome.Withdraw("malformed AS_PATH");
}
