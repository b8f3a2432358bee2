using ExaBgp.Protocol.Capabilities;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol.Messages;

/// <summary>
/// OPEN (RFC 4271 section 4.2): <c>version(1) my-as(2) hold-time(2) bgp-id(4) optional-parameters</c>.
/// </summary>
public sealed partial record OpenMessage
{
    /// <summary>4.</summary>
    public byte Version { get; init; } = 4;

    /// <summary>AS number in four octets: capability 65 when present, else the two-octet field.</summary>
    public required uint As { get; init; }

    /// <summary>The two-octet field as received (AS_TRANS 23456 for a larger number).</summary>
    public ushort As2 => As > ushort.MaxValue ? (ushort)23456 : (ushort)As;

    /// <summary>Seconds.</summary>
    public required ushort HoldTime { get; init; }

    /// <summary>BGP identifier.</summary>
    public required IpAddress Identifier { get; init; }

    /// <summary>Capabilities in wire order, duplicates already resolved.</summary>
    public required IReadOnlyList<Capability> Capabilities { get; init; }
}
