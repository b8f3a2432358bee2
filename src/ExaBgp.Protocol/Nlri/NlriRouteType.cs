using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri;

/// <summary>One route type of a family that has several: all forms of its value, the octets after the length.</summary>
public abstract class NlriRouteType(int code, string word, string title)
{
    /// <summary>Number of the type.</summary>
    public int Code { get; } = code;

    /// <summary>The word of configuration and commands.</summary>
    public string Word { get; } = word;

    /// <summary>The member <c>name</c>.</summary>
    public string Title { get; } = title;

    /// <summary>Checks a received value.</summary>
    public abstract Outcome Validate(ReadOnlySpan<byte> value, bool ipv6);

    /// <summary>Writes the part that identifies the route to <paramref name="scratch"/> and gives its length; -1 when all of it does.</summary>
    public virtual int Key(ReadOnlySpan<byte> value, bool ipv6, Span<byte> scratch) => -1;

    /// <summary>
    /// Appends the members of JSON that say what the value is, each with <c>, </c> before it. <paramref name="isRow"/>: as rows of
    /// <c>show adj-rib json</c> have them.
    /// </summary>
    public abstract void WriteMembers(ReadOnlySpan<byte> value, bool ipv6, bool isRow, ByteBuffer output);

    /// <summary>Appends what rows show.</summary>
    public abstract void WriteText(ReadOnlySpan<byte> value, bool ipv6, ByteBuffer output);

    /// <summary>Appends the fields as configuration and commands give them.</summary>
    public abstract void WriteWords(ReadOnlySpan<byte> value, bool ipv6, ByteBuffer output);

    /// <summary>Reads the fields and appends the value.</summary>
    public abstract bool TryParse(ref TokenReader tokens, RouteBuilder route, bool ipv6, ByteBuffer output, out ParseError error);

    /// <summary>Appends <c>, "rd": "100:100"</c>.</summary>
    protected static void WriteJsonDistinguisher(ReadOnlySpan<byte> value, ByteBuffer output)
    {
        output.Write(", \"rd\": \""u8);
        RouteDistinguisher.Of(value).WriteText(output);
        output.WriteUInt8((byte)'"');
    }

    /// <summary>Appends <c>, "name": 1</c> in a row, <c>, "name": "1"</c> elsewhere.</summary>
    protected static void WriteJsonNumber(ReadOnlySpan<byte> member, uint value, bool isRow, ByteBuffer output)
    {
        output.Write(", \""u8);
        output.Write(member);
        output.Write(isRow ? "\": "u8 : "\": \""u8);
        output.WriteDecimal(value);
        if (!isRow) output.WriteUInt8((byte)'"');
    }

    /// <summary>The session ends with 3/10.</summary>
    protected static Outcome Malformed(string text) => Outcome.Reset(3, 10, text);

    /// <summary>The session ends with 3/5.</summary>
    protected static Outcome BadLength(string text) => Outcome.Reset(3, 5, text);
}
