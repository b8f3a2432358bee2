using System.Globalization;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>SRv6 SID structure (RFC 9514 section 8): lengths of locator block, locator node, function and argument.</summary>
internal sealed class SidStructureTlv() : LinkStateTlvType(TlvCode, Shown, Shown)
{
    public const ushort TlvCode = 1252;
    public const int Size = 4;

    private static readonly LinkStateForm Shown = new("srv6-sid-structure", "sid-structure");

    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value) => value.Length >= Size;

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility) => Write(value, output);

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility) =>
        output.WriteText(string.Create(CultureInfo.InvariantCulture, $"sid-structure [{value[0]},{value[1]},{value[2]},{value[3]},]"));

    /// <summary>Appends the object.</summary>
    public static void Write(ReadOnlySpan<byte> value, ByteBuffer output) => output.WriteText(string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"loc_block_len\": {value[0]}, \"loc_node_len\": {value[1]}, \"func_len\": {value[2]}, \"arg_len\": {value[3]}}}"));
}
