using System.Buffers.Binary;
using System.Globalization;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>Link local and remote identifiers (RFC 9552 section 5.2.2): local(4) remote(4).</summary>
internal sealed class LinkIdentifiersTlv() : LinkStateTlvType(258, null, new("link-local-remote-identifiers", "Link Local/Remote Identifiers"))
{
    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value) => value.Length == 8;

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility) => output.WriteText(string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"local-id\": {BinaryPrimitives.ReadUInt32BigEndian(value)}, \"remote-id\": {BinaryPrimitives.ReadUInt32BigEndian(value[4..])}}}"));
}
