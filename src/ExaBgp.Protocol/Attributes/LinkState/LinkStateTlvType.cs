using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>
/// One TLV of the BGP-LS attribute in both generations' forms. The first generation knows it when <paramref name="five"/> is given.
/// </summary>
internal abstract class LinkStateTlvType(ushort code, LinkStateForm? five, LinkStateForm six)
{
    /// <summary>TLV type.</summary>
    public ushort Code { get; } = code;

    /// <summary>What stands around the elements of an array.</summary>
    protected virtual bool HasWideBrackets => false;

    /// <summary>Its form, or null where the generation does not know it.</summary>
    public LinkStateForm? Form(Compatibility compatibility) => compatibility.IsFive ? five : six;

    /// <summary>Whether the octets are a value of this TLV.</summary>
    public abstract bool IsWhole(ReadOnlySpan<byte> value);

    /// <summary>Appends the JSON of one value.</summary>
    public abstract void WriteValue(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility);

    /// <summary>Appends the member, or members, of one value.</summary>
    public virtual void WriteMembers(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        WriteKey(output, compatibility);
        WriteValue(value, output, compatibility);
    }

    /// <summary>Appends the member that gathers several values.</summary>
    public void WriteArray(ReadOnlySpan<byte> attribute, List<LinkStateEntry> entries, ByteBuffer output, Compatibility compatibility)
    {
        var isWide = HasWideBrackets && compatibility.IsFive;
        WriteKey(output, compatibility);
        output.Write(isWide ? "[ "u8 : "["u8);
        for (var i = 0; i < entries.Count; i++)
        {
            if (i > 0) output.Write(", "u8);
            WriteValue(entries[i].Value(attribute), output, compatibility);
        }

        output.Write(isWide ? " ]"u8 : "]"u8);
    }

    /// <summary>Appends the text of one value: the default is label and JSON in the quoting of text events.</summary>
    public virtual void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteText(Form(compatibility)!.Label);
        output.Write(": "u8);
        var start = output.Length;
        WriteValue(value, output, compatibility);
        EventQuoting.Apply(start, output);
    }

    /// <summary>Appends the text of gathered values.</summary>
    public virtual void WriteGroupText(ReadOnlySpan<byte> attribute, List<LinkStateEntry> entries, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteText(Form(compatibility)!.Label);
        output.Write(": ["u8);
        var start = output.Length;
        for (var i = 0; i < entries.Count; i++)
        {
            if (i > 0) output.Write(", "u8);
            WriteValue(entries[i].Value(attribute), output, compatibility);
        }

        EventQuoting.Apply(start, output);
        output.WriteUInt8((byte)']');
    }

    /// <summary>Appends the member's name and colon.</summary>
    protected void WriteKey(ByteBuffer output, Compatibility compatibility)
    {
        output.WriteUInt8((byte)'"');
        output.WriteText(Form(compatibility)!.Key);
        output.Write("\": "u8);
    }
}
