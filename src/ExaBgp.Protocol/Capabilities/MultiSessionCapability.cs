using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Capabilities;

/// <summary>
/// Multi-session (draft-ietf-idr-bgp-multisession, and code 131 of Cisco): octets 0 and 1, each sent as a capability of its own as the reference does.
/// What a peer puts inside is not looked at.
/// </summary>
public sealed class MultiSessionCapability(CapabilityCode code, string name) : CapabilityCodec(code, name)
{
    /// <summary>What we send.</summary>
    public static byte[] Ours => [0, 1];

    /// <inheritdoc/>
    public override byte[] Merge(ReadOnlySpan<byte> held, ReadOnlySpan<byte> value) => [.. held, .. value];

    /// <inheritdoc/>
    public override int PieceSize(ReadOnlySpan<byte> value) => Math.Min(value.Length, 1);

    /// <inheritdoc/>
    public override void WriteJson(ReadOnlySpan<byte> value, ByteBuffer output) => output.Write(Code == CapabilityCode.MultiSession
        ? "{ \"name\": \"multisession\", \"variant\": \"RFC\", \"capabilities\": [ ] }"u8
        : "{ \"name\": \"multisession\", \"variant\": \"Cisco\", \"capabilities\": [ ] }"u8);

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility) =>
        output.Write(Code == CapabilityCode.MultiSession ? "multisession (rfc) "u8 : "multisession "u8);
}
