using ExaBgp.Api;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Translating;

/// <summary>What <c>exabgp decode</c> was asked to do.</summary>
/// <param name="Identity">Host, process and clock that stand in the lines.</param>
/// <param name="Compatibility">Forms.</param>
internal sealed record DecodeOptions(SpeakerIdentity Identity, Compatibility Compatibility)
{
    /// <summary>Families of the pretended session; all when empty.</summary>
    public IReadOnlyList<Family> Families { get; init; } = [];

    /// <summary>The octets are NLRI of the first of <see cref="Families"/> (IPv4 unicast when empty) and nothing else.</summary>
    public bool NlriOnly { get; init; }

    /// <summary>NLRI have path identifiers.</summary>
    public bool PathInformation { get; init; }

    /// <summary>API commands instead of JSON.</summary>
    public bool AsCommands { get; init; }

    /// <summary>Neighbors of a configuration: each message is decoded as if it came from each of them. None: a pretended one.</summary>
    public IReadOnlyList<NeighborSettings> Neighbors { get; init; } = [];
}
