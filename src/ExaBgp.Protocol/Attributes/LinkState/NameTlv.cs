using System.Text;
using ExaBgp.Protocol.Json;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>A TLV of a name, read as UTF-8; at most 255 octets. Some print it as octets in text of generation 5.</summary>
internal sealed class NameTlv(ushort code, LinkStateForm form, bool isOctetsInFive) : LinkStateTlvType(code, form, form)
{
    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value) => value.Length <= 255;

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility) => output.WriteJsonUtf8(value);

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteText(Form(compatibility)!.Label);
        output.Write(": "u8);
        if (isOctetsInFive && compatibility.IsFive) EventQuoting.WriteOctets(value, output);
        else output.WriteEscaped(Encoding.UTF8.GetString(value));
    }
}
