using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes;

/// <summary>ATOMIC_AGGREGATE (RFC 4271 section 5.1.6): empty; with a value it is dropped (RFC 7606 section 7.6).</summary>
public sealed class AtomicAggregateAttribute() : AttributeCodec(AttributeCode.AtomicAggregate, AttributeFlags.Transitive, "atomic-aggregate")
{
    /// <inheritdoc/>
    public override Outcome Read(ReadOnlySpan<byte> value, in AttributeContext context, ByteBuffer canonical) => value.IsEmpty ? Outcome.Accept : NotEmpty;

    /// <inheritdoc/>
    public override void WriteText(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
    }

    /// <inheritdoc/>
    public override bool WriteTextMember(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteText(Name);
        return true;
    }

    /// <inheritdoc/>
    public override void WriteJson(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility) => output.Write("true"u8);

    /// <inheritdoc/>
    public override void WriteCommand(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output) => output.WriteText(Name);

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = default;
        route.Attributes.TryAdd(Code, Flags, []);
        return true;
    }

    private static readonly Outcome NotEmpty = Outcome.Discard("ATOMIC_AGGREGATE is not empty");
}
