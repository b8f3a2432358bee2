using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Capabilities;

/// <summary>One capability (RFC 5492): code and value, as octets; its codec in <c>CapabilityTable</c> knows what they mean.</summary>
public sealed record Capability(CapabilityCode Code, ReadOnlyMemory<byte> Value);
