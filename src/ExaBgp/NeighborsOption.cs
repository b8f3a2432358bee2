using ExaBgp.Configuration;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Registry;

namespace ExaBgp;

/// <summary>Option <c>-c</c> of <c>decode</c> and <c>encode</c>: the neighbors of a configuration file.</summary>
public static class NeighborsOption
{
    /// <summary>Reads the text of a file; the error is what to print.</summary>
    public static bool TryRead(string name, string text, Generation generation, out IReadOnlyList<NeighborSettings> neighbors, out string error)
    {
        var parsed = ConfigurationParser.Parse(ConfigurationText.Of(name, text), ParseOptions.Default with { Generation = generation });
        neighbors = parsed.Settings?.Neighbors ?? [];
        error = parsed.Settings is null ? "configuration error: " + parsed.ErrorText : neighbors.Count == 0 ? $"configuration error: no neighbor in {name}" : string.Empty;
        return error.Length == 0;
    }
}
