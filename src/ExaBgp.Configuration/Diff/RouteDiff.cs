using ExaBgp.Routes;

namespace ExaBgp.Configuration.Diff;

/// <summary>What changes from one list of routes to the next. In both lists a route stands once.</summary>
public static class RouteDiff
{
    private const int Window = 64;

    /// <summary>The routes that are gone, and those that are new or changed, each in the order of its list.</summary>
    public static (IReadOnlyList<Route> Withdrawn, IReadOnlyList<Route> Announced) Between(IReadOnlyList<Route> before, IReadOnlyList<Route> after)
    {
        List<int> gone = [], come = [];
        Align(before, after, gone, come);
        if (gone.Count == 0) return ([], Pick(after, come));
        if (come.Count == 0) return (Pick(before, gone), []);

        var old = new Dictionary<RouteKey, int>(gone.Count);
        foreach (var at in gone) old.Add(RouteKey.Of(before[at]), at);
        var announced = new List<Route>();
        foreach (var at in come)
        {
            var route = after[at];
            if (!old.Remove(RouteKey.Of(route), out var known) || !IsSame(before[known], route)) announced.Add(route);
        }

        return (Pick(before, [.. old.Values.Order()]), announced);
    }

    /// <summary>
    /// Walks over both lists and leaves out what stands in both in the same order, give or take a few routes put in, taken out or changed. Looking ahead
    /// is bounded: lists that have little in common are left as they are.
    /// </summary>
    private static void Align(IReadOnlyList<Route> before, IReadOnlyList<Route> after, List<int> gone, List<int> come)
    {
        var budget = 4L * (before.Count + after.Count);
        int i = 0, j = 0;
        while (i < before.Count && j < after.Count)
        {
            if (IsSame(before[i], after[j]))
            {
                i++;
                j++;
                continue;
            }

            var (skipped, added) = LookAhead(before, after, i, j, ref budget);
            for (; skipped > 0; skipped--) gone.Add(i++);
            for (; added > 0; added--) come.Add(j++);
        }

        for (; i < before.Count; i++) gone.Add(i);
        for (; j < after.Count; j++) come.Add(j);
    }

    /// <summary>How many routes to pass over in each list until they agree again; one in each when that is not soon.</summary>
    private static (int Before, int After) LookAhead(IReadOnlyList<Route> before, IReadOnlyList<Route> after, int i, int j, ref long budget)
    {
        for (var distance = 1; distance <= Window && budget > 0; distance++)
        {
            budget -= 3;
            if (i + distance < before.Count && j + distance < after.Count && IsSame(before[i + distance], after[j + distance])) return (distance, distance);
            if (i + distance < before.Count && IsSame(before[i + distance], after[j])) return (distance, 0);
            if (j + distance < after.Count && IsSame(before[i], after[j + distance])) return (0, distance);
        }

        return (1, 1);
    }

    private static bool IsSame(in Route before, in Route after) =>
        before.Family == after.Family && before.PathId == after.PathId && before.StartsWithdrawn == after.StartsWithdrawn && before.Watchdog == after.Watchdog
        && before.Nlri.Span.SequenceEqual(after.Nlri.Span) && before.Attributes.Equals(after.Attributes);

    private static List<Route> Pick(IReadOnlyList<Route> routes, List<int> places) => places.ConvertAll(at => routes[at]);
}
