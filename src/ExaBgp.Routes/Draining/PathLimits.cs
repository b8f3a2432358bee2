using System.Diagnostics.CodeAnalysis;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Routes.Draining;

/// <summary>
/// Which paths of each prefix a peer with a paths-limit has been sent (draft-abraitis-idr-addpath-paths-limit), over all drains of a session. A path
/// above the limit waits until one of those sent is withdrawn.
/// </summary>
internal sealed class PathLimits
{
    private readonly int[] _limits = new int[64];
    private readonly Dictionary<byte[], Paths> _prefixes = new(OctetsComparer.Instance);
    private readonly Queue<(FamilyCodec Family, uint PathId, byte[] Nlri)> _promoted = new();
    private readonly PrefixKeys _keys = new();

    /// <summary>Limits by family.</summary>
    public PathLimits(IReadOnlyDictionary<Family, int> limits)
    {
        foreach (var (family, limit) in limits)
        {
            if (FamilyTable.TryGet(family, out var codec)) _limits[codec.Index] = limit;
        }
    }

    /// <summary>True when a path may be sent, which it then counts as; else it waits.</summary>
    public bool Admit(FamilyCodec family, uint pathId, ReadOnlySpan<byte> nlri)
    {
        var limit = _limits[family.Index];
        if (limit == 0) return true;
        var paths = Obtain(family, nlri);
        if (paths.Sent.Contains(pathId)) return true;
        if (paths.Sent.Count < limit)
        {
            paths.Sent.Add(pathId);
            return true;
        }

        paths.Forget(pathId);
        paths.Waiting.Add((pathId, nlri.ToArray()));
        return false;
    }

    /// <summary>True when the withdraw of a path is to be sent: it was sent, or nobody knows of it.</summary>
    public bool Withdraw(FamilyCodec family, uint pathId, ReadOnlySpan<byte> nlri)
    {
        if (_limits[family.Index] == 0) return true;
        var key = _keys.Of(family, nlri);
        if (!_prefixes.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out var paths)) return true;
        if (!paths.Sent.Remove(pathId)) return !paths.Forget(pathId);
        if (paths.Waiting.Count > 0)
        {
            var (id, waiting) = paths.Waiting[0];
            paths.Waiting.RemoveAt(0);
            paths.Sent.Add(id);
            _promoted.Enqueue((family, id, waiting));
        }
        else if (paths.Sent.Count == 0)
        {
            _prefixes.GetAlternateLookup<ReadOnlySpan<byte>>().Remove(key);
        }

        return true;
    }

    /// <summary>A path that may be sent now.</summary>
    public bool TryTakePromoted([NotNullWhen(true)] out FamilyCodec? family, out uint pathId, out ReadOnlySpan<byte> nlri)
    {
        if (_promoted.TryDequeue(out var promoted))
        {
            family = promoted.Family;
            pathId = promoted.PathId;
            nlri = promoted.Nlri;
            return true;
        }

        family = null;
        pathId = 0;
        nlri = default;
        return false;
    }

    private Paths Obtain(FamilyCodec family, ReadOnlySpan<byte> nlri)
    {
        var lookup = _prefixes.GetAlternateLookup<ReadOnlySpan<byte>>();
        var key = _keys.Of(family, nlri);
        if (lookup.TryGetValue(key, out var paths)) return paths;
        paths = new Paths();
        lookup.TryAdd(key, paths);
        return paths;
    }

    private sealed class Paths
    {
        public List<uint> Sent { get; } = [];

        public List<(uint PathId, byte[] Nlri)> Waiting { get; } = [];

        public bool Forget(uint pathId) => Waiting.RemoveAll(waiting => waiting.PathId == pathId) > 0;
    }
}
