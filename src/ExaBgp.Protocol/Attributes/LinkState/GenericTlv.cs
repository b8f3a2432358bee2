using System.Globalization;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>A TLV nobody knows, or one whose value is not what its type promises: octets.</summary>
internal sealed class GenericTlv(ushort code, LinkStateForm form) : LinkStateTlvType(code, form, form)
{
    /// <summary>The row of an unknown type.</summary>
    public static GenericTlv Of(ushort code) => new(
        code,
        new LinkStateForm(
            string.Create(CultureInfo.InvariantCulture, $"generic-lsid-{code}"),
            string.Create(CultureInfo.InvariantCulture, $"Attribute with code [ {code} ] not implemented"),
            IsArray: true));

    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value) => true;

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("\"0x"u8);
        output.WriteHexUpper(value);
        output.WriteUInt8((byte)'"');
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility) => output.WriteText(Form(compatibility)!.Label);

    /// <inheritdoc/>
    public override void WriteGroupText(ReadOnlySpan<byte> attribute, List<LinkStateEntry> entries, ByteBuffer output, Compatibility compatibility) =>
        output.WriteText(Form(compatibility)!.Label);
}
