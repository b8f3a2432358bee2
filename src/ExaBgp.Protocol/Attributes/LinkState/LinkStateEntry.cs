namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>One TLV of an attribute: its type and where its value stands.</summary>
internal readonly record struct LinkStateEntry(LinkStateTlvType Type, int Start, int Length)
{
    /// <summary>The value.</summary>
    public ReadOnlySpan<byte> Value(ReadOnlySpan<byte> attribute) => attribute.Slice(Start, Length);
}
