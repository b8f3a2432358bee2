using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol.Tests.Attributes;

/// <summary>The octets of one attribute as a peer sends them.</summary>
internal sealed record AttributeValue(AttributeCode Code, byte[] Bytes)
{
    public override string ToString() => $"{Code} {Convert.ToHexString(Bytes)}";
}
