using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Capabilities;

/// <summary>Route refresh (RFC 2918), no value; code 128 is what Cisco used before and enables nothing here.</summary>
public sealed class RouteRefreshCapability(CapabilityCode code, string name, string variant) : CapabilityCodec(code, name)
{
    /// <inheritdoc/>
    public override void WriteJson(ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write("{ \"name\": \"route-refresh\", \"variant\": \""u8);
        output.WriteText(variant);
        output.Write("\" }"u8);
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility) =>
        output.Write(Code == CapabilityCode.RouteRefresh ? "route refresh"u8 : "cisco route refresh"u8);
}
