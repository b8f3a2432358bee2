using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol.Negotiation;

/// <summary>
/// All that the octets we send depend on. Peers with equal contexts get equal UPDATEs. Interned by <see cref="EncodingContexts"/>: compare by reference.
/// </summary>
/// <param name="Internal">Same AS on both sides.</param>
/// <param name="LocalAs">Our AS, four octets.</param>
/// <param name="FourOctetAs">RFC 6793 negotiated.</param>
/// <param name="MessageSize">Largest message: 4096, or 65535 (RFC 8654).</param>
/// <param name="Families">Families negotiated.</param>
/// <param name="AddPathSend">Families sent with path identifier (RFC 7911).</param>
/// <param name="ExtendedNextHop">IPv4 families whose next hop may be IPv6 (RFC 8950).</param>
/// <param name="Grouping">Setting <c>group-updates</c>.</param>
/// <param name="LinkLocal">Our link-local address to send beside a global one, when capability 77 is negotiated; else not set.</param>
/// <param name="Aigp">AIGP may be sent (internal session, or <c>aigp enable</c>).</param>
/// <param name="Compatibility">Generation.</param>
public sealed record EncodingContext(
    bool Internal,
    uint LocalAs,
    bool FourOctetAs,
    int MessageSize,
    FamilySet Families,
    FamilySet AddPathSend,
    FamilySet ExtendedNextHop,
    Grouping Grouping,
    IpAddress LinkLocal,
    bool Aigp,
    Compatibility Compatibility);
