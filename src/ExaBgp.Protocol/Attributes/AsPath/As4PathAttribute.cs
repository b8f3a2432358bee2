using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.AsPath;

/// <summary>
/// AS4_PATH (RFC 6793 section 6): what a two-octet peer passes on of the real path. Segments of confederations are taken out; malformed, or from a
/// four-octet peer, it is dropped. <see cref="As4Merge"/> joins it to AS_PATH; it is never shown.
/// </summary>
public sealed class As4PathAttribute() : AttributeCodec(AttributeCode.As4Path, AttributeFlags.Optional | AttributeFlags.Transitive, "as4-path")
{
    /// <inheritdoc/>
    public override Outcome Read(ReadOnlySpan<byte> value, in AttributeContext context, ByteBuffer canonical)
    {
        if (context.FourOctetAs) return FromFourOctetPeer;
        var start = canonical.Length;
        var segments = new AsPathReader(value);
        var hasZero = false;
        while (segments.TryNext())
        {
            if (AsPathAttribute.IsConfederation(segments.Type)) continue;
            hasZero |= segments.HasZero;
            canonical.WriteUInt8((byte)segments.Type);
            canonical.WriteUInt8((byte)segments.Count);
            canonical.Write(segments.Numbers);
        }

        if (segments.IsEnd && !hasZero && canonical.Length > start) return Outcome.Accept;
        canonical.Truncate(start);
        return Malformed;
    }

    /// <inheritdoc/>
    public override void WriteText(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility) =>
        AsPathText.WriteEvent(canonical, output);

    /// <inheritdoc/>
    public override void WriteJson(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility) =>
        AsPathText.WriteJson(canonical, output);

    /// <inheritdoc/>
    public override bool WriteTextMember(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility) => false;

    /// <inheritdoc/>
    public override bool WriteJsonMember(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility) => false;

    private static readonly Outcome FromFourOctetPeer = Outcome.Discard("AS4_PATH from a four-octet peer");
    private static readonly Outcome Malformed = Outcome.Discard("malformed AS4_PATH");
}
