using ExaBgp.Routes;

namespace ExaBgp.Configuration.Diff;

/// <summary>What changes from one list of routes to the next. In both lists a route stands once.</summary>
public static class RouteDiff
{
    /// <summary>The routes that are gone, and those that are new or changed, each in the order of its list.</summary>
    public static (IReadOnlyList<Route> Withdrawn, IReadOnlyList<Route> Announced) Between(IReadOnlyList<Route> before, IReadOnlyList<Route> after)
    {
        var least = Math.Min(before.Count, after.Count);
        var head = 0;
        while (head < least && IsSame(before[head], after[head])) head++;
        var tail = 0;
        while (tail < least - head && IsSame(before[before.Count - 1 - tail], after[after.Count - 1 - tail])) tail++;
        var (oldEnd, newEnd) = (before.Count - tail, after.Count - tail);
        if (head == oldEnd) return ([], Slice(after, head, newEnd));
        if (head == newEnd) return (Slice(before, head, oldEnd), []);

        var old = new Dictionary<RouteKey, int>(oldEnd - head);
        for (var i = head; i < oldEnd; i++) old[RouteKey.Of(before[i])] = i;
        var announced = new List<Route>();
        for (var i = head; i < newEnd; i++)
        {
            var route = after[i];
            if (!old.Remove(RouteKey.Of(route), out var at) || !IsSame(before[at], route)) announced.Add(route);
        }

        return ([.. old.Values.Order().Select(at => before[at])], announced);
    }

    private static bool IsSame(in Route before, in Route after) =>
        before.Family == after.Family && before.PathId == after.PathId && before.StartsWithdrawn == after.StartsWithdrawn && before.Watchdog == after.Watchdog
        && before.Nlri.Span.SequenceEqual(after.Nlri.Span) && before.Attributes.Equals(after.Attributes);

    private static List<Route> Slice(IReadOnlyList<Route> routes, int from, int to)
    {
        var slice = new List<Route>(to - from);
        for (var i = from; i < to; i++) slice.Add(routes[i]);
        return slice;
    }
}
