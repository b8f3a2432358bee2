using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes;

/// <summary>
/// All forms of one path attribute. The value of an attribute is its octets in canonical form: as on a session with four-octet AS numbers.
/// </summary>
public abstract class AttributeCodec(AttributeCode code, AttributeFlags flags, string name)
{
    /// <summary>Type code.</summary>
    public AttributeCode Code { get; } = code;

    /// <summary>The flags we send, and expect (OPTIONAL and TRANSITIVE).</summary>
    public AttributeFlags Flags { get; } = flags;

    /// <summary>The word of configuration, commands, text and JSON.</summary>
    public string Name { get; } = name;

    /// <summary>Other words that configuration and commands accept for it.</summary>
    public virtual ReadOnlySpan<string> Aliases => [];

    /// <summary>
    /// Validates a received value, flags already checked by the caller, and appends its canonical form to <paramref name="canonical"/> when accepted.
    /// </summary>
    public abstract Outcome Read(ReadOnlySpan<byte> value, in AttributeContext context, ByteBuffer canonical);

    /// <summary>
    /// Appends the attribute as this session's peer must see it, header included; nothing when it is not sent there. The default copies it.
    /// </summary>
    public virtual void Encode(AttributeFlags flags, ReadOnlySpan<byte> canonical, EncodingContext context, ByteBuffer output) =>
        AttributeHeader.Write(output, flags, Code, canonical);

    /// <summary>Appends the text after the name: <c>65000:1</c> or <c>[ 65000:1 65000:2 ]</c>. Nothing for a flag such as atomic-aggregate.</summary>
    public abstract void WriteText(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility);

    /// <summary>Appends the JSON value of member <see cref="Name"/>.</summary>
    public abstract void WriteJson(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility);

    /// <summary>
    /// Appends what a text line says of the attribute, name included: <c>med 5</c>, <c>atomic-aggregate</c>, <c>attribute [ 0x99 0xE0 0x01 ]</c>.
    /// False, and nothing appended, when it is not shown.
    /// </summary>
    public virtual bool WriteTextMember(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteText(Name);
        output.WriteUInt8((byte)' ');
        WriteText(flags, canonical, output, compatibility);
        return true;
    }

    /// <summary>
    /// Appends the member or members of a JSON object: <c>"med": 5</c>. False, and nothing appended, when it is not shown.
    /// </summary>
    public virtual bool WriteJsonMember(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteUInt8((byte)'"');
        output.WriteText(Name);
        output.Write("\": "u8);
        WriteJson(flags, canonical, output, compatibility);
        return true;
    }

    /// <summary>
    /// Appends the words with which a configuration file or a command gives the attribute back, name included. The default is the generic form,
    /// which every attribute has.
    /// </summary>
    public virtual void WriteCommand(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output) =>
        GenericAttribute.WriteWords(Code, flags, canonical, output);

    /// <summary>
    /// As <see cref="WriteCommand"/>, for a route that takes not every word: where <paramref name="accepts"/> refuses the word the octets are given.
    /// </summary>
    public void WriteCommand(AttributeFlags flags, ReadOnlySpan<byte> canonical, Func<ReadOnlySpan<byte>, bool> accepts, ByteBuffer output)
    {
        var start = output.Length;
        WriteCommand(flags, canonical, output);
        var words = output.Written[start..];
        var end = words.IndexOf((byte)' ');
        if (accepts(end < 0 ? words : words[..end])) return;
        output.Truncate(start);
        GenericAttribute.WriteWords(Code, flags, canonical, output);
    }

    /// <summary>Reads the words after the name and adds the attribute to <paramref name="route"/> (the first of a kind wins).</summary>
    public virtual bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = tokens.Error($"{Name} has no text form");
        return false;
    }

    /// <summary>Gives <paramref name="made"/> as the error of a failed parse.</summary>
    protected static bool Fail(ParseError made, out ParseError error)
    {
        error = made;
        return false;
    }
}
