using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Capabilities;

/// <summary>
/// A capability that says yes by being there and has no value: extended message (RFC 8654), enhanced route refresh (RFC 7313),
/// link-local next hop (draft-ietf-idr-linklocal-capability), operational (draft-ietf-idr-operational-message). A value is not looked at.
/// </summary>
public sealed class FlagCapability(CapabilityCode code, string name, string json, string text) : CapabilityCodec(code, name)
{
    /// <inheritdoc/>
    public override void WriteJson(ReadOnlySpan<byte> value, ByteBuffer output) => output.WriteText(json);

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility) => output.WriteText(text);
}
