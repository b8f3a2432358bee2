using ExaBgp.Protocol.Capabilities;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol.Messages;

/// <summary>
/// OPEN (RFC 4271 section 4.2): <c>version(1) my-as(2) hold-time(2) bgp-id(4) optional-parameters</c>.
/// </summary>
public sealed partial record OpenMessage
{
    /// <summary>AS_TRANS: stands in two octets for a number that needs four (RFC 6793).</summary>
    public const ushort AsTrans = 23456;

    private readonly ushort? _as2;

    /// <summary>4.</summary>
    public byte Version { get; init; } = 4;

    /// <summary>AS number in four octets: capability 65 when present, else the two-octet field.</summary>
    public required uint As { get; init; }

    /// <summary>The two-octet field as received (AS_TRANS 23456 for a larger number).</summary>
    public ushort As2
    {
        get => _as2 ?? (As > ushort.MaxValue ? AsTrans : (ushort)As);
        init => _as2 = value;
    }

    /// <summary>Seconds.</summary>
    public required ushort HoldTime { get; init; }

    /// <summary>BGP identifier.</summary>
    public required IpAddress Identifier { get; init; }

    /// <summary>Capabilities in wire order, duplicates already resolved.</summary>
    public required IReadOnlyList<Capability> Capabilities { get; init; }

    /// <summary>True when the capability is there.</summary>
    public bool Has(CapabilityCode code) => TryGet(code, out _);

    /// <summary>The value of a capability.</summary>
    public bool TryGet(CapabilityCode code, out ReadOnlySpan<byte> value)
    {
        foreach (var capability in Capabilities)
        {
            if (capability.Code != code) continue;
            value = capability.Value.Span;
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>Families of capability 1; IPv4 unicast, which RFC 4760 implies, when there is none.</summary>
    public IReadOnlyList<Family> Families =>
        TryGet(CapabilityCode.Multiprotocol, out var value) ? MultiprotocolCapability.Families(value) : [Family.Ipv4Unicast];
}
