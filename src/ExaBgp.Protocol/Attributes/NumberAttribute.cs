using System.Buffers.Binary;
using System.Text;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes;

/// <summary>An attribute whose value is one number of 32 bits. Another size is treated as withdraw (RFC 7606 sections 7.4 and 7.5).</summary>
public abstract class NumberAttribute(AttributeCode code, AttributeFlags flags, string name, string title) : AttributeCodec(code, flags, name)
{
    private readonly Outcome _invalid = Outcome.Withdraw($"{name}: the length is not 4");

    /// <inheritdoc/>
    public override Outcome Read(ReadOnlySpan<byte> value, in AttributeContext context, ByteBuffer canonical)
    {
        if (value.Length != 4) return _invalid;
        canonical.Write(value);
        return Outcome.Accept;
    }

    /// <inheritdoc/>
    public override void WriteText(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        BinaryPrimitives.TryReadUInt32BigEndian(canonical, out var value);
        output.WriteDecimal(value);
    }

    /// <inheritdoc/>
    public override void WriteJson(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility) =>
        WriteText(flags, canonical, output, compatibility);

    /// <inheritdoc/>
    public override void WriteCommand(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output) =>
        WriteTextMember(flags, canonical, output, Compatibility.Default);

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        if (!NumberReading.IsDigits(word))
            return Fail(tokens.ErrorBefore($"'{Encoding.UTF8.GetString(word)}' is not a valid {(title == "MED" ? title : Name)}\n  Must be a non-negative integer (e.g., 100)"), out error);
        if (!NumberReading.TryDecimal(word, out uint value))
            return Fail(tokens.ErrorBefore($"{title} value out of range: {Encoding.UTF8.GetString(word)}"), out error);
        Span<byte> octets = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(octets, value);
        route.Attributes.TryAdd(Code, Flags, octets);
        return true;
    }
}
