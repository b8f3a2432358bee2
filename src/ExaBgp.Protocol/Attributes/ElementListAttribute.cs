using System.Text;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes;

/// <summary>
/// An attribute whose value is elements of one size, a set by meaning: communities of all kinds. What we make is sorted by value, what a peer sent keeps
/// its order. A size that is no positive multiple is treated as withdraw (RFC 7606 sections 7.8 and 7.14, RFC 8092 section 6).
/// </summary>
public abstract class ElementListAttribute(AttributeCode code, AttributeFlags flags, string name, int elementSize) : AttributeCodec(code, flags, name)
{
    private readonly Outcome _malformed = Outcome.Withdraw($"{name}: the length is no positive multiple of {elementSize}");

    /// <summary>Octets of one element.</summary>
    protected int ElementSize { get; } = elementSize;

    /// <summary>True when equal elements are kept once.</summary>
    protected virtual bool IsDistinct => false;

    /// <inheritdoc/>
    public override Outcome Read(ReadOnlySpan<byte> value, in AttributeContext context, ByteBuffer canonical)
    {
        if (value.IsEmpty || value.Length % ElementSize != 0) return _malformed;
        if (!IsDistinct)
        {
            canonical.Write(value);
            return Outcome.Accept;
        }

        ElementOrder.WriteDistinct(value, ElementSize, canonical);
        return Outcome.Accept;
    }

    /// <inheritdoc/>
    public override void WriteText(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        Span<byte> room = stackalloc byte[StackRoom];
        WriteWords(ElementOrder.Sorted(canonical, ElementSize, room), output, compatibility);
    }

    /// <inheritdoc/>
    public override void WriteJson(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        Span<byte> room = stackalloc byte[StackRoom];
        var elements = compatibility.IsFive ? ElementOrder.Sorted(canonical, ElementSize, room) : canonical;
        output.Write("[ "u8);
        for (var at = 0; at < elements.Length; at += ElementSize)
        {
            if (at > 0) output.Write(", "u8);
            WriteElementJson(elements.Slice(at, ElementSize), output, compatibility);
        }

        output.Write(" ]"u8);
    }

    /// <inheritdoc/>
    public override bool WriteTextMember(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility) =>
        IsWhole(canonical) && base.WriteTextMember(flags, canonical, output, compatibility);

    /// <inheritdoc/>
    public override bool WriteJsonMember(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility) =>
        IsWhole(canonical) && base.WriteJsonMember(flags, canonical, output, compatibility);

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = default;
        var values = route.Scratch;
        values.Clear();
        var isList = tokens.TryTake("["u8);
        do
        {
            if (isList && tokens.TryTake("]"u8)) break;
            if (!tokens.TryNext(out var word)) return Fail(tokens.Error($"incomplete {Name}", isList ? "]" : Name), out error);
            if (!TryParseElement(word, values, out var message)) return Fail(tokens.ErrorBefore(message ?? $"invalid {Name} {Encoding.UTF8.GetString(word)}"), out error);
        }
        while (isList);
        Add(route.Attributes, values.Written);
        return true;
    }

    /// <summary>Adds elements made by us to a route: the first of a kind wins.</summary>
    public virtual void Add(AttributeBuilder attributes, ReadOnlySpan<byte> elements)
    {
        if (elements.IsEmpty || attributes.Has(Code)) return;
        Span<byte> room = stackalloc byte[StackRoom];
        var sorted = ElementOrder.Sorted(elements, ElementSize, room);
        attributes.TryAdd(Code, Flags, IsDistinct ? ElementOrder.Distinct(sorted, ElementSize) : sorted);
    }

    /// <summary>Room on the stack for sorting.</summary>
    protected const int StackRoom = 512;

    /// <summary>Appends the elements, in brackets unless there is one.</summary>
    protected void WriteWords(ReadOnlySpan<byte> elements, ByteBuffer output, Compatibility compatibility)
    {
        if (elements.Length != ElementSize) output.Write("[ "u8);
        for (var at = 0; at < elements.Length; at += ElementSize)
        {
            if (at > 0) output.WriteUInt8((byte)' ');
            WriteElementText(elements.Slice(at, ElementSize), output, compatibility);
        }

        if (elements.Length != ElementSize) output.Write(" ]"u8);
    }

    /// <summary>Appends the text of one element.</summary>
    protected abstract void WriteElementText(ReadOnlySpan<byte> element, ByteBuffer output, Compatibility compatibility);

    /// <summary>Appends the JSON of one element.</summary>
    protected abstract void WriteElementJson(ReadOnlySpan<byte> element, ByteBuffer output, Compatibility compatibility);

    /// <summary>Reads one word and appends its octets; a null message stands for the common one.</summary>
    protected abstract bool TryParseElement(ReadOnlySpan<byte> word, ByteBuffer output, out string? message);

    private bool IsWhole(ReadOnlySpan<byte> canonical) => !canonical.IsEmpty && canonical.Length % ElementSize == 0;
}
