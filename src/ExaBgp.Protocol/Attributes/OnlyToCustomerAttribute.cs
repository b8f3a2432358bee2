using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes;

/// <summary>ONLY_TO_CUSTOMER (RFC 9234 section 5): an AS number of four octets; of another size it is treated as withdraw.</summary>
public sealed class OnlyToCustomerAttribute()
    : NumberAttribute(AttributeCode.OnlyToCustomer, AttributeFlags.Optional | AttributeFlags.Transitive, "only-to-customer", "OTC")
{
    private static readonly string[] Short = ["otc"];

    /// <inheritdoc/>
    public override ReadOnlySpan<string> Aliases => Short;

    /// <summary>The generic form: only static routes know the word.</summary>
    public override void WriteCommand(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output) =>
        GenericAttribute.WriteWords(Code, flags, canonical, output);
}
