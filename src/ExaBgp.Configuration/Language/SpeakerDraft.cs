using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language;

/// <summary>What the top level of a file says, while it is read.</summary>
internal sealed class SpeakerDraft
{
    public List<ProcessSettings> Processes { get; } = [];

    public Dictionary<string, NeighborDraft> Templates { get; } = [];

    /// <summary>Neighbors whose section is closed, and where it starts.</summary>
    public List<(NeighborSettings Settings, NeighborDraft Draft)> Neighbors { get; } = [];

    /// <summary>Names, and listening addresses, of neighbors.</summary>
    public HashSet<string> Names { get; } = [];

    /// <summary>Names of <c>api</c> sections, and where they stand.</summary>
    public Dictionary<string, Token> ApiNames { get; } = [];
}
