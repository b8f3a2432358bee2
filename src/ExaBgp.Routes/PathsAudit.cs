using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Routes;

/// <summary>Whether a peer announces more paths for a prefix than we asked for (draft-abraitis-idr-addpath-paths-limit): setting <c>bgp.paths_limit_audit</c>.</summary>
public sealed class PathsAudit
{
    private readonly int[] _limits = new int[64];
    private readonly Dictionary<byte[], Prefix> _prefixes = new(OctetsComparer.Instance);
    private readonly PrefixKeys _keys = new();

    /// <summary>The limits we announced, by family; other families are not looked at.</summary>
    public PathsAudit(IReadOnlyDictionary<Family, int> limits)
    {
        foreach (var (family, limit) in limits)
        {
            if (FamilyTable.TryGet(family, out var codec)) _limits[codec.Index] = limit;
        }
    }

    /// <summary>A path was announced. True for the first above the limit of its prefix, once for each prefix.</summary>
    public bool Announce(FamilyCodec family, uint pathId, ReadOnlySpan<byte> nlri)
    {
        var limit = _limits[family.Index];
        if (limit == 0) return false;
        var lookup = _prefixes.GetAlternateLookup<ReadOnlySpan<byte>>();
        var key = _keys.Of(family, nlri);
        if (!lookup.TryGetValue(key, out var prefix)) lookup.TryAdd(key, prefix = new Prefix());
        if (!prefix.Paths.Add(pathId) || prefix.Paths.Count <= limit || prefix.IsReported) return false;
        return prefix.IsReported = true;
    }

    /// <summary>A path was withdrawn.</summary>
    public void Withdraw(FamilyCodec family, uint pathId, ReadOnlySpan<byte> nlri)
    {
        if (_limits[family.Index] == 0) return;
        var lookup = _prefixes.GetAlternateLookup<ReadOnlySpan<byte>>();
        var key = _keys.Of(family, nlri);
        if (lookup.TryGetValue(key, out var prefix) && prefix.Paths.Remove(pathId) && prefix.Paths.Count == 0 && !prefix.IsReported) lookup.Remove(key);
    }

    private sealed class Prefix
    {
        public HashSet<uint> Paths { get; } = [];

        public bool IsReported { get; set; }
    }
}
