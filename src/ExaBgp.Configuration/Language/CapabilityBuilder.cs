using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Configuration.Language;

/// <summary>Makes the settings of <c>capability</c>, <c>add-path</c> and <c>nexthop</c> of a neighbor.</summary>
internal static class CapabilityBuilder
{
    private const int LongestRestart = 4095;

    public static CapabilitySettings Build(NeighborDraft draft, IReadOnlyList<Family> families, int holdTime)
    {
        var values = draft.Capability;
        var mode = values.Number("add-path", 0);
        var addPath = AddPathFamilies(draft, families);
        var isMulti = values.Flag("multi-session", false);
        return new CapabilitySettings
        {
            FourOctetAs = values.Flag("asn4", true),
            RouteRefresh = values.Flag("route-refresh", false),
            GracefulRestart = GracefulRestart(values, holdTime),
            Operational = values.Flag("operational", false),
            ExtendedMessage = values.Flag("extended-message", true),
            SoftwareVersion = values.Flag("software-version", false),
            LinkLocalNextHop = values.Flag("link-local-nexthop", false),
            LinkLocalPrefer = values.Flag("link-local-prefer", false),
            Aigp = values.Has("aigp") ? values.Flag("aigp", true) : null,
            MultiSession = isMulti,
            NextHop = values.Flag("nexthop", draft.NextHops.Count > 0),
            // With multi-session the other family has a session of its own.
            NextHops = [.. draft.NextHops.Distinct().Where(entry => families.Contains(entry.Family) && (isMulti || families.Contains(entry.Family with { Afi = entry.NextHop })))],
            AddPath = mode,
            AddPathFamilies = mode == 0 ? [] : addPath,
            PathsLimit = mode == 0 ? new Dictionary<Family, int>() : PathsLimit(draft, addPath),
            Role = values.Has("role") ? values.Get("role", 0) : null,
        };
    }

    /// <summary>What of them concerns one family.</summary>
    public static CapabilitySettings Only(CapabilitySettings capabilities, Family family) => capabilities with
    {
        NextHops = [.. capabilities.NextHops.Where(entry => entry.Family == family)],
        AddPathFamilies = [.. capabilities.AddPathFamilies.Where(known => known == family)],
        PathsLimit = capabilities.PathsLimit.Where(entry => entry.Key == family).ToDictionary(),
    };

    private static int? GracefulRestart(SectionValues values, int holdTime)
    {
        var time = values.Get("graceful-restart", -1L);
        if (time == 0) time = holdTime;
        return time > 0 ? (int)Math.Min(time, LongestRestart) : null;
    }

    private static List<Family> AddPathFamilies(NeighborDraft draft, IReadOnlyList<Family> families)
    {
        var named = draft.AddPath.ConvertAll(static entry => entry.Family);
        IEnumerable<Family> wanted = draft.AddPathAll ? families : named.Count > 0 ? named : KnownFamilies.AddPathByDefault;
        var ordered = KnownFamilies.AddPathByDefault.Where(wanted.Contains).Concat(wanted.Order());
        return [.. ordered.Distinct().Where(families.Contains)];
    }

    private static Dictionary<Family, int> PathsLimit(NeighborDraft draft, List<Family> addPath)
    {
        var limits = new Dictionary<Family, int>();
        foreach (var (family, limit) in draft.AddPath)
        {
            if (limit > 0 && addPath.Contains(family)) limits.TryAdd(family, limit);
        }

        return limits;
    }
}
