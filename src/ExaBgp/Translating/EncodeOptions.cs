using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Translating;

/// <summary>What <c>exabgp encode</c> was asked to do.</summary>
/// <param name="Compatibility">Forms.</param>
internal sealed record EncodeOptions(Compatibility Compatibility)
{
    /// <summary>Families of the pretended session; a route of another is refused. All when empty.</summary>
    public IReadOnlyList<Family> Families { get; init; } = [];

    /// <summary>Our AS.</summary>
    public uint LocalAs { get; init; } = DecodeSession.PretendedAs;

    /// <summary>The peer's AS.</summary>
    public uint PeerAs { get; init; } = DecodeSession.PretendedAs;

    /// <summary>NLRI have path identifiers.</summary>
    public bool PathInformation { get; init; }

    /// <summary>NLRI octets and nothing else.</summary>
    public bool NlriOnly { get; init; }

    /// <summary>Bodies without the header.</summary>
    public bool NoHeader { get; init; }

    /// <summary>Neighbors of a configuration, whose routes are encoded.</summary>
    public IReadOnlyList<NeighborSettings> Neighbors { get; init; } = [];
}
