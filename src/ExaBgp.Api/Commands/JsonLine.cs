using ExaBgp.Protocol.Json;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Api.Commands;

/// <summary>Small JSON answers, separated as Python's <c>json.dumps</c> does: <c>", "</c> and <c>": "</c>.</summary>
internal static class JsonLine
{
    /// <summary>An object of one string member.</summary>
    public static ReadOnlySpan<byte> Of(string name, string value, ByteBuffer line)
    {
        line.WriteUInt8((byte)'{');
        Member(line, name, value);
        line.WriteUInt8((byte)'}');
        return line.Written;
    }

    /// <summary>Appends <c>"name": "value"</c>.</summary>
    public static void Member(ByteBuffer line, string name, string value)
    {
        Name(line, name);
        line.WriteJsonString(value);
    }

    /// <summary>Appends <c>"name": </c>.</summary>
    public static void Name(ByteBuffer line, string name)
    {
        line.WriteJsonString(name);
        line.Write(": "u8);
    }

    /// <summary>Appends <c>true</c> or <c>false</c>.</summary>
    public static void Boolean(ByteBuffer line, bool value) => line.Write(value ? "true"u8 : "false"u8);

    /// <summary>Appends <c>"a", "b"</c>.</summary>
    public static void Strings(ByteBuffer line, IEnumerable<string> values)
    {
        var isFirst = true;
        foreach (var value in values)
        {
            if (!isFirst) line.Write(", "u8);
            isFirst = false;
            line.WriteJsonString(value);
        }
    }
}
