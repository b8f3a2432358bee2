using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>A TLV of flags, named from the most significant bit of its first octet; reserved bits show as one member <c>RSV</c> that is always 0.</summary>
internal sealed class FlagsTlv(ushort code, LinkStateForm form, string names, int size, bool isExact = true) : LinkStateTlvType(code, form, form)
{
    private readonly string[] _names = names.Split('|');

    /// <inheritdoc/>
    public override bool IsWhole(ReadOnlySpan<byte> value) => isExact ? value.Length == size : value.Length >= size;

    /// <inheritdoc/>
    public override void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility) => Write(_names, value[0], output);

    /// <summary>Appends <c>{"O": 1, "RSV": 0}</c>. An empty name stands for a bit that is not shown.</summary>
    public static void Write(string[] names, byte flags, ByteBuffer output)
    {
        output.WriteUInt8((byte)'{');
        var isFirst = true;
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i].Length == 0) continue;
            output.Write(isFirst ? "\""u8 : ", \""u8);
            isFirst = false;
            output.WriteText(names[i]);
            output.Write((flags & (0x80 >> i)) != 0 ? "\": 1"u8 : "\": 0"u8);
        }

        output.Write(names.Length < 8 ? ", \"RSV\": 0}"u8 : "}"u8);
    }
}
