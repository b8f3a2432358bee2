using System.Text;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes;

/// <summary>ORIGIN (RFC 4271 section 5.1.1): one octet, 0 <c>igp</c>, 1 <c>egp</c>, 2 <c>incomplete</c>.</summary>
public sealed class OriginAttribute() : AttributeCodec(AttributeCode.Origin, AttributeFlags.Transitive, "origin")
{
    private static readonly string[] Words = ["igp", "egp", "incomplete"];

    /// <inheritdoc/>
    public override Outcome Read(ReadOnlySpan<byte> value, in AttributeContext context, ByteBuffer canonical)
    {
        if (value.Length != 1 || value[0] > 2) return Invalid;
        canonical.WriteUInt8(value[0]);
        return Outcome.Accept;
    }

    /// <inheritdoc/>
    public override void WriteText(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility) =>
        output.WriteText(canonical.Length == 1 && canonical[0] < 3 ? Words[canonical[0]] : "invalid");

    /// <inheritdoc/>
    public override void WriteJson(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteUInt8((byte)'"');
        WriteText(flags, canonical, output, compatibility);
        output.WriteUInt8((byte)'"');
    }

    /// <inheritdoc/>
    public override void WriteCommand(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output) =>
        WriteTextMember(flags, canonical, output, Compatibility.Default);

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        for (byte value = 0; value < Words.Length; value++)
        {
            if (!Ascii.EqualsIgnoreCase(word, Words[value])) continue;
            route.Attributes.TryAdd(Code, Flags, [value]);
            return true;
        }

        return Fail(tokens.ErrorBefore($"'{Encoding.UTF8.GetString(word)}' is not a valid origin\n  Valid options: igp, egp, incomplete", "igp"), out error);
    }

    private static readonly Outcome Invalid = Outcome.Withdraw("invalid ORIGIN");
}
