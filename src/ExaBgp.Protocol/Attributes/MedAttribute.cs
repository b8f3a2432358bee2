using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol.Attributes;

/// <summary>MULTI_EXIT_DISC (RFC 4271 section 5.1.4).</summary>
public sealed class MedAttribute() : NumberAttribute(AttributeCode.Med, AttributeFlags.Optional, "med", "MED");
