namespace ExaBgp.Protocol.Attributes;

/// <summary>What the meaning of a received attribute depends on.</summary>
/// <param name="FourOctetAs">Both sides have capability 65 (RFC 6793).</param>
/// <param name="Internal">Both sides have the same AS.</param>
/// <param name="Aigp">The session accepts AIGP (RFC 7311).</param>
/// <param name="Compatibility">Forms.</param>
public readonly record struct AttributeContext(bool FourOctetAs, bool Internal, bool Aigp, Compatibility Compatibility);
