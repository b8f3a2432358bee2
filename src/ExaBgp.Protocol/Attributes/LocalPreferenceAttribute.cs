using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes;

/// <summary>LOCAL_PREF (RFC 4271 section 5.1.5): for internal sessions only; from an external peer it is ignored (RFC 7606 section 7.5).</summary>
public sealed class LocalPreferenceAttribute() : NumberAttribute(AttributeCode.LocalPreference, AttributeFlags.Transitive, "local-preference", "LocalPreference")
{
    /// <inheritdoc/>
    public override Outcome Read(ReadOnlySpan<byte> value, in AttributeContext context, ByteBuffer canonical) =>
        context.Internal ? base.Read(value, context, canonical) : External;

    /// <inheritdoc/>
    public override void Encode(AttributeFlags flags, ReadOnlySpan<byte> canonical, EncodingContext context, ByteBuffer output)
    {
        if (context.Internal) base.Encode(flags, canonical, context, output);
    }

    private static readonly Outcome External = Outcome.Discard("LOCAL_PREF from an external peer");
}
